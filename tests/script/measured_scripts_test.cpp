// The parser against what GMAT R2026a did with some two thousand scripts.
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "helpers.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::script;

namespace {

struct Measured {
    std::string name;
    std::string text;
    bool loads = false;
    std::string operation;  ///< how the script was made
    std::uint32_t defect_line = 0;
};

std::vector<Measured> labelled() {
    std::vector<Measured> all;
    std::istringstream lines(test::read_file(test::data("gmat/labels.jsonl")));
    for (std::string line; std::getline(lines, line);) {
        const auto label = nlohmann::json::parse(line);
        const auto& defect = label.at("defect_line");
        all.push_back({label.at("file"),
                       test::read_file(test::data("gmat/scripts/" + label.at("file").get<std::string>())),
                       label.at("loaded"), label.at("operator"), defect.is_null() ? 0U : defect.get<std::uint32_t>()});
    }
    return all;
}

std::vector<Measured> probes() {
    std::vector<Measured> all;
    for (const auto& probe : nlohmann::json::parse(test::read_file(test::data("gmat/probes.json")))) {
        all.push_back({probe.at("id"), probe.at("script"), probe.at("loads"), "probe", 0});
    }
    return all;
}

std::set<std::uint32_t> complaint_lines(const Tree& tree) {
    std::set<std::uint32_t> lines;
    for (const auto& diagnostic : tree.diagnostics()) {
        lines.insert(test::line_of(tree, diagnostic));
    }
    return lines;
}

}  // namespace

TEST_CASE("what GMAT loads is read without complaint") {
    std::size_t count = 0;
    for (const std::vector<Measured>& set : {labelled(), probes()}) {
        for (const Measured& script : set) {
            if (script.loads) {
                ++count;
                const Tree tree = parse(script.text);
                INFO(script.name << (tree.diagnostics().empty() ? "" : ": " + tree.diagnostics().front().message));
                CHECK(tree.diagnostics().empty());
            }
        }
    }
    CHECK(count > 800);
}

TEST_CASE("every measured script is printed back byte for byte") {
    for (const std::vector<Measured>& set : {labelled(), probes()}) {
        for (const Measured& script : set) {
            INFO(script.name);
            CHECK(parse(script.text).print() == script.text);
        }
    }
}

TEST_CASE("mistakes of form are found, in the line where they were made") {
    // Where the mistake is an absent line, or shows in another line only, any line will do.
    const std::set<std::string> on_the_line{"both_braces_missing_command",
                                            "both_parens_missing_command",
                                            "c_block_comment",
                                            "colon_assign",
                                            "condition_missing",
                                            "condition_parenthesised",
                                            "condition_single_equals",
                                            "condition_with_expression",
                                            "cpp_comment",
                                            "double_close_paren",
                                            "double_equals_assign",
                                            "double_quotes",
                                            "else_after_endif",
                                            "elseif_used",
                                            "extra_block_end",
                                            "for_syntax_wrong",
                                            "fullwidth_equals",
                                            "hash_comment",
                                            "logical_cstyle",
                                            "markdown_fence",
                                            "method_call_syntax",
                                            "missing_close_brace_command",
                                            "missing_equals",
                                            "missing_open_brace_command",
                                            "missing_paren_command",
                                            "missing_value",
                                            "nbsp_character",
                                            "nonascii_in_comment",
                                            "not_equal_cstyle",
                                            "prose_preamble",
                                            "python_augmented_assign",
                                            "report_parenthesised",
                                            "script_truncated",
                                            "two_statements_one_line",
                                            "unbalanced_list_brace",
                                            "unicode_minus",
                                            "unicode_quotes",
                                            "utf8_bom",
                                            "wrong_block_end"};
    const std::set<std::string> anywhere{"continuation_broken", "crossed_blocks", "matlab_end", "missing_block_end",
                                         "missing_block_start"};
    std::size_t rejected = 0;
    std::size_t flagged = 0;
    for (const Measured& script : labelled()) {
        if (script.loads) {
            continue;
        }
        const std::set<std::uint32_t> lines = complaint_lines(parse(script.text));
        ++rejected;
        flagged += lines.empty() ? 0U : 1U;
        INFO(script.name << " line " << script.defect_line);
        if (on_the_line.count(script.operation) > 0) {
            CHECK(lines.count(script.defect_line) == 1);
        } else if (anywhere.count(script.operation) > 0) {
            CHECK_FALSE(lines.empty());
        }
    }
    WARN("of " << rejected << " rejected scripts, " << flagged << " are rejected by form alone");
    CHECK(flagged >= 180);
}

TEST_CASE("probes that GMAT rejects for their form are rejected") {
    const std::set<std::string> by_form{"two-statements-one-line",
                                        "gmat-prefix-lower",
                                        "comment-hash",
                                        "comment-slashes",
                                        "comment-c-block",
                                        "continuation-comment",
                                        "list-newline",
                                        "create-noname",
                                        "create-array-space",
                                        "create-init",
                                        "value-missing",
                                        "value-missing-semi",
                                        "eq-missing",
                                        "eq-double",
                                        "eq-colon",
                                        "array-elem-brackets",
                                        "string-double",
                                        "string-unclosed",
                                        "string-curly",
                                        "bom",
                                        "nonascii-comment",
                                        "nonascii-string",
                                        "nbsp",
                                        "prop-nobrace",
                                        "prop-sep-comma",
                                        "prop-nosat",
                                        "prop-label-dq",
                                        "prop-method",
                                        "man-noparen",
                                        "rep-comma",
                                        "rep-braces",
                                        "rep-expr",
                                        "rep-paren",
                                        "rep-nothing",
                                        "asg-plus-eq",
                                        "asg-plusplus",
                                        "asg-power-star",
                                        "asg-two",
                                        "if-elseif",
                                        "if-end",
                                        "if-paren",
                                        "if-then",
                                        "if-andand",
                                        "if-oror",
                                        "if-ne-bang",
                                        "if-eq",
                                        "if-expr",
                                        "if-missing-end",
                                        "if-extra-end",
                                        "if-empty",
                                        "if-endif-space",
                                        "for-expr",
                                        "for-paren",
                                        "for-end",
                                        "while-missing",
                                        "tgt-paren",
                                        "tgt-missing-end",
                                        "tgt-vary-noinit",
                                        "tgt-vary-nobrace",
                                        "tgt-achieve-gt",
                                        "cross",
                                        "stray-number",
                                        "stray-brace",
                                        "unbalanced-paren",
                                        "unbalanced-brace",
                                        "unbalanced-brace2"};
    std::size_t found = 0;
    for (const Measured& probe : probes()) {
        if (by_form.count(probe.name) > 0) {
            INFO(probe.name);
            CHECK_FALSE(probe.loads);
            CHECK_FALSE(parse(probe.text).diagnostics().empty());
            ++found;
        }
    }
    CHECK(found == by_form.size());
}

TEST_CASE("safe fixes of measured scripts leave no mistake of form where they are") {
    for (const Measured& script : labelled()) {
        const Tree tree = parse(script.text);
        for (const auto& diagnostic : tree.diagnostics()) {
            if (diagnostic.fix && diagnostic.fix->safe) {
                INFO(script.name << ": " << diagnostic.message);
                const Tree mended = parse(test::text::apply_edits(script.text, diagnostic.fix->edits));
                CHECK(mended.diagnostics().size() < tree.diagnostics().size());
            }
        }
    }
}
