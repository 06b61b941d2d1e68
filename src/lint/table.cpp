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
    Rule{"array-bounds",              Severity::error, "an element that an Array does not have",                         rule::array_bounds},
    Rule{"array-size",                Severity::error, "an Array without a size, or with one that is none",              rule::array_size},
    Rule{"assignment-type",           Severity::error, "a value that a variable, array or text cannot take",             rule::assignment_type},
    Rule{"create-after-sequence",     Severity::error, "a Create in the mission sequence",                               rule::create_after_sequence},
    Rule{"duplicate-name",            Severity::error, "a name given to two resources",                                  rule::duplicate_name},
    Rule{"enum-violation",            Severity::error, "a word that is not among a field's values",                      rule::enum_violation},
    Rule{"force-conflict",            Severity::error, "forces of one model that exclude each other",                    rule::force_conflict},
    Rule{"invalid-epoch",             Severity::error, "an epoch that does not fit its format",                          rule::invalid_epoch},
    Rule{"invalid-name",              Severity::error, "a name that GMAT does not take",                                 rule::invalid_name},
    Rule{"missing-argument",          Severity::error, "a command without what it works on",                             rule::missing_argument},
    Rule{"missing-mission-sequence",  Severity::info,  "no BeginMissionSequence",                                        rule::missing_mission_sequence},
    Rule{"parameter-dependency",      Severity::error, "a wrong middle name in Sat.Earth.SMA",                           rule::parameter_dependency},
    Rule{"read-only-field",           Severity::error, "a field set that cannot be set, or not there",                   rule::read_only_field},
    Rule{"ref-target-mismatch",       Severity::error, "a reference to an object of the wrong type",                     rule::ref_target_mismatch},
    Rule{"repeated-mission-sequence", Severity::error, "a second BeginMissionSequence",                                  rule::repeated_mission_sequence},
    Rule{"stop-value",                Severity::error, "a stop condition without the value it needs, or with one too many", rule::stop_value},
    Rule{"syntax-error",              Severity::error, "a line that is not a GMAT statement",                            nullptr},
    Rule{"type-mismatch",             Severity::error, "a value of the wrong type",                                      rule::type_mismatch},
    Rule{"unbalanced-block",          Severity::error, "a block that is not closed, or closed twice",                    nullptr},
    Rule{"undeclared-reference",      Severity::error, "a name that nothing creates",                                    rule::undeclared_reference},
    Rule{"unknown-command",           Severity::error, "a word that is no command",                                      rule::unknown_command},
    Rule{"unknown-field",             Severity::error, "a field that the resource does not have",                        rule::unknown_field},
    Rule{"unknown-option",            Severity::error, "a setting that the command does not have",                       rule::unknown_option},
    Rule{"unknown-parameter",         Severity::error, "a parameter that does not exist, or not for this use",           rule::unknown_parameter},
    Rule{"unknown-resource-type",     Severity::error, "a Create of a type that does not exist",                         rule::unknown_resource_type},
    Rule{"unused-resource",           Severity::info,  "a resource that nothing uses",                                   rule::unused_resource},
    Rule{"unused-suppression",        Severity::info,  "a comment that should silence a finding and does not",          nullptr},
    Rule{"value-range",               Severity::error, "a number out of its range",                                      rule::value_range},
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
