// Every place where a script names a parameter: in the mission sequence and in the lists of reports and plots.
#pragma once

#include <vector>

#include "lint/fields.hpp"
#include "lint/mentions.hpp"
#include "lint/parameters.hpp"

namespace gmat_copilot::lint {

enum class ParameterUse : std::uint8_t { value, stop_condition, assigned, varied, reported, plotted };

struct ParameterMention {
    ParameterUse use = ParameterUse::value;
    DottedName name;  ///< Sat.Earth.SMA
    ParameterCheck check;

    /// The part that is wrong.
    [[nodiscard]] Item at() const;
};

/// Each dotted name that must be a parameter: those in lists of fields, then those of the mission sequence.
[[nodiscard]] std::vector<ParameterMention> read_parameters(const SymbolTable& symbols,
                                                            const std::vector<FieldAssignment>& fields,
                                                            const std::vector<Mention>& mentions);

}  // namespace gmat_copilot::lint
