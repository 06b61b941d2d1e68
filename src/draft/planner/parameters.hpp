// Words for what can be reported: "altitude", "orbital elements", "latitude and longitude", or GMAT's own names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

/// A parameter of the catalogue with what stands between the spacecraft and it: "Earth", "EarthMJ2000Eq" or nothing.
/// The name "DeltaV" stands for the components of the mission's burns, which have no single parameter.
struct ParameterRef {
    std::string name;
    std::string dependency;
    friend bool operator==(const ParameterRef&, const ParameterRef&) = default;
};

inline constexpr std::string_view delta_v_name = "DeltaV";

/// One parameter of the catalogue by its exact name; null when a spacecraft has none such that GMAT reports.
[[nodiscard]] std::optional<ParameterRef> find_reportable(std::string_view name);

/// True when it is a number that GMAT can draw.
[[nodiscard]] bool is_plottable(const ParameterRef& parameter);

struct ReadParameters {
    std::vector<ParameterRef> parameters;
    std::size_t next = 0;
};

/// One item at `at`: words from the table, a catalogue name, or Sat.Earth.LST. An item may stand for several
/// parameters.
[[nodiscard]] std::optional<ReadParameters> read_parameter(const std::vector<Token>& tokens, std::size_t at);

/// A list of items with commas and "and" between them.
[[nodiscard]] std::optional<ReadParameters> read_parameters(const std::vector<Token>& tokens, std::size_t at);

}  // namespace gmat_copilot::drafting::planner
