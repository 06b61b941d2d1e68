#include "lint/propagators.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace gmat_copilot::lint {
namespace {

constexpr std::string_view ephemeris_types[] = {"SPK", "Code500", "STK", "CCSDS-OEM", "SPICESGP4"};

/// What a propagator is by its settings; without a propagator when it is not surely one.
Propagation read(const SymbolTable& symbols, const Settings& settings, const Symbol& propagator) {
    Propagation use;
    if (propagator.ambiguous || !propagator.surely("PropSetup")) {
        return use;
    }
    use.propagator = &propagator;
    use.type = settings.word(propagator, "Type");
    use.integrates = std::ranges::find(ephemeris_types, use.type) == std::end(ephemeris_types);
    const FieldAssignment* set = settings.last(propagator, "FM");
    const Symbol* model = set == nullptr ? nullptr : symbols.find(without_quotes(set->value_text));
    use.force_model = model != nullptr && !model->ambiguous && model->surely("ODEModel") ? model : nullptr;
    return use;
}

}  // namespace

std::vector<Propagation> read_propagations(const Commands& commands, const SymbolTable& symbols,
                                           const Settings& settings) {
    std::vector<Propagation> uses;
    if (symbols.open_world()) {
        return uses;
    }
    std::unordered_map<const Symbol*, Propagation> known;
    for (const script::Statement* statement : commands.of("Propagate")) {
        for (script::PropagateView::Group& group : script::read_propagate(*statement).groups) {
            const Symbol* propagator = group.propagator ? symbols.find(group.propagator.text()) : nullptr;
            if (propagator == nullptr) {
                continue;
            }
            auto place = known.find(propagator);
            if (place == known.end()) {
                place = known.emplace(propagator, read(symbols, settings, *propagator)).first;
            }
            if (place->second.propagator != nullptr) {
                Propagation& use = uses.emplace_back(place->second);
                use.span = group.propagator.span();
                use.craft = std::move(group.craft);
                use.along = std::move(group.along);
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
