#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include "catalogue/catalogue.hpp"

namespace gmat_copilot::cli {

void DryRunArguments::declare(CLI::App& command) {
    command
        .add_option("--dry-run", engine,
                    "Fly the script in a child process; the engine follows '=' (default auto: GMAT where it is found, "
                    "else built-in)")
        ->type_name("[=auto|gmat|builtin]")
        ->check(CLI::IsMember({"auto", "gmat", "builtin"}));
    command.add_option("--dry-run-tier", tier, "How far a dry-run goes: load only, or load and run")
        ->type_name("load|run")
        ->check(CLI::IsMember({"load", "run"}))
        ->capture_default_str();
    command.add_option("--timeout", timeout_s, "Time limit of one dry-run")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.1, 86400.0))
        ->capture_default_str();
    command
        .add_option("--gmat-root", gmat_root,
                    "GMAT's folder (holds bin/ and data/); else GMAT_ROOT, PATH, the usual places")
        ->type_name("DIR");
}

std::optional<dryrun::Options> DryRunArguments::options() const {
    if (engine.empty()) {
        return std::nullopt;
    }
    dryrun::Options options;
    options.engine = engine == "gmat"      ? dryrun::EngineChoice::gmat
                     : engine == "builtin" ? dryrun::EngineChoice::builtin
                                           : dryrun::EngineChoice::automatic;
    options.timeout_s = timeout_s;
    options.load_only = tier == "load";
    if (!gmat_root.empty()) {
        options.gmat_root = gmat_root;
    }
    return options;
}

void ColorArgument::declare(CLI::App& command) {
    command.add_option("--color", choice, "Colours: auto means on a terminal")
        ->type_name("auto|always|never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
}

bool ColorArgument::on(int stream) const {
    const ColorChoice wanted = choice == "always"  ? ColorChoice::always
                               : choice == "never" ? ColorChoice::never
                                                   : ColorChoice::automatic;
    return use_color(wanted, stream);
}

void declare_catalogue(CLI::App& command, std::string& value) {
    value = std::string(catalogue::release);
    command.add_option("--catalogue", value, "The GMAT release whose rules apply")
        ->type_name("RELEASE")
        ->check(CLI::IsMember({std::string(catalogue::release)}))
        ->capture_default_str();
}

}  // namespace gmat_copilot::cli
