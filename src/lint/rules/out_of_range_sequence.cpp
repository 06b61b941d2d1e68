#include <array>
#include <optional>

#include "lint/names.hpp"
#include "lint/rules/out_of_range.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using script::NodeKind;
using script::NodeRef;

/// The setting of that name; null when the command has none.
NodeRef setting(const script::ObjectCommandView& command, std::string_view name) {
    for (const NodeRef option : command.options) {
        if (option.child(0).text() == name) {
            return option.child(1);
        }
    }
    return {};
}

std::optional<double> literal(NodeRef value) { return value ? number_of(value.text()) : std::nullopt; }

void check_vary(const script::ObjectCommandView& vary, Sink& sink) {
    const NodeRef upper = setting(vary, "Upper");
    const auto low = literal(setting(vary, "Lower"));
    const auto high = literal(upper);
    if (low && high && *low >= *high) {
        sink.error(upper.span(), "Upper, " + shortest(*high) + ", must be more than Lower, " + shortest(*low));
    }
    const NodeRef step = setting(vary, "MaxStep");
    if (const auto value = literal(step); value && *value <= 0) {
        sink.error(step.span(), "MaxStep must be more than 0");
    }
}

void check_tolerance(const script::ObjectCommandView& achieve, Sink& sink) {
    const NodeRef tolerance = setting(achieve, "Tolerance");
    if (const auto value = literal(tolerance); value && *value <= 0) {
        sink.error(tolerance.span(), "Tolerance must be more than 0");
    }
}

struct Domain {
    std::string_view function;
    double low;
    bool low_allowed;
    double high;
    std::string_view told;
};
constexpr double any = 1e300;
constexpr std::array domains = {
    Domain{"acos", -1, true, 1, "between -1 and 1"}, Domain{"asin", -1, true, 1, "between -1 and 1"},
    Domain{"sqrt", 0, true, any, "at least 0"},      Domain{"log", 0, false, any, "more than 0"},
    Domain{"log10", 0, false, any, "more than 0"},
};

void check_call(const Context& context, NodeRef call, Sink& sink) {
    if (call.child_count() != 2 || context.symbols.find(call.child(0).text()) != nullptr) {
        return;
    }
    for (const Domain& domain : domains) {
        if (!same_letters(call.child(0).text(), domain.function)) {
            continue;
        }
        const auto value = literal(call.child(1));
        if (value && (*value < domain.low || (*value == domain.low && !domain.low_allowed) || *value > domain.high)) {
            sink.error(call.child(1).span(), std::string(domain.function) + "() takes a number " +
                                                 std::string(domain.told) + ", not " +
                                                 std::string(call.child(1).text()));
        }
    }
}

}  // namespace

void check_sequence_ranges(const Context& context, Sink& sink) {
    for (const script::Statement* const command : context.commands.all()) {
        const script::Statement& statement = *command;
        if (statement.keyword == "Vary") {
            check_vary(script::read_object_command(statement), sink);
        } else if (statement.keyword == "Achieve") {
            check_tolerance(script::read_object_command(statement), sink);
        }
    }
    for (const Mention& mention : context.mentions) {
        if (mention.role == Role::function && mention.node.is(NodeKind::call_expr)) {
            check_call(context, mention.node, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
