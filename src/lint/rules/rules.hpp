// The rules' functions, one file each; table.cpp gives them their names, severities and summaries.
#pragma once

#include "lint/rule.hpp"

namespace gmat_copilot::lint::rule {

void array_bounds(const Context& context, Sink& sink);
void array_size(const Context& context, Sink& sink);
void assignment_type(const Context& context, Sink& sink);
void bad_command_arguments(const Context& context, Sink& sink);
void command_before_sequence(const Context& context, Sink& sink);
void create_after_sequence(const Context& context, Sink& sink);
void duplicate_name(const Context& context, Sink& sink);
void enum_violation(const Context& context, Sink& sink);
void force_conflict(const Context& context, Sink& sink);
void glued_comment(const Context& context, Sink& sink);
void hardware_attachment(const Context& context, Sink& sink);
void incomplete_resource(const Context& context, Sink& sink);
void incomplete_solver(const Context& context, Sink& sink);
void inconsistent_axes(const Context& context, Sink& sink);
void inconsistent_settings(const Context& context, Sink& sink);
void inconsistent_state(const Context& context, Sink& sink);
void invalid_epoch(const Context& context, Sink& sink);
void invalid_name(const Context& context, Sink& sink);
void missing_file(const Context& context, Sink& sink);
void missing_force_model(const Context& context, Sink& sink);
void missing_mission_sequence(const Context& context, Sink& sink);
void nested_same_solver(const Context& context, Sink& sink);
void no_effect(const Context& context, Sink& sink);
void non_literal_initialization(const Context& context, Sink& sink);
void out_of_range(const Context& context, Sink& sink);
void parameter_dependency(const Context& context, Sink& sink);
void plugin_required(const Context& context, Sink& sink);
void propagator_mismatch(const Context& context, Sink& sink);
void read_only_field(const Context& context, Sink& sink);
void ref_target_mismatch(const Context& context, Sink& sink);
void repeated_mission_sequence(const Context& context, Sink& sink);
void reserved_name(const Context& context, Sink& sink);
void solver_command_outside_solver(const Context& context, Sink& sink);
void stop_command(const Context& context, Sink& sink);
void stop_condition(const Context& context, Sink& sink);
void suspicious_units(const Context& context, Sink& sink);
void type_mismatch(const Context& context, Sink& sink);
void unbalanced_block(const Context& context, Sink& sink);
void undeclared_reference(const Context& context, Sink& sink);
void undefined_variable(const Context& context, Sink& sink);
void unknown_command(const Context& context, Sink& sink);
void unknown_field(const Context& context, Sink& sink);
void unknown_option(const Context& context, Sink& sink);
void unknown_parameter(const Context& context, Sink& sink);
void unknown_resource_type(const Context& context, Sink& sink);
void unsettable_parameter(const Context& context, Sink& sink);
void unused_resource(const Context& context, Sink& sink);

/// True when a field that takes no names is set to a variable or to another field before the mission sequence.
[[nodiscard]] bool reads_before_sequence(const Context& context, const FieldAssignment& assignment);

/// True for an enumeration's word that only a plugin knows.
[[nodiscard]] bool is_plugin_word(std::string_view word);

}  // namespace gmat_copilot::lint::rule
