// What the field assignments before the mission sequence add up to: of several to one field, GMAT keeps the last.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lint/fields.hpp"
#include "lint/mentions.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint {

class Settings {
  public:
    Settings(const script::Tree& tree, const SymbolTable& symbols, const std::vector<FieldAssignment>& fields,
             const std::vector<Mention>& mentions);

    /// The assignment that counts; null when the field keeps its default. Fields behind a prefix (FM.Drag.F107) are
    /// not followed.
    [[nodiscard]] const FieldAssignment* last(const Symbol& object, std::string_view field) const;
    /// True when the field of the object is set by exactly one assignment.
    [[nodiscard]] bool set_once(const Symbol& object, std::string_view field) const;
    /// The names or numbers of a list field as the script last set it; empty when it never did.
    [[nodiscard]] std::vector<Item> items(const Symbol& object, std::string_view field) const;
    /// A word or name as last set, without quotes, else the field's default.
    [[nodiscard]] std::string_view word(const Symbol& object, std::string_view field) const;
    /// A number as last set, else the field's default; null when it is neither.
    [[nodiscard]] std::optional<double> number(const Symbol& object, std::string_view field) const;
    /// All assignments to a ForceModel, a Formation and what they own, in text order; none for other objects.
    [[nodiscard]] const std::vector<const FieldAssignment*>& all(const Symbol& object) const;
    /// True when nothing but the assignments before the mission sequence sets the field: the object is no copy of
    /// another one, and the sequence does not assign to it.
    [[nodiscard]] bool fixed(const Symbol& object, std::string_view field) const;

  private:
    struct Key {
        const Symbol* object;
        std::string_view field;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::string_view>()(key.field) * 31 + std::hash<const Symbol*>()(key.object);
        }
    };
    struct Set {
        const catalogue::Field* field;
        const FieldAssignment* assignment;
        bool again = false;
    };
    [[nodiscard]] const Set* find(const Symbol& object, std::string_view field) const;

    std::unordered_map<const Symbol*, std::vector<Set>> last_;  ///< one for each different field
    std::unordered_map<const Symbol*, std::vector<const FieldAssignment*>> all_;
    std::unordered_set<Key, Hash> set_in_sequence_;
    std::unordered_set<const Symbol*> copies_;
};

/// The value of a literal number; null for anything else.
[[nodiscard]] std::optional<double> number_of(std::string_view text);

}  // namespace gmat_copilot::lint
