// gmat-copilot trace FILE [OTHER]: the record of a run as a story, as a page, gone over again, or beside another one.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "catalogue/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "gmat_copilot/gmat_copilot.hpp"
#include "provenance/compare.hpp"
#include "provenance/html.hpp"
#include "provenance/json_shapes.hpp"
#include "provenance/verify.hpp"

namespace gmat_copilot::cli {

namespace {

struct TraceArguments {
    std::string file;
    std::string other;  ///< empty: no comparison
    std::string format = "text";
    std::optional<int> attempt;
    bool diff = false;
    bool verify = false;
    ColorArgument color;
};

/// Largest record read.
constexpr std::size_t max_record_bytes = std::size_t{64} << 20U;

std::string shown(const std::string& file) { return file == "-" ? "standard input" : file; }

/// Throws InputError, which names the file.
provenance::Record read_record(const std::string& file) {
    try {
        return provenance::from_json(read_text(file, max_record_bytes));
    } catch (const provenance::Error& error) {
        throw InputError(shown(file) + ": " + error.what());
    }
}

/// Options that do not go together. Throws InputError.
void check_combination(const TraceArguments& arguments) {
    struct Conflict {
        bool given;
        const char* message;
    };
    const bool one_part = arguments.attempt || arguments.diff;
    const bool html = arguments.format == "html";
    const Conflict conflicts[] = {
        {arguments.verify && !arguments.other.empty(), "--verify takes one record"},
        {arguments.verify && one_part, "--verify checks the whole record; leave out --attempt and --diff"},
        {arguments.verify && html, "--verify has --format text and json"},
        {!arguments.other.empty() && one_part, "two records are compared whole; leave out --attempt and --diff"},
        {!arguments.other.empty() && html, "two records are compared with --format text and json"},
        {arguments.file == "-" && arguments.other == "-", "only one of the two records can be standard input"},
        {html && arguments.diff, "the page has the diffs in it; leave out --diff"},
    };
    for (const Conflict& conflict : conflicts) {
        if (conflict.given) {
            throw InputError(conflict.message);
        }
    }
}

/// What the loop's linter says of a draft: comments in it silence nothing.
std::vector<provenance::RecordedDiagnostic> lint_again(std::string_view script) {
    const script::Tree tree = script::parse(std::string(script));
    lint::Options options;
    options.suppressions = false;
    std::vector<provenance::RecordedDiagnostic> findings;
    for (const text::Diagnostic& diagnostic : lint::check(tree, options)) {
        findings.push_back(provenance::recorded(diagnostic, tree.source()));
    }
    return findings;
}

int verify(const TraceArguments& arguments) {
    const provenance::Verification verification = provenance::verify(
        read_record(arguments.file), {lint_again, std::string(version()), std::string(catalogue::release)});
    std::cout << (arguments.format == "json" ? verification_json(verification) : verification_text(verification));
    return verification.agrees() ? passed : rejected;
}

int compare(const TraceArguments& arguments) {
    const provenance::Comparison comparison =
        provenance::compare(read_record(arguments.file), read_record(arguments.other));
    const std::string a = shown(arguments.file);
    const std::string b = shown(arguments.other);
    std::cout << (arguments.format == "json" ? comparison_json(comparison, a, b)
                                             : comparison_text(comparison, a, b, arguments.color.on(1)));
    return passed;
}

int tell(const TraceArguments& arguments) {
    const provenance::Record record = read_record(arguments.file);
    const std::optional<int> attempt = arguments.attempt;
    if (attempt && (*attempt < 1 || static_cast<std::size_t>(*attempt) > record.drafts.size())) {
        throw InputError(shown(arguments.file) + ": has no attempt " + std::to_string(*attempt) + "; it has " +
                         std::to_string(record.drafts.size()));
    }
    if (arguments.format == "json") {
        std::cout << provenance::to_json(record);
    } else if (arguments.format == "html") {
        std::cout << provenance::render_html(record, attempt);
    } else {
        std::cout << provenance::render_trace(record, {arguments.color.on(1), attempt, arguments.diff});
    }
    return passed;
}

int run(const TraceArguments& arguments) {
    try {
        check_combination(arguments);
        return arguments.verify ? verify(arguments) : arguments.other.empty() ? tell(arguments) : compare(arguments);
    } catch (const InputError& error) {
        print_error(error.what());
    }
    return not_judged;
}

}  // namespace

CLI::App* declare_trace(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand(
        "trace", "Tell the story of a run from its record, check the record, or compare it with another");
    auto arguments = std::make_shared<TraceArguments>();
    command->add_option("file", arguments->file, "The record, OUTPUT.copilot.json; - is standard input")->required();
    command->add_option("other", arguments->other, "A second record: the two runs are compared");
    command
        ->add_option(
            "--format", arguments->format,
            "text; json (the record in canonical form, or the result of --verify or of a comparison); html (one "
            "page for a browser, without scripts and without network)")
        ->type_name("text|json|html")
        ->check(CLI::IsMember({"text", "json", "html"}))
        ->capture_default_str();
    command->add_option("--attempt", arguments->attempt, "Only this attempt (the first is 1)")->type_name("N");
    command->add_flag("--diff", arguments->diff, "Only what changed from draft to draft");
    command->add_flag(
        "--verify", arguments->verify,
        "Check the record against itself: hashes, findings (with this program's linter) and outcome; exit "
        "code 1 when something differs");
    arguments->color.declare(*command);
    command->callback([arguments, &context] { context.exit_code = run(*arguments); });
    return command;
}

}  // namespace gmat_copilot::cli
