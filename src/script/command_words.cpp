#include "command_words.hpp"

#include <algorithm>
#include <array>

namespace gmat_copilot::script::detail {
namespace {

constexpr auto none = BlockPart::none;
constexpr auto opener = BlockPart::opener;
constexpr auto closer = BlockPart::closer;

constexpr std::array command_words{
    CommandWord{"Achieve", none, "", "Achieve SOLVER(PARAMETER = VALUE, {Tolerance = NUMBER})"},
    CommandWord{"BeginFileThrust", none, "", "BeginFileThrust THRUSTHISTORY(SPACECRAFT)"},
    CommandWord{"BeginFiniteBurn", none, "", "BeginFiniteBurn BURN(SPACECRAFT)"},
    CommandWord{"BeginMissionSequence", none, "", ""},
    CommandWord{"BeginScript", opener, "EndScript", ""},
    CommandWord{"ClearPlot", none, "", "ClearPlot PLOT ...", true},
    CommandWord{"CommandEcho", none, "", "CommandEcho On"},
    CommandWord{"Create", none, "", "Create TYPE NAME ..."},
    CommandWord{"Else", BlockPart::alternative, "If", ""},
    CommandWord{"EndFileThrust", none, "", "EndFileThrust THRUSTHISTORY(SPACECRAFT)"},
    CommandWord{"EndFiniteBurn", none, "", "EndFiniteBurn BURN(SPACECRAFT)"},
    CommandWord{"EndFor", closer, "For", ""},
    CommandWord{"EndIf", closer, "If", ""},
    CommandWord{"EndOptimize", closer, "Optimize", ""},
    CommandWord{"EndScript", closer, "BeginScript", ""},
    CommandWord{"EndTarget", closer, "Target", ""},
    CommandWord{"EndWhile", closer, "While", ""},
    CommandWord{"FindEvents", none, "", "FindEvents LOCATOR {Append = true}"},
    CommandWord{"For", opener, "EndFor", "For VARIABLE = START:STEP:END"},
    CommandWord{"Global", none, "", "Global NAME ...", true},
    CommandWord{"If", opener, "EndIf", "If VALUE < VALUE & VALUE == VALUE"},
    CommandWord{"Maneuver", none, "", "Maneuver BURN(SPACECRAFT)"},
    CommandWord{"MarkPoint", none, "", "MarkPoint PLOT ...", true},
    CommandWord{"Minimize", none, "", "Minimize SOLVER(VARIABLE)"},
    CommandWord{"NoOp", none, "", ""},
    CommandWord{"NonlinearConstraint", none, "", "NonlinearConstraint SOLVER(PARAMETER <= VALUE)"},
    CommandWord{"Optimize", opener, "EndOptimize",
                "Optimize SOLVER {SolveMode = Solve, ExitMode = DiscardAndContinue}"},
    CommandWord{"PenDown", none, "", "PenDown PLOT ...", true},
    CommandWord{"PenUp", none, "", "PenUp PLOT ...", true},
    CommandWord{"Propagate", none, "", "Propagate PROPAGATOR(SPACECRAFT) {SPACECRAFT.PARAMETER = VALUE}"},
    CommandWord{"Report", none, "", "Report REPORTFILE PARAMETER PARAMETER ...", true},
    CommandWord{"RunEstimator", none, "", "RunEstimator ESTIMATOR"},
    CommandWord{"RunSimulator", none, "", "RunSimulator SIMULATOR"},
    CommandWord{"RunSmoother", none, "", "RunSmoother SMOOTHER"},
    CommandWord{"Save", none, "", "Save NAME ...", true},
    CommandWord{"SaveMission", none, "", "SaveMission 'FILE'"},
    CommandWord{"ScriptEvent", none, "", ""},
    CommandWord{"Set", none, "", "Set SPACECRAFT FILEINTERFACE"},
    CommandWord{"Stop", none, "", ""},
    CommandWord{"Target", opener, "EndTarget", "Target SOLVER {SolveMode = Solve, ExitMode = DiscardAndContinue}"},
    CommandWord{"Toggle", none, "", "Toggle SUBSCRIBER ... On", true},
    CommandWord{"UpdateDynamicData", none, "", "UpdateDynamicData DISPLAY ..."},
    CommandWord{"Vary", none, "", "Vary SOLVER(PARAMETER = VALUE, {Perturbation = NUMBER, MaxStep = NUMBER})"},
    CommandWord{"While", opener, "EndWhile", "While VALUE < VALUE"},
    CommandWord{"Write", none, "", "Write NAME ... {Style = Concise}"},
};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

const CommandWord* find_command_word(std::string_view word) {
    const auto* const found =
        std::lower_bound(command_words.begin(), command_words.end(), word,
                         [](const CommandWord& entry, std::string_view w) { return entry.word < w; });
    return found != command_words.end() && found->word == word ? found : nullptr;
}

const CommandWord* find_command_word_in_any_case(std::string_view word) {
    const auto* const found =
        std::find_if(command_words.begin(), command_words.end(), [word](const CommandWord& entry) {
            return std::equal(word.begin(), word.end(), entry.word.begin(), entry.word.end(),
                              [](char a, char b) { return lower(a) == lower(b); });
        });
    return found != command_words.end() ? found : nullptr;
}

}  // namespace gmat_copilot::script::detail
