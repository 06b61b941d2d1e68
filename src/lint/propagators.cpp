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

std::vector<Propagation> read_propagations(const Commands& commands, const SymbolTable& symbols,
                                           const Settings& settings) {
    std::vector<Propagation> uses;
    if (symbols.open_world()) {
        return uses;
    }
    for (const script::Statement* statement : commands.of("Propagate")) {
        for (const script::PropagateView::Group& group : script::read_propagate(*statement).groups) {
            if (Propagation use = read(symbols, settings, group); use.propagator != nullptr) {
                uses.push_back(std::move(use));
            }
        }
    }
    return uses;
}

bool is_emptied(const Settings& settings, const Symbol& force_model) {
    bool had_bodies = false;
    bool has_bodies = false;
    for (const FieldAssignment* assignment : settings.all(force_model)) {
        if (assignment->field == nullptr || assignment->parts.size() != 2) {
            continue;
        }
        const std::string_view field = assignment->last_part();
        if (field == "PointMasses") {
            has_bodies = !items_of(assignment->value).empty();
            had_bodies = had_bodies || has_bodies;
        } else if (field != "CentralBody" && field != "ErrorControl") {
            return false;  // another force
        }
    }
    return had_bodies && !has_bodies;
}

}  // namespace gmat_copilot::lint
