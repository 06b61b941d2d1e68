// gmat-copilot doctor: what this machine has that a run would use.
#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>

#include "catalogue/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

/// Data that GMAT reads in almost every mission, relative to its root.
constexpr std::array<std::string_view, 4> data_files = {
    "data/gravity/earth/JGM2.cof",
    "data/planetary_coeff/eopc04_08.62-now",
    "data/planetary_ephem/de/leDE1941.405",
    "data/time/tai-utc.dat",
};

/// Variables that may hold a credential: their names are shown, their values never.
constexpr std::array<std::string_view, 1> credential_variables = {"GMAT_COPILOT_API_KEY"};

void row(std::string_view name, std::string_view value) {
    std::cout << name << std::string(name.size() < 14 ? 14 - name.size() : 1, ' ') << printable(value) << '\n';
}

void report_gmat(const std::optional<std::filesystem::path>& root) {
    const auto gmat = dryrun::find_gmat(root);
    if (!gmat) {
        row("GMAT", "not found; dry-runs use the built-in engine (--gmat-root DIR or GMAT_ROOT tells where GMAT is)");
        return;
    }
    row("GMAT", (gmat->release.empty() ? "release unknown" : gmat->release) + ", " + gmat->console.string());
    std::error_code ignored;
    for (const std::string_view file : data_files) {
        const bool there = std::filesystem::exists(gmat->root / file, ignored);
        row("  data", std::string(file) + (there ? "" : ": missing"));
    }
}

int run(const Context& context, const std::string& gmat_root) {
    row("gmat-copilot", std::string(version()) + ", catalogue " + std::string(catalogue::release));
    row("engine", "built in, always available");
    report_gmat(gmat_root.empty() ? std::nullopt : std::optional<std::filesystem::path>(gmat_root));
    for (const std::string_view name : credential_variables) {
        row("credential", std::string(name) + (context.environment(std::string(name)) ? " is set" : " is not set"));
    }
    row("base URL", context.environment("GMAT_COPILOT_BASE_URL") ? "GMAT_COPILOT_BASE_URL is set"
                                                                 : "GMAT_COPILOT_BASE_URL is not set");
    row("temporary", std::filesystem::temp_directory_path().string());
    return passed;
}

}  // namespace

CLI::App* declare_doctor(CLI::App& root, Context& context) {
    CLI::App* command =
        root.add_subcommand("doctor", "Tell what this machine has: GMAT, its data, credentials (names only)");
    auto gmat_root = std::make_shared<std::string>();
    command->add_option("--gmat-root", *gmat_root, "GMAT's folder (holds bin/ and data/)")->type_name("DIR");
    command->callback([gmat_root, &context] { context.exit_code = run(context, *gmat_root); });
    return command;
}

}  // namespace gmat_copilot::cli
