#include "dryrun/policy.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string_view>
#include <vector>

#include "dryrun/plain_text.hpp"
#include "script/view.hpp"

namespace gmat_copilot::dryrun {
namespace {

using script::NodeKind;
using script::NodeRef;
using script::Statement;

// Fields whose value is a file GMAT writes, or a file whose content a script can read out, or code it runs. In lower
// case.
constexpr std::array<std::string_view, 12> file_fields = {
    "filename",   "filenames",           "fullpathfilename", "reportfile",   "matlabfile",   "datafile",
    "outputfile", "outputwarmstartfile", "outputfilename",   "solutionfile", "functionpath", "specsfilename"};

struct Forbidden {
    std::string_view name;
    std::string_view why;
};
constexpr std::array<Forbidden, 4> forbidden_types = {{{"MatlabFunction", "runs code in MATLAB"},
                                                       {"FminconOptimizer", "runs code in MATLAB"},
                                                       {"ExternalForceModel", "runs a Python program"},
                                                       {"PythonModule", "runs a Python program"}}};
constexpr std::array<Forbidden, 2> forbidden_commands = {
    {{"CallPythonFunction", "runs a Python program"}, {"CallMatlabFunction", "runs code in MATLAB"}}};
// Commands that write a file: into the output folder when given a plain name, elsewhere when given a folder.
constexpr std::string_view save_mission = "SaveMission";
constexpr std::string_view use_plain_name =
    " names a file outside the output folder; use a plain file name such as 'Report.txt'";
constexpr std::string_view python = "Python";
constexpr std::string_view file_name_separators = " \t\r\n'\"{}[](),;=";

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool is_file_field(std::string_view name) {
    return std::find(file_fields.begin(), file_fields.end(), lower(name)) != file_fields.end();
}

template <std::size_t N>
const Forbidden* find(const std::array<Forbidden, N>& table, std::string_view name) {
    const auto* const row =
        std::find_if(table.begin(), table.end(), [name](const Forbidden& f) { return f.name == name; });
    return row == table.end() ? nullptr : row;
}

/// Whether any word of a value leads outside. Words, because a value may be one name, a quoted one or a list of them.
bool any_word_leads_outside(std::string_view value) {
    while (!value.empty()) {
        const std::size_t end = std::min(value.find_first_of(file_name_separators), value.size());
        if (leads_outside(value.substr(0, end))) {
            return true;
        }
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return false;
}

Refusal refuse(const Statement& statement, const std::string& what) {
    const int line = static_cast<int>(statement.line);
    return {"not run, line " + std::to_string(line) + ": " + what, line};
}

std::string printable(std::string_view text) { return one_printable_line(without_absolute_paths(text), 100); }

/// Looks through one script, statement by statement.
class Inspector {
  public:
    explicit Inspector(const script::Tree& tree) {
        for (const Statement& statement : tree.statements()) {
            if (statement.kind() == NodeKind::create) {
                const script::CreateView create = script::read_create(statement);
                if (create.type && create.type.text() == "String") {
                    for (const NodeRef name : create.names) {
                        strings_.emplace(script::created_name(name));
                    }
                }
            }
        }
    }

    [[nodiscard]] std::optional<Refusal> inspect(const Statement& statement) const;

  private:
    [[nodiscard]] static std::optional<Refusal> inspect_create(const Statement& statement);
    [[nodiscard]] std::optional<Refusal> inspect_assignment(const Statement& statement) const;
    [[nodiscard]] static std::optional<Refusal> inspect_text(const Statement& statement);
    [[nodiscard]] static std::optional<Refusal> inspect_calls(const Statement& statement);
    [[nodiscard]] bool is_computed(const Statement& statement, NodeRef value) const;

    std::set<std::string, std::less<>> strings_;
};

std::optional<Refusal> Inspector::inspect_create(const Statement& statement) {
    const script::CreateView create = script::read_create(statement);
    const Forbidden* const type = create.type ? find(forbidden_types, create.type.text()) : nullptr;
    return type == nullptr ? std::nullopt
                           : std::optional(refuse(statement, std::string(type->name) + " " + std::string(type->why)));
}

/// A name that is only known when the script runs.
bool Inspector::is_computed(const Statement& statement, NodeRef value) const {
    if (!statement.in_mission_sequence) {
        return false;  // GMAT takes values literally there
    }
    return value.is(NodeKind::call_expr) || value.is(NodeKind::binary) || strings_.count(value.text()) > 0;
}

std::optional<Refusal> Inspector::inspect_assignment(const Statement& statement) const {
    const script::AssignmentView assignment = script::read_assignment(statement);
    if (!assignment.target.is(NodeKind::path) || !assignment.value) {
        return std::nullopt;
    }
    const std::vector<std::string_view> parts = script::path_parts(assignment.target);
    if (parts.size() < 2 || !is_file_field(parts.back())) {
        return std::nullopt;
    }
    if (is_computed(statement, assignment.value)) {
        return refuse(statement, printable(assignment.target.text()) +
                                     " is set to a file name that is only known at run time; write the name itself");
    }
    if (any_word_leads_outside(assignment.value.text())) {
        return refuse(statement, printable(assignment.target.text()).append(use_plain_name));
    }
    return std::nullopt;
}

/// For what the parser could not read but GMAT perhaps can: a file field and a way out in one statement are enough.
std::optional<Refusal> Inspector::inspect_text(const Statement& statement) {
    const std::string text = lower(statement.node.text());
    const bool names_file = std::any_of(file_fields.begin(), file_fields.end(), [&text](std::string_view field) {
        return text.find("." + std::string(field)) != std::string::npos;
    });
    if (names_file && any_word_leads_outside(text)) {
        return refuse(statement, std::string("the statement").append(use_plain_name));
    }
    for (const Forbidden& type : forbidden_types) {
        if (statement.node.text().find(type.name) != std::string_view::npos) {
            return refuse(statement, std::string(type.name) + " " + std::string(type.why));
        }
    }
    return std::nullopt;
}

/// Calls of Python.module.function, wherever they stand.
std::optional<Refusal> Inspector::inspect_calls(const Statement& statement) {
    if (statement.node.text().find(python) == std::string_view::npos) {
        return std::nullopt;
    }
    std::vector<NodeRef> open = {statement.node};
    while (!open.empty()) {
        const NodeRef node = open.back();
        open.pop_back();
        if (node.is(NodeKind::path)) {
            const std::vector<std::string_view> parts = script::path_parts(node);
            if (parts.size() > 1 && parts.front() == python) {
                return refuse(statement, printable(node.text()) + " runs a Python program");
            }
        }
        for (const NodeRef child : node.children()) {
            open.push_back(child);
        }
    }
    return std::nullopt;
}

std::optional<Refusal> Inspector::inspect(const Statement& statement) const {
    if (const Forbidden* const command = find(forbidden_commands, statement.keyword)) {
        return refuse(statement, std::string(command->name) + " " + std::string(command->why));
    }
    if (statement.keyword == save_mission && statement.node.text().find_first_of("/\\") != std::string_view::npos) {
        return refuse(statement, std::string(save_mission).append(use_plain_name));
    }
    std::optional<Refusal> refusal;
    switch (statement.kind()) {
        case NodeKind::create: refusal = inspect_create(statement); break;
        case NodeKind::assignment: refusal = inspect_assignment(statement); break;
        case NodeKind::broken: refusal = inspect_text(statement); break;
        case NodeKind::include:
            if (any_word_leads_outside(statement.node.text())) {
                refusal =
                    refuse(statement, "#Include of a file outside the mission's folder; put its lines here instead");
            }
            break;
        default: break;
    }
    return refusal ? refusal : inspect_calls(statement);
}

}  // namespace

bool leads_outside(std::string_view path) {
    constexpr std::string_view roots = "/\\~";
    if (path.empty()) {
        return false;
    }
    const bool has_drive = path.size() > 1 && path[1] == ':' && std::isalpha(static_cast<unsigned char>(path[0])) != 0;
    if (roots.find(path.front()) != std::string_view::npos || has_drive) {
        return true;
    }
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
        if (path.substr(0, end) == "..") {
            return true;
        }
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return false;
}

std::optional<Refusal> find_refusal(const script::Tree& tree) {
    const Inspector inspector(tree);
    for (const Statement& statement : tree.statements()) {
        if (auto refusal = inspector.inspect(statement)) {
            return refusal;
        }
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::dryrun
