#include <algorithm>
#include <cctype>
#include <string>

#include "draft/planner/second_thoughts/thought.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

}  // namespace

Draft::Draft(const model::FailingDraft& failing)
    : tree(script::parse(failing.script)), text(tree.source().text()), found(failing.diagnostics), uses(tree) {
    for (const script::Statement& statement : tree.statements()) {
        if (statement.kind() == script::NodeKind::create) {
            const script::CreateView create = script::read_create(statement);
            for (const script::NodeRef name : create.names) {
                type.try_emplace(script::created_name(name), create.type.text());
            }
        }
    }
}

std::uint32_t Draft::statement_at(std::uint32_t offset) const {
    const std::vector<script::Statement>& all = tree.statements();
    const auto behind = std::upper_bound(
        all.begin(), all.end(), offset,
        [](std::uint32_t at, const script::Statement& statement) { return at < statement.node.span().begin; });
    if (behind == all.begin() || std::prev(behind)->node.span().end < offset) {
        return count();
    }
    return static_cast<std::uint32_t>(behind - all.begin()) - 1;
}

std::string_view Draft::text_of(std::uint32_t index) const {
    const std::string_view whole = statement(index).node.text();
    return whole.substr(0, whole.find_last_not_of(" \t;\r\n") + 1);
}

std::uint32_t Draft::column(std::uint32_t index) const {
    return tree.source().position(statement(index).node.span().begin).column;
}

text::Span Draft::lines_of(std::uint32_t index) const {
    const text::Span span = statement(index).node.span();
    return {tree.source().line_start(tree.source().position(span.begin).line),
            tree.source().line_start(tree.source().position(span.end).line + 1)};
}

std::string_view Draft::type_of(std::string_view name) const {
    const auto created = type.find(name);
    return created == type.end() ? std::string_view{} : created->second;
}

bool Draft::has(std::string_view rule) const {
    return std::any_of(found.begin(), found.end(),
                       [rule](const text::Diagnostic& d) { return d.rule == rule && text::is_blocking(d); });
}

bool reads_better(const Draft& draft, const Edits& edits) {
    return script::parse(text::apply_edits(draft.text, edits)).diagnostics().size() < draft.tree.diagnostics().size();
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_name(std::string_view text) {
    return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
           std::all_of(text.begin(), text.end(), is_word_char);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

text::Span span_of(const Draft& draft, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - draft.text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

}  // namespace gmat_copilot::drafting::planner::second
