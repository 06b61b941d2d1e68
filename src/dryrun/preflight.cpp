#include "dryrun/preflight.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include "dryrun/gmat_run.hpp"
#include "dryrun/installed_files.hpp"
#include "dryrun/plain_text.hpp"
#include "dryrun/policy.hpp"
#include "dryrun/preflight_needs.hpp"
#include "engine/abilities.hpp"
#include "engine/engine.hpp"

namespace gmat_copilot::dryrun {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 200;

/// Why a need is not met; empty when it is. The whole list of what is ever checked is here and in the two functions
/// below.
using Check = std::string (*)(const Need& need);

std::string base_name(std::string_view path) { return std::string(path.substr(path.find_last_of("/\\") + 1)); }

// What the built-in engine models.

std::string builtin_resource(const Need& need) {
    return engine::models_resource_type(need.name) ? "" : "the built-in engine does not model " + need.name;
}
std::string builtin_command(const Need& need) {
    return engine::models_command(need.name) ? "" : "the built-in engine does not model the command " + need.name;
}
std::string builtin_propagator(const Need& need) {
    return engine::models_propagator_type(need.name)
               ? ""
               : "the built-in engine does not model propagators of the type " + need.name;
}
std::string builtin_gravity_file(const Need& need) {
    return !need.flown || engine::models_gravity_file(base_name(need.name))
               ? ""
               : "the built-in engine has no gravity file but JGM2.cof";
}
std::string builtin_function(const Need& /*unused*/) { return "the built-in engine does not call GMAT functions"; }
std::string builtin_include(const Need& /*unused*/) { return "the built-in engine reads no #Include files"; }

struct BuiltinCheck {
    NeedKind kind;
    Check check;
};
constexpr std::array builtin_checks = {
    BuiltinCheck{NeedKind::resource, builtin_resource},     BuiltinCheck{NeedKind::command, builtin_command},
    BuiltinCheck{NeedKind::propagator, builtin_propagator}, BuiltinCheck{NeedKind::gravity_file, builtin_gravity_file},
    BuiltinCheck{NeedKind::function, builtin_function},     BuiltinCheck{NeedKind::include_file, builtin_include}};

/// Null for what the built-in engine passes over: files it does not read do not keep it from flying.
const BuiltinCheck* builtin_check(NeedKind kind) {
    const auto* const found = std::find_if(builtin_checks.begin(), builtin_checks.end(),
                                           [kind](const BuiltinCheck& row) { return row.kind == kind; });
    return found == builtin_checks.end() ? nullptr : found;
}

// What a located GMAT has on its disk.

class GmatChecks {
  public:
    explicit GmatChecks(const GmatInstallation& gmat)
        : bin_(gmat.root / "bin"), files_(installed_files(gmat)), plugins_(installed_plugins(gmat)) {}

    /// False for what GMAT always has, and for #Include files, without which it goes on.
    [[nodiscard]] static bool looks_up(const Need& need) {
        return need.kind != NeedKind::resource && need.kind != NeedKind::command &&
               need.kind != NeedKind::include_file && (need.kind != NeedKind::propagator || !need.library.empty());
    }

    [[nodiscard]] std::string missing(const Need& need) const {
        if (!need.library.empty()) {
            return plugins_.count(need.library) > 0
                       ? ""
                       : need.name + " needs the plugin " + need.library + ", which this GMAT does not load";
        }
        std::error_code error;  // a relative name is looked up from bin/, an absolute one stays what it is
        const bool there = files_->count(base_name(need.name)) > 0 || fs::exists(bin_ / need.name, error);
        return there ? "" : base_name(need.name) + " is not among the files of this GMAT";
    }

  private:
    fs::path bin_;
    std::shared_ptr<const InstalledFiles> files_;
    InstalledFiles plugins_;
};

void note(Preflight& preflight, const Need& need, const std::string& detail, Tier tier) {
    if (preflight.checks.size() >= max_preflight_checks && detail.empty()) {
        return;
    }
    if (preflight.ok && !detail.empty()) {
        preflight.ok = false;
        preflight.tier = tier;
        preflight.one_line = "line " + std::to_string(need.line) + ": " + one_printable_line(detail, longest_name);
    }
    if (preflight.checks.size() < max_preflight_checks) {
        preflight.checks.push_back({std::string(to_string(need.kind)),
                                    one_printable_line(without_absolute_paths(need.name), longest_name), need.line,
                                    detail.empty(), one_printable_line(detail, longest_name)});
    }
}

}  // namespace

Preflight preflight(std::string_view script, const Options& options) {
    Preflight preflight;
    const auto gmat = options.engine == EngineChoice::builtin ? std::nullopt : find_gmat(options.gmat_root);
    if (!gmat && options.engine == EngineChoice::gmat) {
        preflight.engine = "gmat";
        return preflight;
    }
    preflight.engine = gmat ? engine_name(*gmat) : engine::engine_name();
    const script::Tree tree = script::parse(std::string(script));
    if (find_refusal(tree)) {
        return preflight;
    }
    const std::vector<Need> needs = needs_of(tree);
    if (gmat) {
        const GmatChecks checks(*gmat);
        for (const Need& need : needs) {
            if (GmatChecks::looks_up(need)) {
                note(preflight, need, checks.missing(need), Tier::unavailable);
            }
        }
        return preflight;
    }
    for (const Need& need : needs) {
        if (const BuiltinCheck* const row = builtin_check(need.kind)) {
            note(preflight, need, row->check(need), Tier::unsupported);
        }
    }
    return preflight;
}

Verdict verdict_of(const Preflight& preflight) {
    Verdict verdict;
    verdict.engine = preflight.engine;
    verdict.tier = preflight.tier;
    verdict.one_line = preflight.one_line;
    const auto missing = std::find_if(preflight.checks.begin(), preflight.checks.end(),
                                      [](const PreflightCheck& check) { return !check.ok; });
    if (missing != preflight.checks.end()) {
        verdict.line = missing->line;
    }
    return verdict;
}

}  // namespace gmat_copilot::dryrun
