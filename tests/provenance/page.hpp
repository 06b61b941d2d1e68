// A strict reader of the pages that we write: every tag and attribute is one we know, everything that is opened is
// closed in order, and what is left is text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace test {

struct Tag {
    std::string name;
    std::map<std::string, std::string> attributes;
};

struct Page {
    std::vector<Tag> tags;  ///< in the order they are opened
    std::string text;       ///< without the style sheet, entities decoded; a line feed for every tag

    [[nodiscard]] std::size_t count(const std::string& name) const;
    /// Tags of that name with that class among theirs.
    [[nodiscard]] std::size_t count(const std::string& name, const std::string& kind) const;
    [[nodiscard]] bool says(const std::string& words) const { return text.find(words) != std::string::npos; }
};

/// Throws std::runtime_error on anything that our pages must not hold.
[[nodiscard]] Page read_page(std::string_view html);

}  // namespace test
