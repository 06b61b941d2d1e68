// The generated tables, each sorted by name. Only catalogue.cpp reads them.
#pragma once

#include <span>
#include <string_view>

#include "catalogue/catalogue.hpp"

namespace gmat_copilot::catalogue::tables {

struct Nested {
    std::string_view name;   ///< the prefix, as a script writes it: "Drag", "GravityField"
    std::string_view type;   ///< the type whose fields stand behind it
    bool qualified = false;  ///< a body's name comes between
};

struct BuiltinObject {
    std::string_view name;
    std::string_view type;
};

[[nodiscard]] std::span<const ResourceType> resource_types();
[[nodiscard]] std::span<const Parameter> parameters();
[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] std::span<const Nested> nested();
[[nodiscard]] std::span<const BuiltinObject> builtin_objects();
[[nodiscard]] std::span<const std::string_view> bodies();
[[nodiscard]] std::span<const std::string_view> coordinate_systems();
[[nodiscard]] std::span<const std::string_view> functions();
[[nodiscard]] std::span<const std::string_view> object_types();
[[nodiscard]] std::span<const std::string_view> time_representations();

}  // namespace gmat_copilot::catalogue::tables
