#include "dryrun/dryrun.hpp"

#include "dryrun/builtin_run.hpp"
#include "dryrun/gmat_run.hpp"
#include "dryrun/policy.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::dryrun {
namespace {

constexpr std::size_t longest_script = std::size_t{16} << 20U;

Verdict without_run(Tier tier, std::string engine, std::string one_line, std::optional<int> line = std::nullopt) {
    Verdict verdict;
    verdict.engine = std::move(engine);
    verdict.tier = tier;
    verdict.one_line = std::move(one_line);
    verdict.line = line;
    return verdict;
}

}  // namespace

Verdict run(std::string_view script, const Options& options) {
    const auto gmat = options.engine == EngineChoice::builtin ? std::nullopt : find_gmat(options.gmat_root);
    const std::string engine = gmat                                   ? engine_name(*gmat)
                               : options.engine == EngineChoice::gmat ? "gmat"
                                                                      : engine::engine_name();
    if (script.size() > longest_script) {
        return without_run(Tier::refused, engine, "the script is larger than 16 MiB");
    }
    if (const auto refusal = find_refusal(script::parse(std::string(script)))) {
        return without_run(Tier::refused, engine, refusal->one_line, refusal->line);
    }
    if (gmat) {
        return run_gmat(script, *gmat, options);
    }
    if (options.engine == EngineChoice::gmat) {
        return without_run(Tier::unavailable, engine,
                           options.gmat_root ? "no GmatConsole below the folder given with --gmat-root"
                                             : "no GMAT found; name its folder with --gmat-root or in GMAT_ROOT");
    }
    return run_builtin(script, options);
}

}  // namespace gmat_copilot::dryrun
