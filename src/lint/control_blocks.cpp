#include "lint/control_blocks.hpp"

#include "script/view.hpp"

namespace gmat_copilot::lint {

ControlBlocks::ControlBlocks(const script::Tree& tree) : statements_(tree.statements()) {
    around_.reserve(statements_.size());
    for (const script::Statement& statement : statements_) {
        const std::uint32_t parent = statement.parent;
        const bool groups = parent != script::no_statement && statements_[parent].keyword == "BeginScript";
        around_.push_back(groups ? around_[parent] : parent);
    }
}

const script::Statement* ControlBlocks::around(const script::Statement& statement) const {
    const std::uint32_t block = around_[static_cast<std::size_t>(&statement - statements_.data())];
    return block == script::no_statement ? nullptr : &statements_[block];
}

bool opens_solver(const script::Statement& statement) {
    return statement.keyword == "Target" || statement.keyword == "Optimize";
}

std::string_view solver_name(const script::Statement& statement) {
    const script::NodeRef solver = script::read_solver_block(statement).solver;
    return solver ? solver.text() : std::string_view{};
}

}  // namespace gmat_copilot::lint
