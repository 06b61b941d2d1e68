#include <bitset>
#include <string_view>
#include <unordered_set>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

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

/// The names that are created, and which of them are used. Most words of a script are none; a glance at length and
/// first letter tells.
class Uses {
  public:
    explicit Uses(const SymbolTable& symbols) {
        for (const Symbol& symbol : symbols.created()) {
            if (!symbol.name.empty()) {
                unused_.insert(symbol.name);
                shapes_.set(shape(symbol.name));
            }
        }
    }
    void add(std::string_view word) {
        if (shapes_.test(shape(word))) {
            unused_.erase(word);
        }
    }
    [[nodiscard]] bool contains(std::string_view name) const { return !unused_.contains(name); }

  private:
    static constexpr std::size_t letters = 256;
    static constexpr std::size_t lengths = 64;
    static std::size_t shape(std::string_view word) {
        return static_cast<unsigned char>(word.front()) * lengths + word.size() % lengths;
    }
    std::unordered_set<std::string_view> unused_;
    std::bitset<letters * lengths> shapes_;
};

/// Adds every word of a text; names stand in quotes, too.
void add_words(std::string_view text, Uses& words) {
    std::size_t at = 0;
    const auto word_char = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    while (at < text.size()) {
        const std::size_t begin = at;
        while (at < text.size() && word_char(text[at])) {
            ++at;
        }
        if (at > begin) {
            words.add(text.substr(begin, at - begin));
        } else {
            ++at;
        }
    }
}

}  // namespace

void unused_resource(const Context& context, Sink& sink) {
    Uses used(context.symbols);
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.kind() == NodeKind::create) {
            continue;
        }
        // Setting an object's own fields is no use of it.
        const bool sets_field = statement.kind() == NodeKind::assignment && !statement.in_mission_sequence;
        const NodeRef value = sets_field ? script::read_assignment(statement).value : statement.node;
        if (value) {
            add_words(value.text(), used);
        }
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
