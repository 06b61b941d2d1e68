#include "repair/loop.hpp"

namespace gmat_copilot::repair {

std::string_view to_string(StopReason reason) {
    switch (reason) {
        case StopReason::clean: return "clean";
        case StopReason::budget: return "budget";
        case StopReason::no_progress: return "no-progress";
        case StopReason::oscillation: return "oscillation";
        case StopReason::model_timeout: return "model-timeout";
        case StopReason::model_error: return "model-error";
        case StopReason::unavailable: return "unavailable";
        case StopReason::refused: return "refused";
        case StopReason::cancelled: return "cancelled";
        case StopReason::repeated_failure: return "repeated-failure";
        case StopReason::off_target: return "off-target";
    }
    return "model-error";
}

}  // namespace gmat_copilot::repair
