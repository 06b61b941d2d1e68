// The examples of grammar/README.md: what it says GMAT accepts or rejects, the parser accepts or rejects, in the same
// line.
#include <cstdlib>
#include <set>
#include <sstream>

#include "helpers.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::script;

namespace {

struct Example {
    std::string title;  ///< the heading it stands under, and its number there
    std::string text;
    std::uint32_t rejected_line = 0;  ///< 0: accepted
};

/// \t \r \0 \xHH
std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        switch (text.at(++at)) {
            case 't': out += '\t'; break;
            case 'r': out += '\r'; break;
            case '0': out += '\0'; break;
            default: out += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16)); at += 2;
        }
    }
    return out;
}

std::vector<Example> examples() {
    std::istringstream page(test::read_file(std::string(GMAT_COPILOT_SOURCE_DIR) + "/grammar/README.md"));
    std::vector<Example> all;
    std::string heading;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("### ")) {
            heading = line.substr(4);
        }
        if (!line.starts_with("```gmat ")) {
            continue;
        }
        Example example{heading + " #" + std::to_string(all.size()), {}, 0};
        const std::size_t rejected = line.find("rejected: ");
        if (rejected != std::string::npos) {
            example.rejected_line = static_cast<std::uint32_t>(std::atoi(line.c_str() + rejected + 10));
        }
        const bool escaped = line.ends_with("escaped");
        while (std::getline(page, line) && line != "```") {
            example.text += line + '\n';
        }
        example.text = escaped ? unescaped(example.text) : example.text;
        all.push_back(std::move(example));
    }
    return all;
}

}  // namespace

TEST_CASE("the parser judges the examples of the language reference as GMAT does") {
    const std::vector<Example> all = examples();
    CHECK(all.size() > 40);
    for (const Example& example : all) {
        INFO(example.title << "\n" << example.text);
        const Tree tree = parse(example.text);
        CHECK(tree.print() == example.text);
        std::set<std::uint32_t> lines;
        for (const auto& diagnostic : tree.diagnostics()) {
            lines.insert(test::line_of(tree, diagnostic));
        }
        if (example.rejected_line == 0) {
            CHECK(lines.empty());
        } else {
            CHECK(lines.count(example.rejected_line) == 1);
        }
    }
}
