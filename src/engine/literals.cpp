#include "engine/literals.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace gmat_copilot::engine {

using script::NodeKind;
using script::NodeRef;
using script::Op;

std::optional<double> number_text(std::string_view text) {
    double sign = 1.0;
    while (!text.empty() && (text.front() == '+' || text.front() == '-' || text.front() == ' ')) {
        sign = text.front() == '-' ? -sign : sign;
        text.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) ||
        std::isalpha(static_cast<unsigned char>(text.front())) != 0) {
        return std::nullopt;
    }
    return sign * value;
}

std::optional<double> number_literal(NodeRef node) {
    double sign = 1.0;
    for (int depth = 0; node.is(NodeKind::unary) && depth < 4; ++depth) {
        sign = node.op() == Op::negate || node.op() == Op::subtract ? -sign : sign;
        node = node.child(0);
    }
    if (node.is(NodeKind::number) || node.is(NodeKind::raw)) {
        if (const auto value = number_text(node.text())) {
            return sign * *value;
        }
    }
    return std::nullopt;
}

std::string in_quotes(std::string_view text) { return "\"" + std::string(text.substr(0, 120)) + "\""; }

std::string word(NodeRef node) {
    if (!node) {
        return {};
    }
    return node.is(NodeKind::string) ? node.unquoted() : std::string(node.text());
}

std::optional<bool> switch_literal(NodeRef node) {
    std::string text = word(node);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    if (text == "true" || text == "on") {
        return true;
    }
    if (text == "false" || text == "off") {
        return false;
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::engine
