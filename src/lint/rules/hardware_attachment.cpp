#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lint/parameter_uses.hpp"
#include "lint/rules/rules.hpp"
#include "lint/settings.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// The names in the list fields of objects, each list read once, however often it is asked about.
class Lists {
  public:
    explicit Lists(const Settings& settings) : settings_(settings) {}

    [[nodiscard]] const std::vector<Item>& items(const Symbol& object, std::string_view field) {
        return list(object, field).items;
    }
    [[nodiscard]] bool has(const Symbol& object, std::string_view field, std::string_view name) {
        return list(object, field).names.contains(name);
    }

  private:
    struct List {
        std::vector<Item> items;
        std::unordered_set<std::string_view> names;
    };

    const List& list(const Symbol& object, std::string_view field) {
        const auto [place, is_new] = lists_[&object].try_emplace(field);
        List& read = place->second;
        if (is_new) {
            read.items = settings_.items(object, field);
            for (const Item& item : read.items) {
                read.names.insert(without_quotes(item.text));
            }
        }
        return read;
    }

    const Settings& settings_;
    std::unordered_map<const Symbol*, std::map<std::string_view, List>> lists_;
};

/// The created object a list's item names, when it is surely one of the wanted type.
const Symbol* object(const Context& context, const Item& item, std::string_view type) {
    const Symbol* symbol = context.symbols.find(without_quotes(item.text));
    return symbol != nullptr && !symbol->ambiguous && symbol->surely(type) ? symbol : nullptr;
}

/// An electric thruster and a chemical tank, or the reverse.
bool is_of_other_kind(const Symbol* tank, bool electric) {
    return tank != nullptr && (tank->type->name == "ElectricTank") != electric;
}

/// A spacecraft's thrusters feed from its own tanks, of their own kind: GMAT looks before the first command.
void check_spacecraft(const Context& context, const Symbol& craft, Lists& lists, Sink& sink) {
    const Settings& settings = context.settings;
    if (!settings.fixed(craft, "Tanks") || !settings.fixed(craft, "Thrusters")) {
        return;
    }
    for (const Item& item : lists.items(craft, "Thrusters")) {
        const Symbol* thruster = object(context, item, "Thruster");
        if (thruster == nullptr || !settings.fixed(*thruster, "Tank")) {
            continue;
        }
        for (const Item& feed : lists.items(*thruster, "Tank")) {
            const std::string_view tank = without_quotes(feed.text);
            const bool electric = thruster->type->name == "ElectricThruster";
            if (!lists.has(craft, "Tanks", tank)) {
                sink.error(item.span, quoted(thruster->name) + " feeds from " + quoted(tank) + ", which " +
                                          quoted(craft.name) + " does not carry; add it to " +
                                          quoted(std::string(craft.name) + ".Tanks"));
            } else if (is_of_other_kind(object(context, feed, "FuelTank"), electric)) {
                sink.error(feed.span, quoted(tank) + " is a tank of the other kind; " + quoted(thruster->name) +
                                          " feeds from " + (electric ? "an ElectricTank" : "a ChemicalTank"));
            }
        }
    }
}

/// Tanks of a thruster and thrusters of a burn stand once each.
void check_repeats(const Context& context, const Symbol& symbol, std::string_view field, Sink& sink) {
    std::unordered_set<std::string_view> seen;
    for (const Item& item : context.settings.items(symbol, field)) {
        if (!seen.insert(without_quotes(item.text)).second) {
            sink.error(item.span, quoted(item.text) + " stands twice in " +
                                      quoted(std::string(symbol.name) + "." + std::string(field)));
        }
    }
}

/// The mix ratio has one number for each tank.
void check_thruster(const Context& context, const Symbol& thruster, Sink& sink) {
    const FieldAssignment* ratio = context.settings.last(thruster, "MixRatio");
    if (ratio == nullptr || !ratio->value.is(script::NodeKind::matrix) || !context.settings.fixed(thruster, "Tank")) {
        return;
    }
    const std::size_t tanks = context.settings.items(thruster, "Tank").size();
    const std::size_t numbers = script::list_elements(ratio->value).size();
    if (numbers > tanks || (tanks == 0 && numbers > 0)) {
        sink.error(ratio->value.span(), "MixRatio has " + std::to_string(numbers) + " numbers for " +
                                            std::to_string(tanks) + " tanks of " + quoted(thruster.name) +
                                            "; GMAT wants one for each");
    }
}

/// An impulsive burn that takes fuel must know its tank, whether it is applied or not.
void check_impulsive_burn(const Context& context, const Symbol& burn, Sink& sink) {
    const FieldAssignment* decrement = context.settings.last(burn, "DecrementMass");
    const bool takes_fuel = decrement != nullptr && (decrement->value_text == "true" || decrement->value_text == "On");
    if (takes_fuel && context.settings.fixed(burn, "Tank") && context.settings.items(burn, "Tank").empty()) {
        sink.error(decrement->target.span(), quoted(burn.name) + " takes fuel but names no tank; set " +
                                                 quoted(std::string(burn.name) + ".Tank"));
    }
}

