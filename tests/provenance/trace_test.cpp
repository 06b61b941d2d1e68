#include "provenance/record.hpp"
#include "provenance/trace_text.hpp"
#include "sample.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using provenance::Record;
using provenance::render_trace;
using provenance::TraceOptions;
using provenance::visible;

namespace {

std::size_t control_characters(const std::string& text) {
    std::size_t found = 0;
    for (const char c : text) {
        found += static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t' ? 1U : 0U;
        found += c == 0x7F ? 1U : 0U;
    }
    return found;
}

}  // namespace

TEST_CASE("the story of a run is the approved text") {
    CHECK(test::approved("trace.txt", render_trace(test::sample_record(), {})));
}

TEST_CASE("the story with colour is the approved text, and without its colours it is the plain one") {
    const std::string coloured = render_trace(test::sample_record(), {true, std::nullopt, false});
    CHECK(test::approved("trace-colour.txt", coloured));
    std::string plain;
    for (std::size_t at = 0; at < coloured.size(); ++at) {
        if (coloured[at] == '\x1b') {
            at = coloured.find('m', at);
        } else {
            plain += coloured[at];
        }
    }
    CHECK(plain == render_trace(test::sample_record(), {}));
}

TEST_CASE("one attempt alone, and the diffs alone") {
    const Record record = test::sample_record();
    const std::string second = render_trace(record, {false, 2, false});
    CHECK_THAT(second, ContainsSubstring("attempt 2 of 3"));
    CHECK(second.find("attempt 1 of 3") == std::string::npos);
    CHECK_THAT(second, ContainsSubstring("+Sat.SMA = 7100"));

    const std::string diffs = render_trace(record, {false, std::nullopt, true});
    CHECK(diffs.substr(0, 14) == "--- attempt 1\t");
    CHECK_THAT(diffs, ContainsSubstring("-Sat.SMAA = 7000"));
    CHECK_THAT(diffs, ContainsSubstring("+++ attempt 3"));
    CHECK(diffs.find("stopped") == std::string::npos);

    CHECK(render_trace(record, {false, 2, true}).substr(0, 14) == "--- attempt 2\t");
    CHECK_THAT(render_trace(record, {false, 3, true}), ContainsSubstring("is the last"));
}

TEST_CASE("an attempt that is not in the record is an error that says how many there are") {
    for (const int attempt : {0, -1, 4, 1'000'000}) {
        CHECK_THROWS_WITH(render_trace(test::sample_record(), {false, attempt, false}),
                          ContainsSubstring("the record has 3"));
    }
}

TEST_CASE("every stop reason is told in plain words with a next step") {
    for (const char* reason : {"clean", "budget", "no-progress", "oscillation", "model-timeout", "model-error",
                               "unavailable", "refused", "cancelled", "repeated-failure", "off-target"}) {
        INFO(reason);
        Record record;
        record.stop_reason = reason;
        const std::string text = render_trace(record, {});
        CHECK_THAT(text, ContainsSubstring(std::string("stopped:  ") + reason + ": "));
        CHECK_THAT(text, ContainsSubstring("next:     "));
        CHECK(text.find("--allow") == std::string::npos);  // there is no such option
    }
    Record strange;
    strange.stop_reason = "tired";
    CHECK_THAT(render_trace(strange, {}), ContainsSubstring("stopped:  tired\n"));
}

TEST_CASE("a run that was not understood lists the words and says what to do") {
    Record record;
    record.stop_reason = "model-error";
    record.error = "the request is not understood";
    record.not_understood = {"warp", "drive"};
    const std::string text = render_trace(record, {});
    CHECK_THAT(text, ContainsSubstring("not understood: warp\n"));
    CHECK_THAT(text, ContainsSubstring("in other words"));
}

