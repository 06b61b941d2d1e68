// The names of a script: what it creates and what exists without Create.
//
// GMAT reads all Create statements before it resolves references, so a reference may stand before its Create; assigning
// to a field may not, which is why a symbol remembers where it was created.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::lint {

struct Symbol {
    std::string_view name;
    std::string_view type_name;                     ///< as Create names it; for a built-in object its own type
    const catalogue::ResourceType* type = nullptr;  ///< null when the type is unknown, or the name has several types
    script::NodeRef node;                           ///< the created_name; null for a built-in object
    std::uint32_t statement = 0;                    ///< the Create statement (first one, when there are several)
    bool ambiguous = false;                         ///< created again with another type: GMAT keeps both
    bool guessed = false;                           ///< a word of a Create that could not be read; the type is unknown

    [[nodiscard]] bool builtin() const { return !node && !guessed; }
    /// True unless the type is known and is not `wanted`.
    [[nodiscard]] bool may_be(std::string_view wanted) const;
    /// True when the type is known, its fields are known, and it is `wanted`.
    [[nodiscard]] bool surely(std::string_view wanted) const;
};

/// One name in one Create, in text order; a name may come more than once.
struct Creation {
    script::NodeRef type;
    script::NodeRef name_node;
    std::string_view name;
    std::uint32_t statement = 0;
};

class SymbolTable {
  public:
    explicit SymbolTable(const script::Tree& tree);

    /// A created object, else a built-in one (bodies, default coordinate systems), else a word of a Create that could
    /// not be read, else null.
    [[nodiscard]] const Symbol* find(std::string_view name) const;
    /// In text order, one per different name.
    [[nodiscard]] const std::vector<Symbol>& created() const { return created_; }
    [[nodiscard]] const std::vector<Creation>& creations() const { return creations_; }
    /// Names for "did you mean": created objects and built-in ones. A script that creates more than
    /// `name_limit` objects was not written by hand, and gets none.
    [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }
    /// Names whose objects may stand where `wanted` is asked for.
    [[nodiscard]] std::vector<std::string_view> names_of(std::string_view wanted) const;
    /// The script has an #Include, or is a function file, which is given objects and shares Global ones: names may
    /// exist that are not seen here.
    [[nodiscard]] bool open_world() const { return open_world_; }

    static constexpr std::size_t name_limit = 1000;

  private:
    void add(const Creation& creation);
    void guess(std::string_view text);

    std::vector<Symbol> created_;
    std::vector<Creation> creations_;
    std::vector<Symbol> builtin_;
    std::vector<std::string_view> names_;
    std::unordered_map<std::string_view, std::size_t> by_name_;
    std::unordered_map<std::string_view, std::size_t> builtin_by_name_;
    std::unordered_map<std::string_view, Symbol> guessed_;
    bool open_world_ = false;
};

}  // namespace gmat_copilot::lint
