#include "dryrun/verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gmat_copilot::dryrun {
namespace {

constexpr std::array<std::pair<Tier, std::string_view>, 7> names = {{{Tier::load, "load"},
                                                                     {Tier::run, "run"},
                                                                     {Tier::crash, "crash"},
                                                                     {Tier::timeout, "timeout"},
                                                                     {Tier::unsupported, "unsupported"},
                                                                     {Tier::unavailable, "unavailable"},
                                                                     {Tier::refused, "refused"}}};

}  // namespace

std::string_view to_string(Tier tier) {
    const auto* const row = std::find_if(names.begin(), names.end(), [tier](const auto& r) { return r.first == tier; });
    return row == names.end() ? std::string_view() : row->second;
}

std::optional<Tier> tier_from_string(std::string_view name) {
    const auto* const row =
        std::find_if(names.begin(), names.end(), [name](const auto& r) { return r.second == name; });
    return row == names.end() ? std::nullopt : std::optional(row->first);
}

}  // namespace gmat_copilot::dryrun
