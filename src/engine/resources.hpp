// The resources of a script as written: what was created, and every setting given before the mission sequence.
//
// Reading checks what GMAT checks while it loads: known types and fields, objects created before they are used, numbers
// where numbers belong, enumeration words. Findings are thrown as Halt (load_error, or unsupported).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::engine {

struct Setting {
    std::string field;  ///< "SMA", "GravityField.Earth.Degree"; "(1,2)" for an element of an array; empty for a value
    script::NodeRef value;
    std::uint32_t line = 0;
    script::NodeRef element;  ///< the call_expr A(1,2) whose element is set, or null
};

struct Resource {
    std::string type;
    std::uint32_t line = 0;
    int rows = 1;  ///< of an Array
    int columns = 1;
    std::vector<Setting> settings;  ///< in script order

    /// The last setting of a field, or null.
    [[nodiscard]] const Setting* find(std::string_view field) const;
};

using Resources = std::map<std::string, Resource, std::less<>>;

/// Everything before the mission sequence, and the objects created after it began.
[[nodiscard]] Resources read_resources(const script::Tree& tree);

inline constexpr int largest_array = 1000;  ///< rows or columns: what GMAT allows

}  // namespace gmat_copilot::engine
