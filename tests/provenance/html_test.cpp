#include "provenance/html.hpp"

#include "page.hpp"
#include "sample.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using provenance::Record;
using provenance::render_html;

namespace {

/// A script of `lines` lines as they usually look, with one value in each that can be varied.
std::string mission(std::size_t lines, int variant) {
    std::string script;
    for (std::size_t i = 0; i < lines; ++i) {
        script +=
            "Spacecraft" + std::to_string(i) + ".SMA = " + std::to_string(7000 + (i % 4 == 0 ? variant : 0)) + ";\n";
    }
    return script;
}

provenance::RecordedDraft ordinary_draft(int number) {
    provenance::RecordedDraft draft;
    draft.attempt.script = draft.attempt.script_from_model = mission(300, number);
    draft.attempt.script_from_model += ";\n";
    draft.attempt.fixes = {"stray-semicolon: remove it (line 301)"};
    draft.attempt.feedback_tier = "lint";
    for (int line = 5; line <= 300; line += 6) {
        draft.diagnostics.push_back(
            {"undeclared-reference",
             text::Severity::error,
             "\"Spacecraft" + std::to_string(line) + "\" is not declared anywhere in this script",
             line,
             1,
             line,
             12,
             1,
             {"did you mean \"Spacecraft1\"?"},
             {}});
        draft.attempt.feedback.push_back("undeclared-reference (line " + std::to_string(line) + "): not declared");
    }
    dryrun::Verdict verdict;
    verdict.engine = "gmat R2026a";
    verdict.tier = dryrun::Tier::load;
    for (int i = 0; i < 2'000; ++i) {
        verdict.raw_log += "a line of the log, number " + std::to_string(i) + "\n";
    }
    draft.attempt.dry_run = verdict;
    draft.attempt.model_wall_s = number;
    return draft;
}

Record run_of(std::size_t drafts) {
    Record record;
    record.request = "Raise the apogee";
    record.stop_reason = "budget";
    for (std::size_t i = 0; i < drafts; ++i) {
        record.drafts.push_back(ordinary_draft(static_cast<int>(i) + 1));
    }
    return record;
}

}  // namespace

TEST_CASE("the page of a run is the approved one") {
    CHECK(test::approved("trace.html", render_html(test::sample_record())));
}

TEST_CASE("the page stands on its own: no script, nothing loaded, a policy that forbids both") {
    const test::Page page = test::read_page(render_html(test::sample_record()));
    CHECK(page.count("script") == 0);
    std::size_t policies = 0;
    for (const test::Tag& tag : page.tags) {
        if (tag.attributes.count("http-equiv") != 0) {
            ++policies;
            CHECK(tag.attributes.at("http-equiv") == "Content-Security-Policy");
            CHECK_THAT(tag.attributes.at("content"), ContainsSubstring("default-src 'none'"));
            CHECK(tag.attributes.at("content").find("script") == std::string::npos);
        }
    }
    CHECK(policies == 1);
    const std::string html = render_html(test::sample_record());
    CHECK(html.find("url(") == std::string::npos);
    CHECK(html.find("@import") == std::string::npos);
    CHECK(html.find("http://") == std::string::npos);
    CHECK(html.find("https://") == std::string::npos);
}

TEST_CASE("the page tells what the terminal tells") {
    Record record = test::sample_record();
    record.drafts[0].attempt.reply = repair::ReplyFacts{drafting::ReplyShape::several_fenced, 4321, true};
    dryrun::Preflight preflight;
    preflight.engine = "gmat R2026a";
    preflight.one_line = "a kernel is missing";
    preflight.checks = {{"kernel", "de999.bsp", 4, false, "is not in GMAT's data folder"},
                        {"plugin", "libX", {}, true, ""}};
    record.drafts[1].attempt.preflight = preflight;
    record.drafts[1].attempt.on_target = false;
    preflight.ok = false;
    record.drafts[0].attempt.preflight = preflight;
    const test::Page page = test::read_page(render_html(record));
    for (const char* words :
         {"Raise the apogee", "compat:llama3", "took 19.8 s", "rejected by lint: 1 blocking finding", "unknown-field",
          "did you mean SMA?",
          "several fenced blocks, of which the best was taken, 4321 bytes; the provider cut it off",
          "kernel de999.bsp (line 4): is not in GMAT's data folder", "off target: this repair left every statement",
          "stray-semicolon: remove it (line 8)", "before safe fixes", "after safe fixes", "solver DC did not converge",
          "*** Targeting did not converge in 25 iterations", "a draft passed everything that was asked for",
          "3810 tokens in, 610 out"}) {
        INFO(words);
        CHECK(page.says(words));
    }
    CHECK_FALSE(page.says("libX"));
    CHECK(page.count("g", "bar") == 3);
    CHECK(page.count("section") == 3);
}

