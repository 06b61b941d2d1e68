#include "cli/check_formats.hpp"

#include <array>

namespace gmat_copilot::cli {

namespace {
constexpr std::array<OutputFormat, 5> table = {{
    {"text", "for people and grep", check_text},
    {"json", "for programs", check_json},
    {"sarif", "SARIF 2.1.0 for code scanning", check_sarif},
    {"github", "annotations in GitHub Actions", check_github},
    {"junit", "XML test reports", check_junit},
}};
}  // namespace

std::span<const OutputFormat> output_formats() { return table; }

}  // namespace gmat_copilot::cli
