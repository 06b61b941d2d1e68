#include "lint/symbols.hpp"

#include <cctype>

#include "lint/names.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint {
namespace {

/// A broken statement that was meant to create something.
bool looks_like_create(std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_of(" \t"));
    return same_letters(word, "Create");
}

Symbol builtin_symbol(std::string_view name) {
    Symbol symbol;
    symbol.name = name;
    symbol.type_name = catalogue::builtin_object_type(name);
    symbol.type = catalogue::find_type(symbol.type_name);
    return symbol;
}

}  // namespace

bool Symbol::may_be(std::string_view wanted) const {
    return type == nullptr || type->plugin || catalogue::is_a(*type, wanted);
}

bool Symbol::surely(std::string_view wanted) const {
    return type != nullptr && !type->plugin && catalogue::is_a(*type, wanted);
}

SymbolTable::SymbolTable(const script::Tree& tree) {
    const std::vector<script::Statement>& statements = tree.statements();
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        const script::Statement& statement = statements[i];
        switch (statement.kind()) {
            case script::NodeKind::create: {
                const script::CreateView view = script::read_create(statement);
                for (const script::NodeRef name : view.names) {
                    add({view.type, name, script::created_name(name), i});
                }
                break;
            }
            case script::NodeKind::include: open_world_ = true; break;
            default:
                open_world_ = open_world_ || statement.keyword == "function";
                if (looks_like_create(statement.node.text())) {
                    guess(statement.node.text());
                }
                break;
        }
    }
    for (const auto names : {catalogue::bodies(), catalogue::coordinate_systems()}) {
        for (const std::string_view name : names) {
            builtin_by_name_.emplace(name, builtin_.size());
            builtin_.push_back(builtin_symbol(name));
            names_.push_back(name);
        }
    }
    builtin_by_name_.emplace("SolarSystem", builtin_.size());
    builtin_.push_back(builtin_symbol("SolarSystem"));
    if (created_.size() > name_limit) {
        names_.clear();
    }
}

void SymbolTable::add(const Creation& creation) {
    creations_.push_back(creation);
    const std::string_view type_name = creation.type ? creation.type.text() : std::string_view{};
    const auto [place, added] = by_name_.emplace(creation.name, created_.size());
    if (!added) {
        Symbol& known = created_[place->second];
        if (known.type_name != type_name) {
            known.ambiguous = true;
            known.type = nullptr;
        }
        return;
    }
    Symbol symbol;
    symbol.name = creation.name;
    symbol.type_name = type_name;
    symbol.type = catalogue::find_type(type_name);
    symbol.node = creation.name_node;
    symbol.statement = creation.statement;
    created_.push_back(symbol);
    names_.push_back(creation.name);
}

void SymbolTable::guess(std::string_view text) {
    const auto in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && in_name(text[at])) {
            ++at;
        }
        if (at > begin) {
            Symbol symbol;
            symbol.name = text.substr(begin, at - begin);
            symbol.guessed = true;
            guessed_.emplace(symbol.name, symbol);
        } else {
            ++at;
        }
    }
}

const Symbol* SymbolTable::find(std::string_view name) const {
    if (const auto place = by_name_.find(name); place != by_name_.end()) {
        return &created_[place->second];
    }
    if (const auto place = builtin_by_name_.find(name); place != builtin_by_name_.end()) {
        return &builtin_[place->second];
    }
    const auto place = guessed_.find(name);
    return place == guessed_.end() ? nullptr : &place->second;
}

std::vector<std::string_view> SymbolTable::names_of(std::string_view wanted) const {
    std::vector<std::string_view> fitting;
    for (const std::string_view name : names_) {
        if (const Symbol* symbol = find(name); symbol != nullptr && symbol->may_be(wanted)) {
            fitting.push_back(name);
        }
    }
    return fitting;
}

}  // namespace gmat_copilot::lint
