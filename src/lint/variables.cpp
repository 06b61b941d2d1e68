#include "lint/variables.hpp"

#include "script/view.hpp"

namespace gmat_copilot::lint {

bool is_variable_use(const Mention& mention) {
    switch (mention.role) {
        case Role::control:
        case Role::index:
        case Role::assigned:
        case Role::number:
        case Role::plain_number:
        case Role::term:
        case Role::report_item: break;
        default: return false;
    }
    const script::NodeRef path = mention.path();
    return path && path.child_count() == 1;
}

}  // namespace gmat_copilot::lint
