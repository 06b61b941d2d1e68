#include <array>

#include "cli/command.hpp"

namespace gmat_copilot::cli {

namespace {
constexpr std::array<Command, 10> table = {{
    {"draft", declare_draft},
    {"repair", declare_repair},
    {"check", declare_check},
    {"format", declare_format},
    {"parse", declare_parse},
    {"trace", declare_trace},
    {"explain", declare_explain},
    {"models", declare_models},
    {"doctor", declare_doctor},
    {"engine-child", declare_engine_child},
}};
}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace gmat_copilot::cli
