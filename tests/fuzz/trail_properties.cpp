#include "trail_properties.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "draft/prompt.hpp"
#include "dryrun/gmat_log.hpp"
#include "dryrun/goals.hpp"
#include "provenance/compare.hpp"
#include "provenance/html.hpp"
#include "provenance/record.hpp"
#include "provenance/verify.hpp"

namespace fuzz {
namespace {

using namespace gmat_copilot;

void require(bool holds, const char* what) {
    if (!holds) {
        throw Violated(what);
    }
}

bool is_fit_for_terminal(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20U ? byte != 0x7FU : c == '\n' || c == '\t';
    });
}

std::optional<provenance::Record> read(std::string_view text) {
    try {
        return provenance::from_json(text);
    } catch (const provenance::Error&) {
        return std::nullopt;
    }
}

}  // namespace

void reads_record(std::string_view text) {
    const std::optional<provenance::Record> record = read(text);
    if (!record) {
        return;
    }
    const std::string written = provenance::to_json(*record);
    require(provenance::to_json(provenance::from_json(written)) == written, "a record that was written reads the same");
    require(is_fit_for_terminal(provenance::render_trace(*record, {})), "a trace is fit for a terminal");
    const std::string page = provenance::render_html(*record);
    require(page.find("<script") == std::string::npos, "a page has no script");
    provenance::Checker checker;
    checker.lint = [](std::string_view) { return std::vector<provenance::RecordedDiagnostic>(); };
    const provenance::Verification verification = provenance::verify(*record, checker);
    require(is_fit_for_terminal(provenance::verification_text(verification)), "a verification is fit for a terminal");
}

void takes_reply(std::string_view text) {
    for (const bool truncated : {false, true}) {
        const drafting::Extraction found = drafting::extract(text, truncated);
        require(found.ok() != found.script.empty(), "a reply gives a script or a reason");
        require(drafting::reply_shape_from_string(drafting::to_string(found.shape)) == found.shape,
                "each shape has a name");
        require(found.script.find("\r\n") == std::string::npos, "line ends are LF");
    }
}

void reads_log(std::string_view text) {
    for (const std::optional<int> code : {std::optional<int>(0), std::optional<int>(1), std::optional<int>()}) {
        const dryrun::GmatFindings findings = dryrun::read_gmat_log(text, code);
        require(findings.errors.size() <= dryrun::most_findings, "errors are bounded");
        require(is_fit_for_terminal(findings.one_line), "the sentence is printable");
    }
    const auto goals = dryrun::last_goals(text);
    require(goals.size() <= dryrun::most_goal_misses, "goals are bounded");
    for (const dryrun::GoalMiss& goal : goals) {
        require(is_fit_for_terminal(goal.goal + goal.solver + goal.desired + goal.achieved), "goals are printable");
    }
}

}  // namespace fuzz
