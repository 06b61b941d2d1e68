#include "lint/control_blocks.hpp"

#include "script/view.hpp"

namespace gmat_copilot::lint {

const script::Statement* control_block(const script::Tree& tree, const script::Statement& statement) {
    const script::Statement* at = &statement;
    while (at->parent != script::no_statement) {
        at = &tree.statements()[at->parent];
        if (at->keyword != "BeginScript") {
            return at;
        }
    }
    return nullptr;
}

bool opens_solver(const script::Statement& statement) {
    return statement.keyword == "Target" || statement.keyword == "Optimize";
}

std::string_view solver_name(const script::Statement& statement) {
    const script::NodeRef solver = script::read_solver_block(statement).solver;
    return solver ? solver.text() : std::string_view{};
}

bool is_solver_command(std::string_view keyword) {
    return keyword == "Vary" || keyword == "Achieve" || keyword == "Minimize" || keyword == "NonlinearConstraint";
}

}  // namespace gmat_copilot::lint
