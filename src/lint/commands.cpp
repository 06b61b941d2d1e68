#include "lint/commands.hpp"

namespace gmat_copilot::lint {

Commands::Commands(const script::Tree& tree) {
    std::vector<const script::Statement*>* same = nullptr;
    std::string_view keyword;
    for (const script::Statement& statement : tree.statements()) {
        if (statement.kind() != script::NodeKind::command) {
            continue;
        }
        all_.push_back(&statement);
        if (same == nullptr || statement.keyword != keyword) {
            keyword = statement.keyword;
            same = &by_keyword_[keyword];
        }
        same->push_back(&statement);
    }
}

std::span<const script::Statement* const> Commands::of(std::string_view keyword) const {
    const auto found = by_keyword_.find(keyword);
    return found == by_keyword_.end() ? std::span<const script::Statement* const>{} : found->second;
}

}  // namespace gmat_copilot::lint
