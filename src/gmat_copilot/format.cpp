#include "script/format.hpp"

#include <utility>

#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot {

Formatted format(std::string text, const std::string& path) {
    const script::Tree tree = script::parse(std::move(text), path);
    Formatted result{tree.source(), tree.diagnostics(), {}};
    result.text = script::format(tree).value_or(std::string(tree.source().text()));
    return result;
}

}  // namespace gmat_copilot
