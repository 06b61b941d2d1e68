#include "cli/tree_json.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "catalogue/catalogue.hpp"
#include "gmat_copilot/gmat_copilot.hpp"
#include "provenance/json_shapes.hpp"

namespace gmat_copilot::cli {

namespace {

/// One value as JSON; the tree itself is written as it is walked, since its JSON is many times the script's size.
std::string json_of(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_text(std::string_view text) { return json_of(nlohmann::json(text)); }

std::string index_or_null(std::uint32_t index) {
    return index == script::no_statement ? "null" : std::to_string(index);
}

/// The node up to its children; true when those follow.
bool begin_node(std::ostream& out, script::NodeRef node) {
    const text::Span span = node.span();
    out << R"({"kind":")" << script::to_string(node.kind()) << R"(","start":)" << span.begin << R"(,"end":)"
        << span.end;
    if (node.op() != script::Op::none) {
        out << R"(,"op":)" << json_text(script::to_string(node.op()));
    }
    if (node.child_count() == 0) {
        out << R"(,"text":)" << json_text(node.text()) << '}';
        return false;
    }
    out << R"(,"children":[)";
    return true;
}

/// An explicit stack: the tree of a long sum is deep.
void write_node(std::ostream& out, script::NodeRef top) {
    struct Level {
        script::NodeRange::iterator next;
        script::NodeRange::iterator last;
        bool first;
    };
    std::vector<Level> levels;
    const auto enter = [&](script::NodeRef node) {
        if (begin_node(out, node)) {
            levels.push_back({node.children().begin(), node.children().end(), true});
        }
    };
    enter(top);
    while (!levels.empty()) {
        Level& level = levels.back();
        if (level.next == level.last) {
            out << "]}";
            levels.pop_back();
            continue;
        }
        const script::NodeRef child = *level.next;
        ++level.next;
        out << (level.first ? "" : ",");
        level.first = false;
        enter(child);
    }
}

void write_statement(std::ostream& out, const script::Statement& statement, std::size_t index) {
    out << R"({"index":)" << index << R"(,"kind":")" << script::to_string(statement.kind()) << R"(","line":)"
        << statement.line << R"(,"keyword":)" << json_text(statement.keyword) << R"(,"label":)"
        << (statement.label ? json_text(statement.label.unquoted()) : "null") << R"(,"parent":)"
        << index_or_null(statement.parent) << R"(,"match":)" << index_or_null(statement.match) << R"(,"gmat_prefix":)"
        << (statement.gmat_prefix ? "true" : "false") << R"(,"in_mission_sequence":)"
        << (statement.in_mission_sequence ? "true" : "false") << R"(,"node":)";
    write_node(out, statement.node);
    out << '}';
}

void write_file(std::ostream& out, const ParsedFile& file) {
    const auto& statements = file.tree.statements();
    const bool has_mission = file.tree.mission_start() < statements.size();
    out << "    {\n      \"path\": " << json_text(file.path)
        << ",\n      \"bytes\": " << file.tree.source().text().size()
        << ",\n      \"mission_start\": " << (has_mission ? std::to_string(file.tree.mission_start()) : "null")
        << ",\n      \"statements\": [";
    for (std::size_t index = 0; index < statements.size(); ++index) {
        out << (index == 0 ? "\n        " : ",\n        ");
        write_statement(out, statements[index], index);
    }
    out << (statements.empty() ? "" : "\n      ") << "],\n      \"diagnostics\": [";
    const char* separator = "\n        ";
    for (const text::Diagnostic& diagnostic : file.tree.diagnostics()) {
        out << separator << json_of(provenance::diagnostic_json(provenance::recorded(diagnostic, file.tree.source())));
        separator = ",\n        ";
    }
    out << (file.tree.diagnostics().empty() ? "" : "\n      ") << "]\n    }";
}

}  // namespace

void write_tree_json(std::ostream& out, const std::vector<ParsedFile>& files) {
    const nlohmann::json tool = {{"name", "gmat-copilot"}, {"version", version()}, {"catalogue", catalogue::release}};
    out << "{\n  \"schema_version\": 1,\n  \"tool\": " << json_of(tool) << ",\n  \"files\": [";
    const char* separator = "\n";
    for (const ParsedFile& file : files) {
        out << separator;
        write_file(out, file);
        separator = ",\n";
    }
    out << (files.empty() ? "" : "\n  ") << "]\n}\n";
}

}  // namespace gmat_copilot::cli
