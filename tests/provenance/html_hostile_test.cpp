// Records meant to break out of the page, to mislead its reader, or to be too much for a browser.
#include <limits>

#include "page.hpp"
#include "provenance/html.hpp"
#include "sample.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using provenance::Record;
using provenance::render_html;

namespace {

const std::string evil =
    "</style></title></pre></script><script>alert(1)</script><img src=x onerror=\"alert(1)\"> ' onload='x' "
    "\"&lt;&#x3c; "
    "<!-- ]]> \x1b[31m\x07\x7f \xC2\x9B \xE2\x80\xAE rtl \xE2\x80\x8B \xF3\xA0\x81\x81 \xFF\xC3 javascript:alert(1)";

repair::Attempt evil_attempt(const std::string& text) {
    repair::Attempt attempt;
    attempt.script = text + "\n" + text;
    attempt.script_from_model = text + "\r\n" + text + "\r";
    attempt.fixes = attempt.feedback = {text, text + "\n" + text};
    attempt.feedback_tier = text;
    attempt.failure = repair::Failure{text, text, text, 1, text, {}};
    dryrun::Verdict verdict;
    verdict.engine = verdict.one_line = verdict.raw_log = text;
    verdict.converged = {{text, false}};
    attempt.dry_run = verdict;
    dryrun::Preflight preflight;
    preflight.ok = false;
    preflight.engine = preflight.one_line = text;
    preflight.checks = {{text, text, 1, false, text}};
    attempt.preflight = preflight;
    return attempt;
}

Record evil_record(const std::string& text, std::size_t drafts) {
    Record record;
    record.request = record.provider = record.model = record.stop_reason = record.error = text;
    record.not_understood = {text};
    record.tool_name = record.tool_version = record.catalogue = record.engine = text;
    record.started_at = record.finished_at = text;
    record.settings = {{text, text}};
    provenance::RecordedDraft draft;
    draft.attempt = evil_attempt(text);
    draft.diagnostics = {{text, text::Severity::error, text, 1, 1, 1, 1, 1, {text, text}, {}},
                         {text, text::Severity::info, text, 2'000'000'000, 1, 1, 1, 1, {}, {}}};
    for (std::size_t i = 0; i < drafts; ++i) {
        draft.attempt.script += std::to_string(i) + text + "\n";
        record.drafts.push_back(draft);
    }
    return record;
}

}  // namespace

TEST_CASE("no text of a record becomes markup, wherever it stands") {
    const std::string html = render_html(evil_record(evil, 3));
    const test::Page page = test::read_page(html);  // knows every tag and attribute that may be there
    CHECK(page.count("style") == 1);
    CHECK(page.says("<script>alert(1)</script>"));
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("onerror=\"") == std::string::npos);
}

TEST_CASE("control characters and marks that reorder or hide text are shown for what they are") {
    const std::string html = render_html(evil_record(evil, 2));
    const test::Page page = test::read_page(html);
    CHECK(page.says(
        "\\x1B[31m\\x07\\x7F \\xC2\\x9B \\xE2\\x80\\xAE rtl \\xE2\\x80\\x8B \\xF3\\xA0\\x81\\x81 \\xFF\\xC3"));
    for (const char* hidden : {"\xC2\x9B", "\xE2\x80\xAE", "\xE2\x80\x8B", "\xF3\xA0\x81\x81", "\xFF"}) {
        CHECK(html.find(hidden) == std::string::npos);
    }
}

TEST_CASE("whatever five attempts hold, their page is below 500 kB and well formed") {
    std::string quotes(3'000'000, '"');
    std::string lines;
    for (int i = 0; i < 200'000; ++i) {
        lines += "\"\x01\xE2\x80\xAE" + std::to_string(i) + "<&>\n";
    }
    for (const std::string& text : {evil, quotes, lines, std::string(2'000'000, '\n'), std::string(2'000'000, '\r'),
                                    std::string(3'000'000, '\x80')}) {
        const std::string html = render_html(evil_record(text, 5));
        CHECK(html.size() < 500'000);
        CHECK(test::read_page(html).count("section") == 5);
    }
}

TEST_CASE("a script of ten megabytes is cut with a note") {
    Record record = test::sample_record();
    std::string huge;
    while (huge.size() < 10'000'000) {
        huge += "Sat.SMA = " + std::to_string(huge.size()) + "\n";
    }
    record.drafts[1].attempt.script = record.drafts[1].attempt.script_from_model = huge;
    const std::string html = render_html(record);
    CHECK(html.size() < 500'000);
    const test::Page page = test::read_page(html);
    CHECK(page.says("too large to be compared"));
    CHECK(page.says("The rest of the draft is not shown"));
}

TEST_CASE("two hundred hostile drafts make a bounded page") {
    const std::string html = render_html(evil_record(evil, 200));
    CHECK(html.size() < 4'000'000);
    CHECK(test::read_page(html).count("g", "bar") == 200);
}

TEST_CASE("whatever of a damaged sidecar can still be read makes a well formed page") {
    const std::string json = provenance::to_json(test::sample_record());
    std::size_t rendered = 0;
    for (std::size_t at = 0; at < json.size(); at += 17) {
        for (const char c : {'<', '&', '9', '\\'}) {
            std::string damaged = json;
            damaged[at] = c;
            try {
                const test::Page page = test::read_page(render_html(provenance::from_json(damaged)));
                CHECK(page.count("section") == 3);
                ++rendered;
            } catch (const provenance::Error&) {
                // refused, as it should be
            }
        }
    }
    CHECK(rendered > 200);
}

TEST_CASE("times that are no times still make a chart with finite numbers") {
    Record record = test::sample_record();
    const double endless = std::numeric_limits<double>::infinity();
    record.drafts[0].attempt.model_wall_s = endless;
    record.drafts[0].attempt.lint_wall_s = -5.0;
    record.drafts[1].attempt.model_wall_s = std::numeric_limits<double>::quiet_NaN();
    record.drafts[1].attempt.dry_run_wall_s = 1e300;
    record.drafts[2].attempt.lint_wall_s = 1e-300;
    const test::Page page = test::read_page(render_html(record));
    for (const test::Tag& tag : page.tags) {
        if (tag.name == "rect") {
            const double width = std::stod(tag.attributes.at("width"));
            CHECK(width > 0.0);
            CHECK(width <= 290.0);
            CHECK(std::stod(tag.attributes.at("x")) + width <= 440.0);
        }
    }
}
