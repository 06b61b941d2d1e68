// A real headless browser, for what only a browser can tell: what a page looks like when it is laid out.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "support/files.hpp"

namespace test {

struct Window {
    int width = 1200;
    int height = 900;
    bool dark = false;  ///< what the reader's system prefers
};

class Chromium {
  public:
    /// The document as it stands after loading. Throws std::runtime_error when the browser fails.
    [[nodiscard]] std::string document(const std::string& html, const Window& window = {});

    /// What `expression` (JavaScript) is in the laid-out page. The page's policy forbids scripts; it is taken out of
    /// the copy that is measured, and nothing else is changed.
    [[nodiscard]] nlohmann::json measure(const std::string& html, const std::string& expression,
                                         const Window& window = {});

    /// What the browser had to complain about in the last page.
    [[nodiscard]] const std::string& complaints() const { return complaints_; }

  private:
    TemporaryFolder folder_;
    std::string complaints_;
};

}  // namespace test