TEST_CASE("the timeline has a row an attempt, with bars in proportion to the slowest") {
    Record record = test::sample_record();
    record.drafts[0].attempt.model_wall_s = 5.0;
    record.drafts[0].attempt.lint_wall_s = 0.001;
    record.drafts[1].attempt.model_wall_s = 5.0;
    record.drafts[1].attempt.dry_run_wall_s = 5.0;
    const std::string text = render_trace(record, {});
    CHECK_THAT(text, ContainsSubstring("\n  1    5.0 s     1 ms      0 s     1200     310  ============              "
                                       "rejected by lint: 1 blocking finding\n"));
    CHECK_THAT(text, ContainsSubstring("\n  2    5.0 s      0 s    5.0 s     1300       ?  ============############  "
                                       "rejected by the dry-run (run)\n"));
    CHECK_THAT(text, ContainsSubstring("\n  3      0 s      0 s      0 s     1310     300                            "
                                       "passed\n"));
    CHECK(render_trace(record, {false, 1, false}).find("verdict") == std::string::npos);
}

TEST_CASE("the reply's shape, a failed preflight and a repair that missed are told in words") {
    Record record = test::sample_record();
    record.drafts[0].attempt.reply = repair::ReplyFacts{drafting::ReplyShape::bare, 1, false};
    record.drafts[1].attempt.reply = repair::ReplyFacts{drafting::ReplyShape::fenced, 900, true};
    record.drafts[1].attempt.on_target = false;
    record.drafts[2].attempt.on_target = true;
    dryrun::Preflight preflight;
    preflight.engine = "builtin 0.1.0";
    preflight.ok = false;
    preflight.tier = dryrun::Tier::unsupported;
    preflight.one_line = "the engine has no Jacchia atmosphere";
    preflight.checks = {{"model", "JacchiaRoberts", 7, false, "not modelled"}, {"model", "Earth", 2, true, ""}};
    record.drafts[1].attempt.preflight = preflight;
    const std::string text = render_trace(record, {});
    CHECK_THAT(text, ContainsSubstring("  reply: a script without a fence, 1 byte\n"));
    CHECK_THAT(text, ContainsSubstring("  reply: one fenced block, 900 bytes; the provider cut it off\n"));
    CHECK_THAT(text, ContainsSubstring("  preflight: failed (unsupported, builtin 0.1.0): the engine has no Jacchia "
                                       "atmosphere\n    - model JacchiaRoberts (line 7): not modelled\n"));
    CHECK(text.find("model Earth") == std::string::npos);
    // The verdict of a draft that was not flown would only repeat that.
    CHECK_THAT(text, ContainsSubstring("attempt 2 of 3: not flown: the preflight failed\n"));
    CHECK(text.find("dry-run: failed") == std::string::npos);
    const std::size_t missed = text.find("off target: this repair left every statement that was blamed as it was");
    CHECK(missed != std::string::npos);
    CHECK(text.find("off target", missed + 1) == std::string::npos);
}

TEST_CASE("what safe fixes changed is shown as a diff, and only where they changed something") {
    const std::string text = render_trace(test::sample_record(), {});
    CHECK_THAT(text, ContainsSubstring("--- attempt 2 before safe fixes\t\n+++ attempt 2 after safe fixes\t\n"));
    CHECK(text.find("attempt 1 before") == std::string::npos);
    CHECK(render_trace(test::sample_record(), {false, std::nullopt, true}).find("before safe fixes") ==
          std::string::npos);
    Record unsafe = test::sample_record();
    unsafe.settings["unsafe_fixes"] = "true";
    CHECK_THAT(render_trace(unsafe, {}), ContainsSubstring("  fixes changed:\n"));
}

TEST_CASE("a reply without a script is passed over by the diffs") {
    Record record = test::sample_record();
    record.drafts[1].attempt.script.clear();
    record.drafts[1].attempt.feedback_tier = "reply";
    const std::string diffs = render_trace(record, {false, std::nullopt, true});
    CHECK(diffs.substr(0, 23) == "attempt 2 held no scrip");
    CHECK_THAT(diffs, ContainsSubstring("--- attempt 1\t\n+++ attempt 3\t\n"));
    CHECK_THAT(diffs, ContainsSubstring("-Sat.SMAA = 7000\n+Sat.SMA = 7100\n"));
    record.drafts[0].attempt.feedback_tier = "reply";
    CHECK_THAT(render_trace(record, {false, 2, true}), ContainsSubstring("attempt 2 held no script"));
}

