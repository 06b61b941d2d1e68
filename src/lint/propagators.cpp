#include "lint/propagators.hpp"

#include <algorithm>

namespace gmat_copilot::lint {
namespace {

constexpr std::string_view ephemeris_types[] = {"SPK", "Code500", "STK", "CCSDS-OEM", "SPICESGP4"};

Propagation read(const SymbolTable& symbols, const Settings& settings, const script::PropagateView::Group& group) {
    Propagation use;
    const Symbol* propagator = group.propagator ? symbols.find(group.propagator.text()) : nullptr;
    if (propagator == nullptr || propagator->ambiguous || !propagator->surely("PropSetup")) {
        return use;
    }
    use.span = group.propagator.span();
    use.propagator = propagator;
    use.type = settings.word(*propagator, "Type");
    use.integrates = std::ranges::find(ephemeris_types, use.type) == std::end(ephemeris_types);
    const FieldAssignment* set = settings.last(*propagator, "FM");
    const Symbol* model = set == nullptr ? nullptr : symbols.find(without_quotes(set->value_text));
    use.force_model = model != nullptr && !model->ambiguous && model->surely("ODEModel") ? model : nullptr;
    use.craft = group.craft;
    use.along = group.along;
    return use;
}

}  // namespace

std::vector<Propagation> read_propagations(const script::Tree& tree, const SymbolTable& symbols,
                                           const Settings& settings) {
    std::vector<Propagation> uses;
    if (symbols.open_world()) {
        return uses;
    }
    for (const script::Statement& statement : tree.statements()) {
        if (statement.kind() != script::NodeKind::command || statement.keyword != "Propagate") {
            continue;
        }
        for (const script::PropagateView::Group& group : script::read_propagate(statement).groups) {
            if (Propagation use = read(symbols, settings, group); use.propagator != nullptr) {
                uses.push_back(std::move(use));
            }
        }
    }
    return uses;
}

bool is_emptied(const std::vector<FieldAssignment>& fields, const Symbol& force_model) {
    bool had_bodies = false;
    bool has_bodies = false;
    for (const FieldAssignment& assignment : fields) {
        if (assignment.owner != &force_model || assignment.field == nullptr || assignment.parts.size() != 2) {
            continue;
        }
        if (assignment.last_part() != "PointMasses") {
            if (assignment.last_part() != "CentralBody" && assignment.last_part() != "ErrorControl") {
                return false;  // another force
            }
            continue;
        }
        has_bodies = !items_of(assignment.value).empty();
        had_bodies = had_bodies || has_bodies;
    }
    return had_bodies && !has_bodies;
}

}  // namespace gmat_copilot::lint
