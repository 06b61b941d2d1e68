#include "calibration.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "gmat_copilot/gmat_copilot.hpp"
#include "script/format.hpp"

namespace gmat_copilot::bench {
namespace {

constexpr Family m = Family::misspelling;
constexpr Family t = Family::terminator;
constexpr Family f = Family::foreign;

constexpr std::array families = {
    // A word that is meant, written otherwise: letters, case, a blank too few or too many.
    OperatorFamily{"command_lowercase", m},
    OperatorFamily{"create_lowercase", m},
    OperatorFamily{"enum_case_changed", m},
    OperatorFamily{"field_case_changed", m},
    OperatorFamily{"missing_space_after_command", m},
    OperatorFamily{"misspelt_begin_mission_sequence", m},
    OperatorFamily{"misspelt_command", m},
    OperatorFamily{"misspelt_field", m},
    OperatorFamily{"misspelt_object_lhs", m},
    OperatorFamily{"misspelt_resource_type", m},
    OperatorFamily{"nonexistent_coordinate_system", m},
    OperatorFamily{"object_case_mismatch", m},
    OperatorFamily{"undeclared_object_in_command", m},
    OperatorFamily{"undeclared_ref_in_field", m},
    OperatorFamily{"vary_bad_option", m},
    OperatorFamily{"wrong_enum_value", m},
    // A mark that opens, closes, joins or parts is missing, doubled or the wrong one.
    OperatorFamily{"both_braces_missing_command", t},
    OperatorFamily{"both_parens_missing_command", t},
    OperatorFamily{"continuation_broken", t},
    OperatorFamily{"crossed_blocks", t},
    OperatorFamily{"double_close_paren", t},
    OperatorFamily{"else_after_endif", t},
    OperatorFamily{"extra_block_end", t},
    OperatorFamily{"list_braces_dropped", t},
    OperatorFamily{"maneuver_wrong_syntax", t},
    OperatorFamily{"missing_block_end", t},
    OperatorFamily{"missing_close_brace_command", t},
    OperatorFamily{"missing_closing_quote", t},
    OperatorFamily{"missing_dot", t},
    OperatorFamily{"missing_equals", t},
    OperatorFamily{"missing_open_brace_command", t},
    OperatorFamily{"missing_opening_quote", t},
    OperatorFamily{"missing_paren_command", t},
    OperatorFamily{"two_statements_one_line", t},
    OperatorFamily{"unbalanced_list_brace", t},
    OperatorFamily{"wrong_block_end", t},
    // Written as another language, or a person, would.
    OperatorFamily{"c_block_comment", f},
    OperatorFamily{"colon_assign", f},
    OperatorFamily{"condition_parenthesised", f},
    OperatorFamily{"condition_single_equals", f},
    OperatorFamily{"condition_with_expression", f},
    OperatorFamily{"cpp_comment", f},
    OperatorFamily{"cpp_comment_trailing", f},
    OperatorFamily{"double_equals_assign", f},
    OperatorFamily{"double_quotes", f},
    OperatorFamily{"elseif_used", f},
    OperatorFamily{"epoch_bad_text", f},
    OperatorFamily{"epoch_iso_format", f},
    OperatorFamily{"equation_syntax_error", f},
    OperatorFamily{"for_syntax_wrong", f},
    OperatorFamily{"fullwidth_equals", f},
    OperatorFamily{"hash_comment", f},
    OperatorFamily{"hash_comment_trailing", f},
    OperatorFamily{"list_for_scalar", f},
    OperatorFamily{"list_square_brackets", f},
    OperatorFamily{"logical_cstyle", f},
    OperatorFamily{"markdown_fence", f},
    OperatorFamily{"matlab_disp", f},
    OperatorFamily{"matlab_end", f},
    OperatorFamily{"matlab_lowercase_for", f},
    OperatorFamily{"method_call_syntax", f},
    OperatorFamily{"nbsp_character", f},
    OperatorFamily{"nonascii_in_comment", f},
    OperatorFamily{"not_equal_cstyle", f},
    OperatorFamily{"number_decimal_comma", f},
    OperatorFamily{"number_for_boolean", f},
    OperatorFamily{"number_thousands_separator", f},
    OperatorFamily{"number_with_unit", f},
    OperatorFamily{"odd_boolean_word", f},
    OperatorFamily{"prose_preamble", f},
    OperatorFamily{"python_augmented_assign", f},
    OperatorFamily{"python_literal", f},
    OperatorFamily{"quoted_number", f},
    OperatorFamily{"report_parenthesised", f},
    OperatorFamily{"stop_relational_operator", f},
    OperatorFamily{"stop_value_with_unit", f},
    OperatorFamily{"stray_text_after_statement", f},
    OperatorFamily{"stray_text_line", f},
    OperatorFamily{"unicode_minus", f},
    OperatorFamily{"unicode_quotes", f},
    OperatorFamily{"utf8_bom", f},
};

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// One statement on one line: continuation marks and runs of blanks outside quotes are one blank.
std::string one_line(std::string_view statement) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < statement.size(); ++i) {
        const char c = statement[i];
        quoted = c == '\'' ? !quoted : quoted;
        if (!quoted && statement.substr(i, 3) == "...") {
            i = std::min(statement.find('\n', i), statement.size()) - 1;
        } else if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
            out += out.empty() || out.back() == ' ' ? "" : " ";
        } else {
            out += c;
        }
    }
    return out.substr(0, out.find_last_not_of(" ;") + 1);
}

