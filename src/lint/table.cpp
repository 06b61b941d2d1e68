#include "lint/table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/lint.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint {
namespace {

using text::Severity;

// clang-format off
constexpr std::array table = {
    Rule{"array-bounds",                   Severity::error, "an element that an Array does not have", rule::array_bounds},
    Rule{"array-size",                     Severity::error, "an Array without a size, or with one that is none", rule::array_size},
    Rule{"assignment-type",                Severity::error, "a value that a variable, array or text cannot take", rule::assignment_type},
    Rule{"bad-command-arguments",          Severity::error, "a command or function without what it works on, or with too much", rule::bad_command_arguments},
    Rule{"broken-continuation",            Severity::error, "a statement that goes on over several lines the wrong way", nullptr},
    Rule{"command-before-sequence",        Severity::info,  "a command before BeginMissionSequence", rule::command_before_sequence},
    Rule{"create-after-sequence",          Severity::error, "a Create in the mission sequence", rule::create_after_sequence},
    Rule{"duplicate-name",                 Severity::error, "a name given to two resources", rule::duplicate_name},
    Rule{"enum-violation",                 Severity::error, "a word that is not among a field's values", rule::enum_violation},
    Rule{"force-conflict",                 Severity::error, "forces of one model that exclude each other", rule::force_conflict},
    Rule{"foreign-syntax",                 Severity::error, "what other languages write", nullptr},
    Rule{"glued-comment",                  Severity::error, "a comment that touches a command of one word", rule::glued_comment},
    Rule{"hardware-attachment",            Severity::error, "a tank, thruster or power system that is not where it is needed", rule::hardware_attachment},
    Rule{"incomplete-resource",            Severity::error, "a resource without a setting that it needs", rule::incomplete_resource},
    Rule{"incomplete-solver",              Severity::error, "a Target or Optimize without a control or a goal", rule::incomplete_solver},
    Rule{"inconsistent-axes",              Severity::error, "a coordinate system whose axes do not go together", rule::inconsistent_axes},
    Rule{"inconsistent-settings",          Severity::error, "settings of one resource that exclude each other", rule::inconsistent_settings},
    Rule{"inconsistent-state",             Severity::error, "orbital elements that do not go together", rule::inconsistent_state},
    Rule{"invalid-epoch",                  Severity::error, "an epoch that does not fit its format", rule::invalid_epoch},
    Rule{"invalid-name",                   Severity::error, "a name that GMAT does not take", rule::invalid_name},
    Rule{"missing-file",                   Severity::info,  "a file that is neither beside the script nor in GMAT", rule::missing_file},
    Rule{"missing-force-model",            Severity::info,  "a propagator that flies with a default force model, or with none", rule::missing_force_model},
    Rule{"missing-mission-sequence",       Severity::info,  "no BeginMissionSequence", rule::missing_mission_sequence},
    Rule{"nested-same-solver",             Severity::info,  "a solver's block within a block of the same solver", rule::nested_same_solver},
    Rule{"no-effect",                      Severity::info,  "a burn never applied, a report never written", rule::no_effect},
    Rule{"non-ascii",                      Severity::error, "a character outside ASCII, which rejects the whole file", nullptr},
    Rule{"non-literal-initialization",     Severity::error, "a value that must be computed, before the mission sequence", rule::non_literal_initialization},
    Rule{"out-of-range",                   Severity::error, "a number out of its range", rule::out_of_range},
    Rule{"parameter-dependency",           Severity::error, "a wrong middle name in Sat.Earth.SMA", rule::parameter_dependency},
    Rule{"plugin-required",                Severity::info,  "what only a plugin of GMAT knows", rule::plugin_required},
    Rule{"propagator-mismatch",            Severity::error, "a propagator that cannot move what it is given", rule::propagator_mismatch},
    Rule{"read-only-field",                Severity::error, "a field set that cannot be set, or not there", rule::read_only_field},
    Rule{"ref-target-mismatch",            Severity::error, "a reference to an object of the wrong type", rule::ref_target_mismatch},
    Rule{"repeated-mission-sequence",      Severity::error, "a second BeginMissionSequence", rule::repeated_mission_sequence},
    Rule{"reserved-name",                  Severity::error, "a command word, or a name that always exists, given to a resource", rule::reserved_name},
    Rule{"several-statements",             Severity::error, "two statements on one line", nullptr},
    Rule{"solver-command-outside-solver",  Severity::error, "Vary, Achieve, Minimize or NonlinearConstraint not within its solver's block", rule::solver_command_outside_solver},
    Rule{"stop-command",                   Severity::info,  "a Stop, which the console reports as a failure", rule::stop_command},
    Rule{"stop-condition",                 Severity::error, "a stop condition that Propagate cannot stop at", rule::stop_condition},
    Rule{"suspicious-units",               Severity::info,  "a number that looks like metres or radians", rule::suspicious_units},
    Rule{"syntax-error",                   Severity::error, "a line that is not a GMAT statement", nullptr},
    Rule{"type-mismatch",                  Severity::error, "a value of the wrong type", rule::type_mismatch},
    Rule{"unbalanced-block",               Severity::error, "a block that is not closed, or closed twice", rule::unbalanced_block},
    Rule{"undeclared-reference",           Severity::error, "a name that nothing creates", rule::undeclared_reference},
    Rule{"undefined-variable",             Severity::error, "a variable that nothing creates", rule::undefined_variable},
    Rule{"unknown-command",                Severity::error, "a word that is no command", rule::unknown_command},
    Rule{"unknown-field",                  Severity::error, "a field that the resource does not have", rule::unknown_field},
    Rule{"unknown-option",                 Severity::error, "a setting that the command does not have", rule::unknown_option},
    Rule{"unknown-parameter",              Severity::error, "a parameter that does not exist, or not for this use", rule::unknown_parameter},
    Rule{"unknown-resource-type",          Severity::error, "a Create of a type that does not exist", rule::unknown_resource_type},
    Rule{"unsettable-parameter",           Severity::error, "a parameter that GMAT computes, set or varied", rule::unsettable_parameter},
    Rule{"unused-resource",                Severity::info,  "a resource that nothing uses", rule::unused_resource},
    Rule{"unused-suppression",             Severity::info,  "a comment that should silence a finding and does not", nullptr},
};
// clang-format on

}  // namespace

std::span<const Rule> rule_table() { return table; }

std::span<const RuleInfo> rules() {
    static const std::vector<RuleInfo> rows = [] {
        std::vector<RuleInfo> infos;
        for (const Rule& rule : table) {
            infos.push_back({rule.name, rule.severity, rule.summary, page_of(rule.name)});
        }
        return infos;
    }();
    return rows;
}

const RuleInfo* find_rule(std::string_view name) {
    const std::span<const RuleInfo> rows = rules();
    const auto place = std::find_if(rows.begin(), rows.end(), [&](const RuleInfo& row) { return row.name == name; });
    return place == rows.end() ? nullptr : &*place;
}

}  // namespace gmat_copilot::lint
