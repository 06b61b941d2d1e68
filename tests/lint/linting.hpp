// Short ways to lint a text in a test.
#pragma once

#include <string>
#include <vector>

#include "lint/lint.hpp"

namespace test {

/// As on a machine without GMAT, in an empty folder.
inline gmat_copilot::lint::Options without_files() {
    gmat_copilot::lint::Options options;
    options.find_file = [](gmat_copilot::lint::FilePlace, std::string_view) {
        return gmat_copilot::lint::FileAnswer::unknown;
    };
    return options;
}

inline std::vector<gmat_copilot::text::Diagnostic> lint(const std::string& script) {
    return gmat_copilot::lint::check(gmat_copilot::script::parse(script), without_files());
}

inline std::vector<gmat_copilot::text::Diagnostic> blocking(const std::string& script) {
    std::vector<gmat_copilot::text::Diagnostic> found;
    for (auto& diagnostic : lint(script)) {
        if (gmat_copilot::text::is_blocking(diagnostic)) {
            found.push_back(std::move(diagnostic));
        }
    }
    return found;
}

/// "rule@line" of each finding, one a line, for messages of failed checks.
inline std::string listed(const std::string& script, const std::vector<gmat_copilot::text::Diagnostic>& diagnostics) {
    const gmat_copilot::text::SourceText source(script);
    std::string lines;
    for (const auto& diagnostic : diagnostics) {
        lines += diagnostic.rule + "@" + std::to_string(source.position(diagnostic.span.begin).line) + ": " +
                 diagnostic.message + "\n";
    }
    return lines;
}

}  // namespace test