std::vector<std::string> statements_of(std::string_view script) {
    const script::Tree tree = script::parse(std::string(script));
    const std::optional<std::string> laid_out = script::format(tree);
    const script::Tree canonical = script::parse(laid_out ? *laid_out : std::string(script));
    std::vector<std::string> statements;
    for (const script::Statement& statement : canonical.statements()) {
        statements.push_back(one_line(statement.node.text()));
    }
    return statements;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = one_line(text.substr(at, end - at));
        if (!line.empty()) {
            lines.push_back(line);
        }
        at = end + 1;
    }
    return lines;
}

/// Whether all of `part` stand in `whole`, in their order.
bool is_within(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    auto next = part.begin();
    for (const std::string& item : whole) {
        next += next != part.end() && *next == item ? 1 : 0;
    }
    return next == part.end();
}

}  // namespace

std::string_view to_string(Family family) {
    switch (family) {
        case Family::misspelling: return "misspelling";
        case Family::terminator: return "missing terminator";
        case Family::foreign: return "foreign syntax";
        case Family::other: return "other";
    }
    return "other";
}

std::string_view to_string(Outcome outcome) {
    switch (outcome) {
        case Outcome::identical: return "identical";
        case Outcome::layout: return "layout";
        case Outcome::addition: return "addition";
        case Outcome::different: return "different";
        case Outcome::unseen: return "unseen";
        case Outcome::rejected: return "rejected";
    }
    return "rejected";
}

std::span<const OperatorFamily> operator_families() { return families; }

Family family_of(std::string_view operation) {
    const auto* row = std::find_if(families.begin(), families.end(),
                                   [operation](const OperatorFamily& known) { return known.name == operation; });
    return row == families.end() ? Family::other : row->family;
}

std::vector<Mutant> rejected_mutants(const std::string& folder) {
    const std::string scripts = folder + "/scripts/";
    std::vector<Mutant> mutants;
    std::ifstream labels(folder + "/labels.jsonl");
    for (std::string line; std::getline(labels, line);) {
        const auto label = nlohmann::json::parse(line);
        if (label.at("loaded").is_boolean() && !label["loaded"].get<bool>()) {
            const std::string file = label.at("file").get<std::string>();
            const std::string base = label.at("base").get<std::string>() + ".script";
            mutants.push_back(
                {file, label.at("operator").get<std::string>(), read_file(scripts + file), read_file(scripts + base)});
        }
    }
    return mutants;
}

Outcome outcome_of(const Mutant& mutant, std::string_view repaired, bool clean) {
    if (!clean) {
        return Outcome::rejected;
    }
    if (repaired == mutant.base) {
        return Outcome::identical;
    }
    if (repaired == mutant.script) {
        return Outcome::unseen;
    }
    const std::vector<std::string> base = statements_of(mutant.base);
    const std::vector<std::string> now = statements_of(repaired);
    if (base == now) {
        return Outcome::layout;
    }
    const std::vector<std::string> before = lines_of(mutant.base);
    const std::vector<std::string> spoilt = lines_of(mutant.script);
    constexpr std::size_t most_more = 2;  // the EndIf of an ElseIf, the Create of a loop's counter
    const bool only_added = spoilt.size() > before.size() && is_within(before, spoilt) && is_within(base, now) &&
                            now.size() - base.size() <= spoilt.size() - before.size() + most_more;
    return only_added ? Outcome::addition : Outcome::different;
}

int Tally::of(Outcome outcome) const {
    const auto found = count.find(outcome);
    return found == count.end() ? 0 : found->second;
}

int Tally::total() const {
    int sum = 0;
    for (const auto& [outcome, n] : count) {
        sum += n;
    }
    return sum;
}

double Tally::score(bool with_additions) const {
    const int good = brought_back() + (with_additions ? of(Outcome::addition) : 0) - 2 * of(Outcome::different);
    return total() == 0 ? 0.0 : 100.0 * good / total();
}

void Tally::add(const Tally& other) {
    for (const auto& [outcome, n] : other.count) {
        count[outcome] += n;
    }
}

Repaired repair_offline(const std::string& script, bool unsafe_fixes) {
    DraftOptions options;
    options.model = "builtin";
    options.retries = 2;
    options.starting_script = script;
    options.unsafe_fixes = unsafe_fixes;
    const Result result = draft("", options);
    return {result.script, result.passed()};
}

}  // namespace gmat_copilot::bench