class Sequence {
  public:
    Sequence(const Context& context, Lists& lists, Sink& sink) : context_(context), lists_(lists), sink_(sink) {}

    void read(const script::Statement& statement) {
        if (statement.keyword == "Maneuver") {
            check_maneuver(script::read_object_command(statement));
        } else if (statement.keyword == "BeginFiniteBurn") {
            begin(statement);
        } else if (statement.keyword == "EndFiniteBurn") {
            const script::ObjectCommandView view = script::read_object_command(statement);
            burning_.erase(view.arguments.empty() ? std::string_view{} : view.arguments.front().text());
        } else if (statement.keyword == "Propagate" && !burning_.empty()) {
            check_propagate(script::read_propagate(statement));
        }
    }

  private:
    struct Burning {
        const Symbol* burn;
        const Symbol* craft;
        std::uint32_t line;
    };
    using Pair = std::pair<const Symbol*, const Symbol*>;  ///< a burn and a spacecraft

    const Symbol* craft_of(const std::vector<script::NodeRef>& arguments) const {
        const Symbol* craft = arguments.size() == 1 ? context_.symbols.find(arguments.front().text()) : nullptr;
        const bool sure = craft != nullptr && !craft->ambiguous && craft->surely("Spacecraft") &&
                          context_.settings.fixed(*craft, "Thrusters") && context_.settings.fixed(*craft, "Tanks");
        return sure ? craft : nullptr;
    }

    void check_maneuver(const script::ObjectCommandView& maneuver) {
        const Symbol* burn = maneuver.object ? context_.symbols.find(maneuver.object.text()) : nullptr;
        const Symbol* craft = craft_of(maneuver.arguments);
        if (burn == nullptr || craft == nullptr || !burn->surely("ImpulsiveBurn") ||
            !context_.settings.fixed(*burn, "Tank") || context_.settings.word(*burn, "DecrementMass") != "true") {
            return;
        }
        if (!maneuvered_.insert({burn, craft}).second) {
            return;
        }
        for (const Item& tank : lists_.items(*burn, "Tank")) {
            if (!lists_.has(*craft, "Tanks", without_quotes(tank.text))) {
                sink_.error(maneuver.object.span(), quoted(burn->name) + " takes fuel from " +
                                                        quoted(without_quotes(tank.text)) + ", which " +
                                                        quoted(craft->name) + " does not carry");
            }
        }
    }

    void begin(const script::Statement& statement) {
        const script::ObjectCommandView view = script::read_object_command(statement);
        const Symbol* burn = view.object ? context_.symbols.find(view.object.text()) : nullptr;
        const Symbol* craft = craft_of(view.arguments);
        if (burn == nullptr || craft == nullptr || !burn->surely("FiniteBurn") ||
            !context_.settings.fixed(*burn, "Thrusters")) {
            return;
        }
        const auto [begun, is_new] = begun_.try_emplace({burn, craft}, false);
        if (is_new) {
            begun->second = check_burn(*burn, *craft, view.object.span());
        }
        if (begun->second) {
            burning_[craft->name] = {burn, craft, statement.line};
        }
    }

    /// False when the spacecraft does not carry all that the burn fires.
    bool check_burn(const Symbol& burn, const Symbol& craft, text::Span span) {
        const std::vector<Item>& thrusters = lists_.items(burn, "Thrusters");
        for (const Item& item : thrusters) {
            const std::string_view name = without_quotes(item.text);
            if (!lists_.has(craft, "Thrusters", name)) {
                sink_.error(span, quoted(burn.name) + " fires " + quoted(name) + ", which " + quoted(craft.name) +
                                      " does not carry; add it to " + quoted(std::string(craft.name) + ".Thrusters"));
                return false;
            }
        }
        for (const Item& item : thrusters) {
            check_fired(item, craft, span);
        }
        return true;
    }

    void check_fired(const Item& item, const Symbol& craft, text::Span span) {
        const Symbol* thruster = object(context_, item, "Thruster");
        if (thruster == nullptr) {
            return;
        }
        if (context_.settings.fixed(*thruster, "Tank") && lists_.items(*thruster, "Tank").empty()) {
            sink_.error(span, quoted(thruster->name) + " has no tank to feed from; set " +
                                  quoted(std::string(thruster->name) + ".Tank"));
        } else if (thruster->type->name == "ElectricThruster" && context_.settings.fixed(craft, "PowerSystem") &&
                   context_.settings.last(craft, "PowerSystem") == nullptr) {
            sink_.error(span, quoted(thruster->name) + " is electric, and " + quoted(craft.name) +
                                  " has no power system; set " + quoted(std::string(craft.name) + ".PowerSystem"));
        }
    }

    /// GMAT looks at the burn itself when it first moves the spacecraft.
    void check_propagate(const script::PropagateView& propagate) {
        for (const script::PropagateView::Group& group : propagate.groups) {
            for (const script::NodeRef craft : group.craft) {
                const auto found = burning_.find(script::unquoted(craft));
                if (found == burning_.end()) {
                    continue;
                }
                const Burning burning = found->second;
                burning_.erase(found);
                if (moved_.insert({burning.burn, burning.craft}).second) {
                    check_moved(burning, craft.span());
                }
            }
        }
    }

