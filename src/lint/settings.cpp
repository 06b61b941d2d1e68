#include "lint/settings.hpp"

#include <algorithm>
#include <charconv>

#include "script/view.hpp"

namespace gmat_copilot::lint {
namespace {

std::string_view own_name(const catalogue::Field& field) {
    return field.alias_of.empty() ? field.name : field.alias_of;
}

/// A field by its own name.
const catalogue::Field* own_field(const FieldAssignment& assignment) {
    return assignment.field->alias_of.empty() ? assignment.field
                                              : catalogue::find_field(*assignment.type, assignment.field->alias_of);
}

const catalogue::Field* field_of(const Symbol& object, std::string_view name) {
    return object.type == nullptr ? nullptr : catalogue::find_field(*object.type, name);
}

}  // namespace

std::optional<double> number_of(std::string_view text) {
    if (!is_real(text)) {
        return std::nullopt;
    }
    text = trimmed(text);
    if (!text.empty() && text.front() == '+') {
        text = trimmed(text.substr(1));
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Settings::Settings(const script::Tree& tree, const SymbolTable& symbols, const std::vector<FieldAssignment>& fields,
                   const std::vector<Mention>& mentions) {
    std::vector<Set>* sets = nullptr;
    const Symbol* owner = nullptr;
    for (const FieldAssignment& assignment : fields) {
        if (assignment.type != nullptr &&
            (catalogue::is_a(*assignment.type, "ODEModel") || catalogue::is_a(*assignment.type, "Formation"))) {
            all_[assignment.owner].push_back(&assignment);
        }
        if (assignment.field == nullptr || assignment.parts.size() != 2 || !assignment.value) {
            continue;
        }
        if (assignment.owner != owner) {
            owner = assignment.owner;
            sets = &last_[owner];
        }
        const catalogue::Field* field = own_field(assignment);
        const auto known = std::ranges::find(*sets, field, &Set::field);
        if (known == sets->end()) {
            sets->push_back({field, &assignment, false});
        } else {
            known->assignment = &assignment;
            known->again = true;
        }
    }
    for (const Mention& mention : mentions) {
        const bool is_set = mention.role == Role::assigned || mention.role == Role::control;
        const script::NodeRef path = is_set ? mention.path() : script::NodeRef{};
        const Symbol* object = path ? mention.symbol : nullptr;
        if (object == nullptr) {
            continue;
        }
        if (const catalogue::Field* field = field_of(*object, script::last_part(path)); field != nullptr) {
            set_in_sequence_.insert({object, own_name(*field)});
        } else if (path.child_count() == 1) {
            copies_.insert(object);
        }
    }
    for (std::uint32_t i = 0, end = end_of_settings(tree); i < end; ++i) {
        const script::Statement& statement = tree.statements()[i];
        const script::NodeRef target = statement.kind() == script::NodeKind::assignment
                                           ? script::read_assignment(statement).target
                                           : script::NodeRef{};
        if (target.is(script::NodeKind::path) && target.child_count() == 1) {
            copies_.insert(symbols.find(target.text()));
        }
    }
}

const Settings::Set* Settings::find(const Symbol& object, std::string_view field) const {
    const auto found = last_.find(&object);
    if (found == last_.end()) {
        return nullptr;
    }
    const auto known = std::ranges::find_if(
        found->second, [&](const Set& set) { return set.field != nullptr && set.field->name == field; });
    return known == found->second.end() ? nullptr : &*known;
}

const FieldAssignment* Settings::last(const Symbol& object, std::string_view field) const {
    const Set* set = find(object, field);
    return set == nullptr ? nullptr : set->assignment;
}

bool Settings::set_once(const Symbol& object, std::string_view field) const {
    const Set* set = find(object, field);
    return set != nullptr && !set->again;
}

const std::vector<const FieldAssignment*>& Settings::all(const Symbol& object) const {
    static const std::vector<const FieldAssignment*> none;
    const auto found = all_.find(&object);
    return found == all_.end() ? none : found->second;
}

std::vector<Item> Settings::items(const Symbol& object, std::string_view field) const {
    const FieldAssignment* assignment = last(object, field);
    std::vector<Item> items = assignment == nullptr ? std::vector<Item>{} : items_of(assignment->value);
    std::erase_if(items, [](const Item& item) { return without_quotes(item.text).empty(); });
    return items;
}

std::string_view Settings::word(const Symbol& object, std::string_view field) const {
    if (const FieldAssignment* assignment = last(object, field)) {
        return without_quotes(assignment->value_text);
    }
    const catalogue::Field* known = field_of(object, field);
    return known == nullptr ? std::string_view{} : without_quotes(known->default_value);
}

std::optional<double> Settings::number(const Symbol& object, std::string_view field) const {
    return number_of(word(object, field));
}

bool Settings::fixed(const Symbol& object, std::string_view field) const {
    return !copies_.contains(&object) && !set_in_sequence_.contains({&object, field});
}

}  // namespace gmat_copilot::lint
