#include "properties.hpp"

#include <algorithm>
#include <set>

#include "script/format.hpp"
#include "script/tokens.hpp"
#include "script/tree.hpp"
#include "script/view.hpp"

namespace fuzz {
namespace {

namespace script = gmat_copilot::script;
namespace text = gmat_copilot::text;

void require(bool holds, const char* what) {
    if (!holds) {
        throw Violated(what);
    }
}

bool within(text::Span inner, text::Span outer) {
    return inner.begin <= inner.end && inner.begin >= outer.begin && inner.end <= outer.end;
}

text::Span whole(const script::Tree& tree) { return {0, static_cast<std::uint32_t>(tree.source().text().size())}; }

void check_nodes(const script::Tree& tree) {
    std::vector<script::NodeRef> open;
    std::uint32_t last = 0;
    for (const script::Statement& statement : tree.statements()) {
        require(within(statement.node.span(), whole(tree)), "a statement lies outside the text");
        require(statement.node.span().begin >= last, "statements overlap");
        last = statement.node.span().end;
        open.push_back(statement.node);
    }
    while (!open.empty()) {
        const script::NodeRef node = open.back();
        open.pop_back();
        std::uint32_t told = node.span().begin;
        for (const script::NodeRef child : node.children()) {
            require(within(child.span(), node.span()), "a node lies outside its parent");
            require(child.span().begin >= told, "nodes overlap");
            told = child.span().end;
            open.push_back(child);
        }
    }
}

void check_blocks(const script::Tree& tree) {
    const auto& all = tree.statements();
    for (std::uint32_t index = 0; index < all.size(); ++index) {
        const script::Statement& statement = all[index];
        require(statement.parent == script::no_statement || statement.parent < index, "a block stands in a later one");
        require(statement.line >= 1 && statement.line <= tree.source().line_count(), "a line that is not there");
        if (statement.match != script::no_statement) {
            require(statement.match < all.size(), "a block's partner is not there");
            const std::uint32_t back = all[statement.match].match;
            const bool other = back == index || (statement.match < index && back > index);  // Else: its If
            require(other, "partners do not agree");
        }
    }
}

void check_diagnostics(const script::Tree& tree) {
    std::set<std::uint32_t> told;
    for (const text::Diagnostic& diagnostic : tree.diagnostics()) {
        require(within(diagnostic.span, whole(tree)), "a diagnostic lies outside the text");
        require(!diagnostic.message.empty(), "a diagnostic says nothing");
        const auto after =
            std::upper_bound(tree.statements().begin(), tree.statements().end(), diagnostic.span.begin,
                             [](std::uint32_t at, const script::Statement& s) { return at < s.node.span().begin; });
        if (after != tree.statements().begin() && diagnostic.span.begin < std::prev(after)->node.span().end) {
            require(told.insert(std::prev(after)->node.span().begin).second, "two diagnostics for one statement");
        }
        if (diagnostic.fix) {
            for (const text::Edit& edit : diagnostic.fix->edits) {
                require(within(edit.span, whole(tree)), "a fix lies outside the text");
            }
        }
    }
}

void read_views(const script::Tree& tree) {
    for (const script::Statement& statement : tree.statements()) {
        for (const script::NodeRef name : script::read_create(statement).names) {
            static_cast<void>(script::created_name(name));
            static_cast<void>(script::created_dimensions(name));
        }
        static_cast<void>(script::path_parts(script::read_assignment(statement).target));
        static_cast<void>(script::read_propagate(statement));
        static_cast<void>(script::read_object_command(statement));
        static_cast<void>(script::read_solver_block(statement));
        static_cast<void>(script::read_list_command(statement));
        static_cast<void>(script::read_condition(statement));
        static_cast<void>(script::read_for(statement));
        static_cast<void>(script::read_call(statement));
        static_cast<void>(statement.label.unquoted());
    }
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string without_layout(std::string_view text) {
    std::string rest;
    std::copy_if(text.begin(), text.end(), std::back_inserter(rest),
                 [](char c) { return !is_blank(c) && c != '\n' && c != '\r'; });
    return rest;
}

}  // namespace

void parses(std::string_view text) {
    const script::Tree tree = script::parse(std::string(text));
    check_nodes(tree);
    check_blocks(tree);
    check_diagnostics(tree);
    read_views(tree);
    require(script::dump(tree).size() >= tree.statements().size(), "the dump leaves statements out");
}

void prints_back(std::string_view text) {
    const script::Tree tree = script::parse(std::string(text));
    require(tree.print() == text, "the tree prints another text");
    std::uint32_t told = 0;
    for (const script::Token& token : script::tokens(tree)) {
        require(token.span.begin >= told && token.span.end > token.span.begin, "tokens overlap, or are empty");
        const std::string_view gap = text.substr(told, token.span.begin - told);
        require(std::all_of(gap.begin(), gap.end(), is_blank), "something between tokens is lost");
        told = token.span.end;
    }
    const std::string_view rest = text.substr(told);
    require(std::all_of(rest.begin(), rest.end(), is_blank), "something behind the last token is lost");
}

void formats(std::string_view text) {
    const script::Tree tree = script::parse(std::string(text));
    const std::optional<std::string> once = script::format(tree);
    require(once.has_value() == tree.diagnostics().empty(), "formats what cannot be read, or does not what can");
    if (!once) {
        return;
    }
    require(without_layout(*once) == without_layout(text), "more than the layout changed");
    const std::optional<std::string> twice = script::format(script::parse(*once));
    require(twice == once, "the canonical layout has another canonical layout");
}

}  // namespace fuzz
