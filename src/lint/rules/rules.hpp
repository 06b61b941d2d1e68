// The rules' functions, one file each; table.cpp gives them their names, severities and summaries.
#pragma once

#include "lint/rule.hpp"

namespace gmat_copilot::lint::rule {

void array_bounds(const Context& context, Sink& sink);
void array_size(const Context& context, Sink& sink);
void assignment_type(const Context& context, Sink& sink);
void create_after_sequence(const Context& context, Sink& sink);
void duplicate_name(const Context& context, Sink& sink);
void enum_violation(const Context& context, Sink& sink);
void force_conflict(const Context& context, Sink& sink);
void invalid_epoch(const Context& context, Sink& sink);
void invalid_name(const Context& context, Sink& sink);
void missing_argument(const Context& context, Sink& sink);
void missing_mission_sequence(const Context& context, Sink& sink);
void parameter_dependency(const Context& context, Sink& sink);
void read_only_field(const Context& context, Sink& sink);
void ref_target_mismatch(const Context& context, Sink& sink);
void repeated_mission_sequence(const Context& context, Sink& sink);
void stop_value(const Context& context, Sink& sink);
void type_mismatch(const Context& context, Sink& sink);
void undeclared_reference(const Context& context, Sink& sink);
void unknown_command(const Context& context, Sink& sink);
void unknown_field(const Context& context, Sink& sink);
void unknown_option(const Context& context, Sink& sink);
void unknown_parameter(const Context& context, Sink& sink);
void unknown_resource_type(const Context& context, Sink& sink);
void unused_resource(const Context& context, Sink& sink);

void value_range(const Context& context, Sink& sink);

}  // namespace gmat_copilot::lint::rule
