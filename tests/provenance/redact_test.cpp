#include "provenance/redact.hpp"

#include <cstdlib>

#include "provenance/record.hpp"
#include "sample.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using provenance::Places;
using provenance::Redactor;

namespace {

const std::string secret = "sk-live-0123456789abcdef";

/// Plants `text` in everything that can reach a record.
test::SampleRun planted(const std::string& text) {
    test::SampleRun run = test::sample_run();
    run.options.request += text;
    run.outcome.error = text;
    run.outcome.not_understood = {text};
    run.outcome.retrieval[0].source += text;
    run.outcome.retrieval[0].text += text;
    for (repair::Attempt& attempt : run.outcome.attempts) {
        attempt.script += "% " + text + "\n";
        attempt.script_from_model += text;
        attempt.fixes.push_back(text);
        attempt.feedback.push_back(text);
        attempt.diagnostics.push_back(
            {"rule", text::Severity::info, {0, 1}, text, {text}, text::Fix{text, true, {{{0, 1}, text}}}});
        attempt.failure = repair::Failure{"unknown", text, "lint", 1, text};
        dryrun::Verdict verdict;
        verdict.engine = text;
        verdict.one_line = text;
        verdict.raw_log = "log\n" + text + "\n";
        verdict.converged = {{text, true}};
        attempt.dry_run = verdict;
    }
    run.facts.provider += text;
    run.facts.model += text;
    run.facts.engine += text;
    run.facts.settings["base_url"] = "\"http://u:" + text + "@host/\"";
    run.facts.settings["nested"] = R"({"a": [")" + text + R"("]})";
    run.facts.settings["raw"] = text;
    run.facts.settings[text] = "1";
    return run;
}

std::string json_of(const test::SampleRun& run, const std::vector<std::string>& secrets) {
    return provenance::to_json(provenance::make_record(run.options, run.outcome, run.facts, secrets));
}

}  // namespace

TEST_CASE("a secret planted anywhere in a run is nowhere in its record") {
    const std::string json = json_of(planted(secret), {"", "abc", secret, "another-secret"});
    CHECK(json.find(secret) == std::string::npos);
    CHECK(json.find("0123456789abcdef") == std::string::npos);
    CHECK_THAT(json, ContainsSubstring("[redacted]"));
    // The same run with nothing named secret holds it, so the test above can fail.
    CHECK_THAT(json_of(planted(secret), {}), ContainsSubstring(secret));
}

TEST_CASE("a secret with characters that JSON escapes is found in settings, too") {
    const std::string odd = "pa\"ss\\wo\nrd";
    test::SampleRun run = test::sample_run();
    run.facts.settings["key"] = R"("pa\"ss\\wo\nrd")";
    CHECK(provenance::make_record(run.options, run.outcome, run.facts, {odd}).settings.at("key") == "\"[redacted]\"");
}

TEST_CASE("a path of the user's machine planted anywhere is nowhere in the record") {
    const char* home = std::getenv("HOME");
    const std::string home_path = home != nullptr && *home == '/' && home[1] != '\0' ? home : "/home/ann";
    for (const std::string& path :
         {home_path + "/missions/leo.script", std::string("/home/ann/missions/leo.script"),
          std::string("/tmp/gmat-copilot-Ab12Cd/leo.script"), std::string("/Users/ann/leo.script")}) {
        const std::string json = json_of(planted(" " + path), {});
        CHECK(json.find(path) == std::string::npos);
        CHECK_THAT(json, ContainsSubstring("leo.script"));
    }
}

TEST_CASE("longer secrets go first, short values are no secrets, and the mark itself is left alone") {
    const Redactor redact({"hunter22", "hunter22-long", "five5", "redacted"}, {});
    CHECK(redact.text("a hunter22-long b hunter22 c five5") == "a [redacted] b [redacted] c five5");
    CHECK(redact.text("redacted") == "[redacted]");
    CHECK(redact.text("hunter2 hunter22hunter22") == "hunter2 [redacted][redacted]");
}

TEST_CASE("home becomes ~, temporary paths their file name, and reports keep no folder at all") {
    const Redactor redact({}, Places{"/srv/people/ann", {"/tmp", "/scratch"}});
    CHECK(redact.text("see /srv/people/ann/m/a.script") == "see ~/m/a.script");
    CHECK(redact.text("see /srv/people/anna/a.script") == "see /srv/people/anna/a.script");
    CHECK(redact.text("(/home/bob/x.txt)") == "(~/x.txt)");
    CHECK(redact.text("'/tmp/run-1/draft.script' is bad") == "'draft.script' is bad");
    CHECK(redact.text("FM.PotentialFile = '/opt/data/x.cof'") == "FM.PotentialFile = '/opt/data/x.cof'");
    CHECK(redact.report("cannot open /opt/data/x.cof, nor /scratch/y.txt") == "cannot open x.cof, nor y.txt");
    CHECK(redact.report("/root/.config/key and /root") == "~/.config/key and ~");
    CHECK(redact.report("7 km/s at 3 m/s/s, x / y, /single") == "7 km/s at 3 m/s/s, x / y, /single");
    CHECK(redact.report("--gmat-root=/opt/GMAT/R2026a") == "--gmat-root=R2026a");
    CHECK(redact.text("") == "");
}

TEST_CASE("an unset home does not swallow the text") {
    const Redactor redact({}, Places{"", {}});
    CHECK(redact.text("/a/b and more") == "/a/b and more");
}
