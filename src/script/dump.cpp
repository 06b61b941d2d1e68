#include <array>
#include <string>

#include "script/tree.hpp"

namespace gmat_copilot::script {
namespace {

constexpr std::array<std::string_view, 25> kind_names{
    "create",       "assignment", "call",       "command",   "include", "broken", "keyword", "label",  "type_name",
    "created_name", "path",       "identifier", "call_expr", "number",  "string", "unary",   "binary", "transpose",
    "brace_list",   "matrix",     "row",        "option",    "range",   "raw",    "minus"};

constexpr std::array<std::string_view, 17> op_names{
    "", "+", "-", "*", "/", "^", "%", "==", "~=", "<", "<=", ">", ">=", "&", "|", "negate", "identity"};

/// The text of a node on one line.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n' || c == '\r') {
            out += c == '\n' ? "\\n" : "\\r";
        } else if (byte < 0x20 || byte >= 0x7F) {
            constexpr std::string_view hex = "0123456789ABCDEF";
            out += {'\\', 'x', hex[byte >> 4U], hex[byte & 0xFU]};
        } else {
            out += c;
        }
    }
    return out;
}

void dump_node(NodeRef top, std::string& out) {
    // An explicit stack: the tree of a long sum is deep.
    struct Level {
        NodeRange::iterator at;
        NodeRange::iterator end;
    };
    std::vector<Level> levels;
    const auto enter = [&](NodeRef node) {
        out.append(2 + 2 * levels.size(), ' ');
        out += to_string(node.kind());
        if (node.op() != Op::none) {
            out += ' ';
            out += to_string(node.op());
        }
        out += " <" + one_line(node.text()) + ">\n";
        levels.push_back({node.children().begin(), node.children().end()});
    };
    enter(top);
    while (!levels.empty()) {
        if (levels.back().at == levels.back().end) {
            levels.pop_back();
            continue;
        }
        const NodeRef next = *levels.back().at;
        ++levels.back().at;
        enter(next);
    }
}

std::string index_or_dash(std::uint32_t index) { return index == no_statement ? "-" : std::to_string(index); }

}  // namespace

std::string_view to_string(NodeKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::string_view to_string(Op op) { return op_names.at(static_cast<std::size_t>(op)); }

std::string dump(const Tree& tree) {
    std::string out;
    std::size_t index = 0;
    for (const Statement& statement : tree.statements()) {
        out += '#' + std::to_string(index++) + " line " + std::to_string(statement.line) + " parent " +
               index_or_dash(statement.parent) + " match " + index_or_dash(statement.match) +
               (statement.in_mission_sequence ? " mission" : "") + (statement.gmat_prefix ? " GMAT" : "") + '\n';
        dump_node(statement.node, out);
    }
    for (const text::Diagnostic& diagnostic : tree.diagnostics()) {
        const text::Position at = tree.source().position(diagnostic.span.begin);
        out += diagnostic.rule + " at " + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " +
               diagnostic.message + '\n';
    }
    return out;
}

}  // namespace gmat_copilot::script