    void check_moved(const Burning& burning, text::Span span) {
        const Symbol& burn = *burning.burn;
        const std::string begun = quoted(burn.name) + ", begun on line " + std::to_string(burning.line) + ", ";
        const std::vector<Item>& thrusters = lists_.items(burn, "Thrusters");
        if (thrusters.empty()) {
            sink_.error(span, begun + "fires no thruster; set " + quoted(std::string(burn.name) + ".Thrusters"));
        }
        for (const Item& item : thrusters) {
            if (lacks_direction(item)) {
                sink_.error(span,
                            begun + "fires " + quoted(without_quotes(item.text)) + ", whose thrust direction is zero");
            }
        }
    }

    [[nodiscard]] bool lacks_direction(const Item& item) const {
        const Symbol* thruster = object(context_, item, "Thruster");
        constexpr std::string_view axes[] = {"ThrustDirection1", "ThrustDirection2", "ThrustDirection3"};
        return thruster != nullptr && std::ranges::all_of(axes, [&](std::string_view axis) {
                   return context_.settings.fixed(*thruster, axis) && context_.settings.number(*thruster, axis) == 0.0;
               });
    }

    const Context& context_;
    Lists& lists_;
    Sink& sink_;
    std::unordered_map<std::string_view, Burning> burning_;  ///< by spacecraft
    // What the settings say of a pair is told once, however often the sequence names it.
    std::set<Pair> maneuvered_;
    std::map<Pair, bool> begun_;  ///< true: the spacecraft carries all that the burn fires
    std::set<Pair> moved_;
};

/// Where a spacecraft carries the kinds of parts whose parameters GMAT computes.
struct Carried {
    std::string_view kind;
    std::string_view field;
};
constexpr Carried carried[] = {
    {"FuelTank", "Tanks"}, {"Thruster", "Thrusters"}, {"PowerSystem", "PowerSystem"}, {"Plate", "AddPlates"}};

/// Sat.Tank.FuelMass, where Sat does not carry Tank: GMAT finds out when it computes it.
void check_parameter(const Context& context, const ParameterMention& mention, Lists& lists, Sink& sink) {
    const Symbol* craft = mention.check.owner;
    const catalogue::Parameter* parameter = mention.check.parameter;
    const std::uint32_t dots = mention.name.dots();
    const bool listed = mention.use == ParameterUse::plotted ||
                        (mention.use == ParameterUse::reported && mention.name.span().begin < context.sequence_begin());
    const bool computed = mention.use != ParameterUse::varied;
    if (!computed || parameter == nullptr || craft == nullptr || craft->ambiguous || !craft->surely("Spacecraft") ||
        mention.check.verdict != ParameterVerdict::fine ||
        parameter->dependency != catalogue::Dependency::attached_object) {
        return;
    }
    for (const Carried& row : carried) {
        if (!catalogue::is_a(parameter->attached_type, row.kind) || !context.settings.fixed(*craft, row.field)) {
            continue;
        }
        // A list is computed when data come in, which may be never.
        const text::Severity severity = listed ? text::Severity::info : text::Severity::error;
        if (dots == 1) {
            sink.add(severity, mention.name.span(),
                     quoted(mention.name.text()) + " does not say of which " + std::string(row.kind) +
                         "; name it, as in " +
                         quoted(std::string(craft->name) + ".NAME." + std::string(parameter->name)));
        } else if (!lists.has(*craft, row.field, mention.name.dependency().text)) {
            sink.add(severity, mention.name.dependency().span,
                     quoted(craft->name) + " does not carry " + quoted(mention.name.dependency().text) +
                         "; add it to " + quoted(std::string(craft->name) + "." + std::string(row.field)));
        }
    }
}

}  // namespace

void hardware_attachment(const Context& context, Sink& sink) {
    if (context.symbols.open_world()) {
        return;
    }
    Lists lists(context.settings);
    for (const Symbol& symbol : context.symbols.created()) {
        if (symbol.ambiguous) {
            continue;
        }
        if (symbol.surely("Spacecraft")) {
            check_spacecraft(context, symbol, lists, sink);
        } else if (symbol.surely("Thruster")) {
            check_thruster(context, symbol, sink);
            check_repeats(context, symbol, "Tank", sink);
        } else if (symbol.surely("FiniteBurn")) {
            check_repeats(context, symbol, "Thrusters", sink);
        } else if (symbol.surely("ImpulsiveBurn")) {
            check_impulsive_burn(context, symbol, sink);
        }
    }
    for (const ParameterMention& mention : context.parameters) {
        check_parameter(context, mention, lists, sink);
    }
    Sequence sequence(context, lists, sink);
    for (const script::Statement* const statement : context.commands.all()) {
        sequence.read(*statement);
    }
}

}  // namespace gmat_copilot::lint::rule
