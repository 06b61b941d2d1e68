#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "command_words.hpp"
#include "passes.hpp"
#include "script/tree.hpp"
#include "tree_data.hpp"

namespace gmat_copilot::script {
namespace {

using detail::TreeData;

bool starts_with_gmat(std::string_view text) {
    return text.size() > 4 && text.starts_with("GMAT") && (text[4] == ' ' || text[4] == '\t');
}

Statement read_statement(NodeRef node) {
    Statement statement;
    statement.node = node;
    const std::string_view text = node.text();
    statement.gmat_prefix = node.kind() != NodeKind::broken && starts_with_gmat(text);
    switch (node.kind()) {
        case NodeKind::create: {
            const std::string_view before = text.substr(0, node.child(0).span().begin - node.span().begin);
            statement.keyword = before.substr(before.find("Create"), 6);
            break;
        }
        case NodeKind::include: statement.keyword = text.substr(0, 8); break;
        case NodeKind::command: statement.keyword = node.child(0).text(); break;
        default: break;
    }
    statement.label = node.find(NodeKind::label);
    return statement;
}

void list_statements(TreeData& tree) {
    // Neither has fewer elements than there are statements.
    tree.statements.reserve(std::min<std::size_t>(tree.nodes.size(), tree.source.line_count()));
    std::uint32_t line = 1;
    for (std::uint32_t index = 0; index < tree.nodes.size(); index += tree.nodes[index].size) {
        Statement statement = read_statement(NodeRef(tree.nodes.begin() + index, tree.source.text().data()));
        const std::uint32_t begin = tree.nodes[index].begin;
        while (line < tree.source.line_count() && tree.source.line_start(line + 1) <= begin) {
            ++line;
        }
        statement.line = line;
        tree.statements.push_back(statement);
    }
}

/// GMAT enters command mode at the first command, BeginMissionSequence or not.
void find_mission_start(TreeData& tree) {
    const auto starts = [](const Statement& s) {
        return s.kind() == NodeKind::command && detail::find_command_word(s.keyword) != nullptr;
    };
    const auto first = std::find_if(tree.statements.begin(), tree.statements.end(), starts);
    tree.mission_start = static_cast<std::uint32_t>(first - tree.statements.begin());
    for (auto at = first; at != tree.statements.end(); ++at) {
        at->in_mission_sequence = true;
        tree.has_begin_mission_sequence = tree.has_begin_mission_sequence || at->keyword == "BeginMissionSequence";
    }
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Collects what is wrong, one diagnostic for each statement: of several, the first to be added tells the others in
/// notes.
class Complaints {
  public:
    explicit Complaints(const std::vector<Statement>& statements) : statements_(statements) {}

    void add(text::Diagnostic diagnostic) {
        const auto after = std::upper_bound(
            statements_.begin(), statements_.end(), diagnostic.span.begin,
            [](std::uint32_t at, const Statement& statement) { return at < statement.node.span().begin; });
        const bool inside = after != statements_.begin() && diagnostic.span.begin < std::prev(after)->node.span().end;
        const auto statement = inside ? static_cast<std::uint32_t>(after - statements_.begin()) - 1 : no_statement;
        const auto [told, is_first] = told_.try_emplace(statement, found_.size());
        if (is_first || !inside) {
            found_.push_back(std::move(diagnostic));
            return;
        }
        std::vector<std::string>& notes = found_[told->second].notes;
        notes.push_back(std::move(diagnostic.message));
        std::move(diagnostic.notes.begin(), diagnostic.notes.end(), std::back_inserter(notes));
    }

    /// In text order.
    [[nodiscard]] std::vector<text::Diagnostic> take() {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
        return std::move(found_);
    }

  private:
    const std::vector<Statement>& statements_;
    std::vector<text::Diagnostic> found_;
    std::map<std::uint32_t, std::size_t> told_;  ///< by statement: its diagnostic
};

/// The header of a function file can only be its first statement.
text::Diagnostic misplaced_header(const Statement& statement) {
    text::Diagnostic diagnostic;
    diagnostic.rule = "syntax-error";
    diagnostic.span = statement.node.span();
    diagnostic.message = "only a function file has a \"function\" line, and it is the first statement of the file";
    diagnostic.notes.emplace_back("put the function into a file of its own, named like it and ending in .gmf");
    return diagnostic;
}

/// What is wrong with the statements, each by itself.
std::vector<text::Diagnostic> statement_complaints(const TreeData& tree) {
    const std::string_view text = tree.source.text();
    const auto foreign = std::find_if_not(text.begin(), text.end(), is_ascii);
    const auto foreign_at = static_cast<std::uint32_t>(foreign - text.begin());
    Complaints all(tree.statements);
    if (foreign != text.end()) {
        all.add(detail::diagnose_encoding(tree, foreign_at));
    }
    bool in_mission = false;
    for (std::size_t index = 0; index < tree.statements.size(); ++index) {
        const Statement& statement = tree.statements[index];
        in_mission = in_mission || statement.keyword == "BeginMissionSequence";
        const text::Span span = statement.node.span();
        const bool told = foreign_at >= span.begin && foreign_at < span.end;
        if (statement.kind() == NodeKind::broken && !told) {
            all.add(detail::diagnose(tree.source, span, in_mission));
        } else if (index > 0 && statement.kind() == NodeKind::command && statement.keyword == "function") {
            all.add(misplaced_header(statement));
        } else if (auto found = detail::swallowed_comment(tree, statement, in_mission)) {
            all.add(*std::move(found));
        }
    }
    return all.take();
}

/// Pairs the blocks, and adds what is wrong with them.
void pair_and_complain(TreeData& tree) {
    tree.diagnostics = statement_complaints(tree);
    std::vector<text::Diagnostic> blocks = detail::pair_blocks(tree);
    if (blocks.empty()) {
        return;
    }
    Complaints all(tree.statements);
    for (std::vector<text::Diagnostic>* const list : {&tree.diagnostics, &blocks}) {
        for (text::Diagnostic& diagnostic : *list) {
            all.add(std::move(diagnostic));
        }
    }
    tree.diagnostics = all.take();
}

}  // namespace

Tree parse(std::string text, std::string path) {
    auto data = std::make_unique<TreeData>();
    data->source = text::SourceText(std::move(text), std::move(path));
    data->nodes = detail::build_nodes(data->source.text());
    list_statements(*data);
    find_mission_start(*data);
    pair_and_complain(*data);
    return Tree(std::move(data));
}

}  // namespace gmat_copilot::script