TEST_CASE("a record without an end was left by a killed process, unless it has no times at all") {
    Record record = test::sample_record();
    record.stop_reason = "cancelled";
    record.finished_at.clear();
    CHECK_THAT(render_trace(record, {}), ContainsSubstring("stopped:  killed: the run was killed before it ended\n"));
    record.started_at.clear();  // as in a record of the Python program
    CHECK_THAT(render_trace(record, {}), ContainsSubstring("stopped:  cancelled: "));
}

TEST_CASE("no text of a record can reach the terminal as a control sequence") {
    const std::string evil =
        "\x1b]0;owned\x07\x1b[2J\x1b[31m\r\b\x7f \xC2\x9B"
        "31m \xE2\x80\xAE rtl \xFF\xC3";
    Record record = test::sample_record();
    record.request = record.provider = record.model = record.stop_reason = record.error = evil;
    record.not_understood = {evil};
    record.tool_name = record.tool_version = record.catalogue = record.engine = record.started_at = evil;
    record.settings = {{evil, evil}};
    for (provenance::RecordedDraft& draft : record.drafts) {
        draft.attempt.script = evil + "\n" + draft.attempt.script;
        draft.attempt.passed = false;
        draft.attempt.fixes = draft.attempt.feedback = {evil + "\n" + evil};
        draft.attempt.feedback_tier = evil;
        draft.attempt.failure = repair::Failure{evil, evil, evil, 1, evil};
        dryrun::Verdict verdict;
        verdict.engine = verdict.one_line = evil;
        verdict.converged = {{evil, false}};
        draft.attempt.dry_run = verdict;
        draft.diagnostics = {{evil, text::Severity::error, evil + "\n" + evil, 1, 1, 1, 1, 1, {evil}, {}}};
    }
    for (const TraceOptions& options :
         {TraceOptions{}, TraceOptions{false, 1, false}, TraceOptions{false, std::nullopt, true}}) {
        const std::string text = render_trace(record, options);
        CHECK(control_characters(text) == 0);
        CHECK(text.find("\xC2\x9B") == std::string::npos);
        CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
        CHECK(text.find('\xFF') == std::string::npos);
        CHECK_THAT(text, ContainsSubstring("\\x1B]0;owned\\x07"));
    }
}

TEST_CASE("visible text keeps what people write and escapes the rest") {
    CHECK(visible("plain\ttext") == "plain\ttext");
    CHECK(visible("\xC3\xA9 \xE2\x86\x92 \xF0\x9F\x9B\xB0") == "\xC3\xA9 \xE2\x86\x92 \xF0\x9F\x9B\xB0");
    CHECK(visible("a\nb") == "a\\x0Ab");
    CHECK(visible("\xC0\x80 \xED\xA0\x80 \xF5\x80\x80\x80 \xE2\x86") ==
          "\\xC0\\x80 \\xED\\xA0\\x80 \\xF5\\x80\\x80\\x80 \\xE2\\x86");
    CHECK(visible(std::string("\0", 1)) == "\\x00");
}

TEST_CASE("seconds are told as people say them") {
    CHECK(provenance::seconds_text(0.0) == "0 s");
    CHECK(provenance::seconds_text(0.0001) == "<1 ms");
    CHECK(provenance::seconds_text(0.0151) == "15 ms");
    CHECK(provenance::seconds_text(0.9999) == "1.0 s");
    CHECK(provenance::seconds_text(12.25) == "12.2 s");
    CHECK(provenance::seconds_text(-1.0) == "0 s");
}

TEST_CASE("a text is cut between characters") {
    CHECK(provenance::cut("abc", 3) == "abc");
    CHECK(provenance::cut("abcd", 3) == "abc");
    CHECK(provenance::cut("a\xE2\x86\x92", 3) == "a");
    CHECK(provenance::cut("\x80\x80\x80\x80\x80\x80", 5).size() >= 2);
}

TEST_CASE("places that a script does not have are shown without a source line") {
    Record record = test::sample_record();
    record.drafts[0].diagnostics[0].line = 2'000'000'000;
    record.drafts[0].diagnostics[1].line = 0;
    CHECK_THAT(render_trace(record, {}), ContainsSubstring("2000000000:5 error unknown-field"));
}
