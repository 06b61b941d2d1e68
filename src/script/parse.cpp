#include <algorithm>
#include <iterator>
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
        Statement statement = read_statement(NodeRef(&tree, index));
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

/// A statement that is broken and breaks a block as well gets one diagnostic, which tells both.
void add_block_complaints(TreeData& tree) {
    const std::size_t told = tree.diagnostics.size();
    for (text::Diagnostic& complaint : detail::pair_blocks(tree)) {
        const auto last = tree.diagnostics.begin() + static_cast<std::ptrdiff_t>(told);
        const auto broken = std::lower_bound(
            tree.diagnostics.begin(), last, complaint.span.begin,
            [](const text::Diagnostic& diagnostic, std::uint32_t begin) { return diagnostic.span.begin < begin; });
        if (broken != last && broken->span.begin < complaint.span.end) {
            broken->notes.push_back(std::move(complaint.message));
            std::move(complaint.notes.begin(), complaint.notes.end(), std::back_inserter(broken->notes));
        } else {
            tree.diagnostics.push_back(std::move(complaint));
        }
    }
}

/// The header of a function file can only be its first statement.
void complain_about_headers(TreeData& tree) {
    for (std::size_t index = 1; index < tree.statements.size(); ++index) {
        const Statement& statement = tree.statements[index];
        if (statement.kind() == NodeKind::command && statement.keyword == "function") {
            text::Diagnostic diagnostic;
            diagnostic.rule = "syntax-error";
            diagnostic.span = statement.node.span();
            diagnostic.message =
                "only a function file has a \"function\" line, and it is the first statement of the file";
            diagnostic.notes.emplace_back("put the function into a file of its own, named like it and ending in .gmf");
            tree.diagnostics.push_back(std::move(diagnostic));
        }
    }
}

void complain(TreeData& tree) {
    const std::string_view text = tree.source.text();
    const auto foreign = std::find_if_not(text.begin(), text.end(), is_ascii);
    const auto foreign_at = static_cast<std::uint32_t>(foreign - text.begin());
    if (foreign != text.end()) {
        tree.diagnostics.push_back(detail::diagnose_encoding(tree, foreign_at));
    }
    bool in_mission = false;
    for (const Statement& statement : tree.statements) {
        in_mission = in_mission || statement.keyword == "BeginMissionSequence";
        const text::Span span = statement.node.span();
        const bool told = foreign_at >= span.begin && foreign_at < span.end;
        if (statement.kind() == NodeKind::broken && !told) {
            tree.diagnostics.push_back(detail::diagnose(tree.source, span, in_mission));
        }
    }
    complain_about_headers(tree);
    const auto sort = [&tree] {
        std::stable_sort(tree.diagnostics.begin(), tree.diagnostics.end(),
                         [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    };
    sort();
    add_block_complaints(tree);
    sort();
}

}  // namespace

Tree parse(std::string text, std::string path) {
    auto data = std::make_unique<TreeData>();
    data->source = text::SourceText(std::move(text), std::move(path));
    data->nodes = detail::build_nodes(data->source.text());
    list_statements(*data);
    find_mission_start(*data);
    complain(*data);
    return Tree(std::move(data));
}

}  // namespace gmat_copilot::script
