// What GMAT R2026a knows: resource types with their fields, parameters, commands, bodies and coordinate systems.
//
// The tables are constants in the binary, generated at build time from lint-rules/catalogue/R2026a.json (measured by
// asking GMAT's own objects through its C++ interface; lint-rules/README.md says how). Nothing is parsed at start-up.
// All lookups are case-sensitive, as GMAT is, and cost O(log n). Returned pointers live for ever.
#pragma once

#include <limits>
#include <span>
#include <string_view>

namespace gmat_copilot::catalogue {

inline constexpr std::string_view release = "R2026a";

/// GMAT's own parameter types, as its objects report them.
enum class FieldType {
    real,
    integer,
    unsigned_integer,
    boolean,
    on_off,
    string,
    enumeration,
    object,
    object_array,
    string_array,
    real_array,
    real_matrix,
    unsigned_array,
    boolean_array,
    filename,
    color,
    time
};

/// What GMAT takes for a number, as its own messages tell. Infinite where there is no bound.
struct Bounds {
    double low = -std::numeric_limits<double>::infinity();
    bool low_allowed = true;
    double high = std::numeric_limits<double>::infinity();
    bool high_allowed = true;
};

/// How many numbers a vector or matrix must have, all rows together; `most` is 0 when any number will do.
struct Size {
    unsigned least = 0;
    unsigned most = 0;
};

struct Field {
    std::string_view name;
    FieldType type = FieldType::string;
    bool read_only = false;
    std::string_view object_type;  ///< for object and object_array: what the target must be; may be empty
    std::span<const std::string_view> enum_values;  ///< allowed words; empty: not limited by the catalogue
    std::string_view default_value;                 ///< as a script would write it; empty when GMAT has none
    std::string_view alias_of;                      ///< for an alias: the field's own name
    bool brackets = false;                          ///< also takes a [1 2 3] value though it is not an array
    bool in_sequence = false;                       ///< may be assigned in the mission sequence (as may parameters)
    // For object fields, what GMAT checks when it loads a script:
    bool must_exist = false;      ///< a name that nothing has is rejected
    bool must_match = false;      ///< an object that is not an `object_type` is rejected
    bool strict = false;          ///< even a word for which is_object_type() holds must name an object
    bool never_settable = false;  ///< GMAT rejects any assignment (it takes some of what read_only says)
    Bounds bounds;                ///< for numbers
    // How GMAT reads the value:
    bool lenient = false;     ///< it passes over the name of a declared object, whatever the field wants
    bool any_case = false;    ///< it takes the words in any case
    bool braces = false;      ///< a list must be written in braces, even when it holds one item
    bool epoch = false;       ///< the text must be an epoch, in the object's epoch format
    bool blank = false;       ///< for must_exist: '' names nothing and is taken
    bool empty_list = false;  ///< for must_exist: {} is taken
    Size size;                ///< for vectors and matrices
    std::string_view unit;    ///< of a number, as "km/s"; empty when it has none, or when it is not told here
};

struct ResourceType {
    std::string_view name;
    bool script_creatable = false;  ///< `Create NAME x` is accepted
    bool plugin = false;            ///< belongs to a plugin the measured GMAT lacked: known, but its fields are not
    std::span<const std::string_view>
        is_a;                       ///< the type itself and all it derives from ("SpacePoint", "Hardware", ...)
    std::span<const Field> fields;  ///< sorted by name
    bool unique_name = false;       ///< Create is rejected when an object of another type has the name already
};

enum class Dependency { none, coordinate_system, origin, attached_object, owned_object, force_model };

struct Parameter {
    std::string_view name;        ///< "SMA" in Sat.Earth.SMA
    std::string_view owner_type;  ///< "Spacecraft", "ImpulsiveBurn", "SpacePoint", ...
    Dependency dependency = Dependency::none;
    std::string_view default_dependency;  ///< "Earth", "EarthMJ2000Eq", or empty
    std::string_view unit;
    std::string_view description;
    bool is_string = false;  ///< returns text (UTCGregorian ...), not a number
    bool is_array = false;   ///< returns several numbers (OrbitSTM ...)
    bool settable = false;
    bool reportable = false;
    bool plottable = false;
    bool is_time = false;
    bool is_angle = false;
    std::string_view attached_type;  ///< what must be attached: "FuelTank" in Sat.Tank.FuelMass; else empty
};

struct Command {
    std::string_view name;
    bool opens_block = false;  ///< If, For, While, Target, Optimize, BeginScript
    std::string_view closes;   ///< for EndIf ...: the opener's name
    bool plugin = false;       ///< belongs to a plugin the measured GMAT lacked
};

[[nodiscard]] std::span<const ResourceType> resource_types();
[[nodiscard]] const ResourceType* find_type(std::string_view name);
/// True for every word that GMAT's factories know (resource, parameter, axes, integrator, command ...): `Create` takes
/// them all, and a reference to one is not checked when the script loads.
[[nodiscard]] bool is_object_type(std::string_view name);
/// The field of a type by its name or by a label GMAT accepts for it; null when GMAT would say "not permitted".
[[nodiscard]] const Field* find_field(const ResourceType& type, std::string_view name);
/// As find_field, and also a force model's nested fields: "GravityField.Earth.Degree" (the body is not checked),
/// "Drag.F107", "SRP.Flux". A spacecraft's fields include those of every attitude, a propagator's those of every
/// integrator, a coordinate system's those of every axis system: which of them count depends on the one chosen.
[[nodiscard]] const Field* find_nested_field(const ResourceType& type, std::string_view path);
/// The type whose fields stand behind a force model's prefix: DragForce for "Drag"; null when there is none.
[[nodiscard]] const ResourceType* nested_type(std::string_view prefix);
/// True when a resource of type `name` may stand where `wanted` is asked for (is_a, plus GMAT's aliases).
[[nodiscard]] bool is_a(std::string_view name, std::string_view wanted);
[[nodiscard]] bool is_a(const ResourceType& type, std::string_view wanted);

[[nodiscard]] std::span<const Parameter> parameters();
[[nodiscard]] const Parameter* find_parameter(std::string_view name);

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command* find_command(std::string_view name);

/// Bodies of the default solar system (Sun, Mercury, ..., Luna, Pluto) and SolarSystemBarycenter.
[[nodiscard]] std::span<const std::string_view> bodies();
/// Coordinate systems that exist without Create: EarthMJ2000Eq, EarthMJ2000Ec, EarthFixed, EarthICRF.
[[nodiscard]] std::span<const std::string_view> coordinate_systems();
/// The type of an object that exists without Create ("Planet" for Earth, "CoordinateSystem" for EarthFixed); else
/// empty.
[[nodiscard]] std::string_view builtin_object_type(std::string_view name);
/// The epoch formats (DateFormat): A1ModJulian ... TTGregorian.
[[nodiscard]] std::span<const std::string_view> time_representations();
/// Functions an expression or call may use without Create (sin, cross, Num2str, ...); both spellings GMAT takes.
[[nodiscard]] bool is_builtin_function(std::string_view name);
/// All of them, sorted.
[[nodiscard]] std::span<const std::string_view> builtin_functions();

}  // namespace gmat_copilot::catalogue
