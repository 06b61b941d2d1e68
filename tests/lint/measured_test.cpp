// The linter against what GMAT R2026a did with the calibration scripts and the probes.
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "linting.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using nlohmann::json;

namespace {

std::vector<json> labels() {
    std::vector<json> rows;
    std::istringstream lines(test::read_file(test::data("gmat/labels.jsonl")));
    for (std::string line; std::getline(lines, line);) {
        rows.push_back(json::parse(line));
    }
    return rows;
}

std::string script_of(const json& label) {
    return test::read_file(test::data("gmat/scripts/" + label.at("file").get<std::string>()));
}

bool is(const json& value, bool wanted) { return value.is_boolean() && value.get<bool>() == wanted; }

struct Tally {
    int rejected = 0, found = 0, on_line = 0;
};

bool on_a_line_of(const json& label, const std::string& script,
                  const std::vector<gmat_copilot::text::Diagnostic>& found) {
    std::set<std::uint32_t> lines;
    if (label.contains("defect_line") && label["defect_line"].is_number()) {
        lines.insert(label["defect_line"].get<std::uint32_t>());
    }
    for (const json& error : label.at("errors")) {
        if (error.contains("line") && error["line"].is_number()) {
            lines.insert(error["line"].get<std::uint32_t>());
        }
    }
    const gmat_copilot::text::SourceText source(script);
    for (const auto& diagnostic : found) {
        if (lines.contains(source.position(diagnostic.span.begin).line)) {
            return true;
        }
    }
    return false;
}

void print_table(const std::map<std::string, Tally>& by_operator, const Tally& total, const char* what) {
    constexpr int wide = 46;
    constexpr int narrow = 10;
    const auto row = [](const std::string& name, const Tally& tally) {
        std::cout << std::left << std::setw(wide) << name << std::setw(narrow) << tally.rejected << std::setw(narrow)
                  << tally.found << tally.on_line << '\n';
    };
    std::cout << std::left << std::setw(wide) << "operator" << std::setw(narrow) << what << std::setw(narrow) << "found"
              << "on-line\n";
    for (const auto& [name, tally] : by_operator) {
        row(name, tally);
    }
    row("all", total);
}

}  // namespace

TEST_CASE("no calibration script that GMAT loads and runs is blocked") {
    int scripts = 0;
    for (const json& label : labels()) {
        if (is(label.at("loaded"), true) && !is(label.at("ran"), false)) {
            const std::string script = script_of(label);
            const auto found = test::blocking(script);
            INFO(label.at("file") << "\n" << test::listed(script, found));
            CHECK(found.empty());
            ++scripts;
        }
    }
    CHECK(scripts > 310);
}

TEST_CASE("no probe that GMAT loads and runs is blocked") {
    int scripts = 0;
    for (const json& probe : json::parse(test::read_file(test::data("gmat/probes.json")))) {
        if (is(probe.at("loads"), true) && !is(probe.at("runs"), false)) {
            const std::string script = probe.at("script").get<std::string>();
            const auto found = test::blocking(script);
            INFO(probe.at("id") << "\n" << test::listed(script, found));
            CHECK(found.empty());
            ++scripts;
        }
    }
    CHECK(scripts > 430);
}

TEST_CASE("what GMAT loads and fails to run is named") {
    std::map<std::string, Tally> by_operator;
    Tally total;
    for (const json& label : labels()) {
        if (!is(label.at("loaded"), true) || !is(label.at("ran"), false)) {
            continue;
        }
        const std::string script = script_of(label);
        auto found = test::lint(script);
        std::erase_if(found, [](const auto& finding) { return finding.rule == "unused-resource"; });
        const bool line = on_a_line_of(label, script, found);
        for (Tally* tally : {&by_operator[label.at("operator").get<std::string>()], &total}) {
            tally->rejected += 1;
            tally->found += found.empty() ? 0 : 1;
            tally->on_line += line ? 1 : 0;
        }
    }
    print_table(by_operator, total, "fails");
    CHECK(total.found * 100 >= total.rejected * 80);
    CHECK(total.on_line * 100 >= total.rejected * 70);
}

TEST_CASE("what GMAT rejects at load is found, and on its line") {
    std::map<std::string, Tally> by_operator;
    Tally total;
    for (const json& label : labels()) {
        if (!is(label.at("loaded"), false)) {
            continue;
        }
        const std::string script = script_of(label);
        const auto found = test::blocking(script);
        const bool line = !found.empty() && on_a_line_of(label, script, found);
        for (Tally* tally : {&by_operator[label.at("operator").get<std::string>()], &total}) {
            tally->rejected += 1;
            tally->found += found.empty() ? 0 : 1;
            tally->on_line += line ? 1 : 0;
        }
    }
    print_table(by_operator, total, "rejected");
    CHECK(total.found * 1000 >= total.rejected * 980);
    CHECK(total.on_line * 1000 >= total.found * 970);
}

TEST_CASE("single statements are judged as GMAT judges them") {
    const json measured = json::parse(test::read_file(test::data("gmat/statements.json")));
    const auto resources = measured.at("resources").get<std::string>();
    std::map<std::string, int> rows;
    for (const json& row : measured.at("rows")) {
        const std::string script =
            row.contains("script")
                ? row["script"].get<std::string>()
                : resources + row.value("before", "") + "\nBeginMissionSequence;\n" + row.value("sequence", "") + "\n";
        const auto verdict = row.at("gmat").get<std::string>();
        auto found = verdict == "fails" ? test::lint(script) : test::blocking(script);
        std::erase_if(found, [](const auto& finding) { return finding.rule == "unused-resource"; });
        INFO(verdict << ": " << row.value("message", "") << "\n" << script << test::listed(script, found));
        CHECK(found.empty() == (verdict == "runs"));
        ++rows[verdict];
    }
    CHECK(rows["rejects"] > 490);
    CHECK(rows["runs"] > 440);
    CHECK(rows["fails"] > 200);
}

TEST_CASE("most probes that GMAT rejects are found") {
    int rejected = 0;
    int found = 0;
    for (const json& probe : json::parse(test::read_file(test::data("gmat/probes.json")))) {
        if (is(probe.at("loads"), false)) {
            ++rejected;
            found += test::blocking(probe.at("script").get<std::string>()).empty() ? 0 : 1;
        }
    }
    CHECK(found * 100 >= rejected * 98);
}
