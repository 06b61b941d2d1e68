// Every place where a script names a parameter: in the mission sequence and in the lists of reports and plots.
#pragma once

#include <functional>
#include <vector>

#include "lint/parameters.hpp"
#include "lint/rule.hpp"

namespace gmat_copilot::lint {

enum class ParameterUse { value, stop_condition, assigned, varied, reported, plotted };

struct ParameterMention {
    ParameterUse use = ParameterUse::value;
    text::Span span;
    std::string_view text;  ///< "Sat.Earth.SMA"
    std::vector<Item> parts;
    ParameterCheck check;
};

/// Calls `visit` for each dotted name that must be a parameter, in text order.
void for_each_parameter(const Context& context, const std::function<void(const ParameterMention&)>& visit);

}  // namespace gmat_copilot::lint
