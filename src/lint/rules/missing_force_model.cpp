#include <unordered_set>

#include "lint/propagators.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

void missing_force_model(const Context& context, Sink& sink) {
    std::unordered_set<const Symbol*> told;
    for (const Propagation& use : context.propagations) {
        if (!use.integrates || !context.settings.fixed(*use.propagator, "FM") || !told.insert(use.propagator).second) {
            continue;
        }
        const FieldAssignment* set = context.settings.last(*use.propagator, "FM");
        if (set == nullptr) {
            sink.info(use.propagator->node.span(),
                      quoted(use.propagator->name) +
                          " has no force model; GMAT flies it with a default one, Earth's gravity of degree 4");
        } else if (const Symbol* named = context.symbols.find(without_quotes(set->value_text));
                   use.force_model == nullptr && named != nullptr && named->type != nullptr) {
            sink.info(set->value.span(),
                      quoted(set->value_text) + " is not a ForceModel; GMAT ignores it here and flies a default one");
        } else if (use.force_model != nullptr && is_emptied(context.settings, *use.force_model)) {
            sink.error(use.span, quoted(use.force_model->name) +
                                     " was given forces and then an empty list; GMAT "
                                     "cannot propagate with a force model without forces");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
