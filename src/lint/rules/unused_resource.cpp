#include <cctype>
#include <unordered_set>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using script::NodeKind;
using script::NodeRef;

/// Objects that work by being there.
constexpr std::string_view self_acting[] = {"Subscriber", "EventLocator"};

bool acts_alone(const Symbol& symbol) {
    for (const std::string_view kind : self_acting) {
        if (symbol.may_be(kind)) {
            return true;
        }
    }
    return false;
}

/// Adds every word of a stretch of text.
void add_words(std::string_view text, std::unordered_set<std::string_view>& words) {
    std::size_t at = 0;
    const auto word_char = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    while (at < text.size()) {
        const std::size_t begin = at;
        while (at < text.size() && word_char(text[at])) {
            ++at;
        }
        if (at > begin) {
            words.insert(text.substr(begin, at - begin));
        } else {
            ++at;
        }
    }
}

}  // namespace

void unused_resource(const Context& context, Sink& sink) {
    std::unordered_set<std::string_view> used;
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.kind() == NodeKind::create) {
            continue;
        }
        std::string_view text = statement.node.text();
        if (statement.kind() == NodeKind::assignment && !statement.in_mission_sequence) {
            const std::size_t equals = text.find('=');  // setting an object's own fields is no use of it
            text = equals == std::string_view::npos ? std::string_view{} : text.substr(equals + 1);
        }
        add_words(text, used);
    }
    if (context.symbols.open_world()) {
        return;
    }
    for (const Symbol& symbol : context.symbols.created()) {
        if (symbol.type != nullptr && !acts_alone(symbol) && !used.contains(symbol.name)) {
            sink.info(symbol.node.span(), quoted(symbol.name) + " is created but never used");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