TEST_CASE("a changed line stands on both sides with what changed in it marked") {
    const std::string html = render_html(test::sample_record());
    CHECK_THAT(html, ContainsSubstring("<tr><th>3 -</th><td><del>Sat.SMA<b>A</b> = 7000</del></td>"
                                       "<th>3 +</th><td><ins>Sat.SMA = 7000</ins></td></tr>"));
    CHECK_THAT(html,
               ContainsSubstring("<th></th><td></td><th>5 +</th><td><ins>Create DifferentialCorrector DC</ins></td>"));
    // The finding stands below the line it is about, on the side of its draft.
    CHECK_THAT(html, ContainsSubstring("<ins>Sat.SMA = 7000</ins></td></tr>\n<tr class=\"f\"><th></th><td><em "
                                       "class=\"error\">error</em> unknown-field</td><th></th><td></td></tr>"));
}

TEST_CASE("long unchanged stretches are folded to three lines of context") {
    Record record = test::sample_record();
    record.drafts.resize(2);
    record.winner.reset();
    record.drafts[0].diagnostics.clear();
    std::string& before = record.drafts[0].attempt.script = mission(100, 0);
    record.drafts[1].attempt.script = before;
    record.drafts[1].attempt.script.replace(before.find("Spacecraft50.SMA"), 16, "Spacecraft50.ECC");
    for (provenance::RecordedDraft& draft : record.drafts) {
        draft.attempt.script_from_model = draft.attempt.script;
    }
    const std::string html = render_html(record);
    const test::Page page = test::read_page(html);
    CHECK(page.says("47 unchanged lines"));
    CHECK(page.says("46 unchanged lines"));
    CHECK(page.count("tr", "same") == 6);
    CHECK_THAT(html, ContainsSubstring("<th>51 -</th><td><del>Spacecraft50.<b>SMA</b> = 7000;</del>"));
}

TEST_CASE("a draft is compared with the last one that there was") {
    Record record = test::sample_record();
    record.drafts[1].attempt.feedback_tier = "reply";
    const test::Page page = test::read_page(render_html(record));
    CHECK(page.says("Changed since attempt 1"));
    CHECK_FALSE(page.says("Changed since attempt 2"));
}

TEST_CASE("one attempt alone has a page of its own") {
    const test::Page page = test::read_page(render_html(test::sample_record(), 2));
    CHECK(page.count("section") == 1);
    CHECK(page.says("Attempt 2 of 3"));
    CHECK_THROWS_WITH(render_html(test::sample_record(), 4), ContainsSubstring("the record has 3"));
}

TEST_CASE("five attempts of 300 lines with many findings stay below 500 kB, and lose little") {
    const std::string html = render_html(run_of(5));
    CHECK(html.size() < 500'000);
    const test::Page page = test::read_page(html);
    for (int line = 5; line <= 300; line += 60) {
        CHECK(page.says("\"Spacecraft" + std::to_string(line) + "\" is not declared"));
    }
    CHECK(page.says("The middle of the log is not shown"));
    CHECK(page.says("a line of the log, number 0\n"));
    CHECK(page.says("a line of the log, number 1999\n"));
}

TEST_CASE("of very many attempts the first and the last are told") {
    Record record = run_of(1);
    record.drafts.resize(500, record.drafts[0]);
    const std::string html = render_html(record);
    const test::Page page = test::read_page(html);
    CHECK(page.count("section") == 40);
    CHECK(page.says("460 of 500 attempts are not told in full here"));
    CHECK(page.says("300 of 500 attempts are left out of the table and the chart"));
    CHECK(page.says("Attempt 500 of 500"));
    CHECK(html.size() < 4'000'000);
}

TEST_CASE("a record of the Python program has a page, too") {
    const test::Page page = test::read_page(
        render_html(provenance::from_json(test::read_file(test::data("provenance/python-sidecar.json")))));
    CHECK(page.says("anthropic:claude"));
    CHECK(page.says("undeclared-reference"));
    CHECK(page.count("g", "bar") == 2);
    CHECK_FALSE(page.says("killed"));
}

TEST_CASE("a run that ended without any attempt has a page") {
    Record record;
    record.stop_reason = "model-error";
    record.error = "connection refused";
    const test::Page page = test::read_page(render_html(record));
    CHECK(page.says("No attempt was made."));
    CHECK(page.says("connection refused"));
}
