#include "engine/abilities.hpp"

#include <algorithm>
#include <array>

namespace gmat_copilot::engine {
namespace {

/// Types that do something at run time which this engine does not: their mere presence is too much.
constexpr std::array<std::string_view, 4> acting_types = {"EphemerisFile", "EclipseLocator", "ContactLocator",
                                                          "GmatFunction"};
constexpr std::array<std::string_view, 27> commands = {"Propagate",
                                                       "Maneuver",
                                                       "Report",
                                                       "Target",
                                                       "Vary",
                                                       "Achieve",
                                                       "If",
                                                       "While",
                                                       "For",
                                                       "PenUp",
                                                       "PenDown",
                                                       "ClearPlot",
                                                       "MarkPoint",
                                                       "Toggle",
                                                       "UpdateDynamicData",
                                                       "BeginMissionSequence",
                                                       "BeginScript",
                                                       "EndScript",
                                                       "EndIf",
                                                       "Else",
                                                       "EndWhile",
                                                       "EndFor",
                                                       "EndTarget",
                                                       "Stop",
                                                       "NoOp",
                                                       "EndMissionSequence",
                                                       ""};
constexpr std::array<std::string_view, 9> integrators = {"RungeKutta89",    "RungeKutta68",          "RungeKutta56",
                                                         "PrinceDormand45", "PrinceDormand78",       "PrinceDormand853",
                                                         "BulirschStoer",   "AdamsBashforthMoulton", "RungeKutta4"};
constexpr std::string_view gravity_file = "JGM2.cof";

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool models_resource_type(std::string_view type) { return !among(acting_types, type); }
bool models_command(std::string_view keyword) { return among(commands, keyword); }
bool models_propagator_type(std::string_view type) { return among(integrators, type); }
bool models_gravity_file(std::string_view file) { return file == gravity_file; }

}  // namespace gmat_copilot::engine
