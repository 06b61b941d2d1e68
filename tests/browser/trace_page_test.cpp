// The page of a real run, laid out by a real browser.
#include <nlohmann/json.hpp>

#include "chromium.hpp"
#include "cli/program.hpp"
#include "support/catch.hpp"

namespace {

using Json = nlohmann::json;

std::string mission(const std::string& altitude_line) {
    return "Create Spacecraft Sat\n" + altitude_line +
           "\nCreate ForceModel FM\nFM.PointMasses = {Earth}\nCreate Propagator Prop\nProp.FM = FM\n"
           "BeginMissionSequence\nPropagate Prop(Sat) {Sat.ElapsedSecs = 600}\n";
}

/// Five attempts, as the program itself makes and records them: what lint rejects, a reply without a script, what a
/// safe fix mends, and a draft that flies.
std::string page_of_a_run(test::Program& program) {
    Json replies = Json::array();
    for (const std::string& reply :
         {"```gmat\n" + mission("Sat.Frobnication = 7000") + "```\n",
          "```gmat\n" + mission("Sat.Thingamy = 700") + "```\n", std::string("I am not sure what you mean."),
          "```gmat\n" + mission("Sat.sma = 7100\nSat.Colour = 1") + "```\n",
          "```gmat\n" + mission("Sat.SMA = 7100 % <b>& \"</style><script>document.title='owned'</script>") + "```\n"}) {
        replies.push_back({{"text", reply}, {"usage", {{"input_tokens", 1000}, {"output_tokens", 100}}}});
    }
    program.write("replies.json", Json{{"replies", replies}}.dump());
    const auto run = program.run({"fly a satellite for <i>ten</i> minutes", "--model", "recorded:replies.json",
                                  "--repair", "4", "--dry-run=builtin", "--provenance"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    const auto page = program.run({"trace", "mission.script.copilot.json", "--format", "html"});
    REQUIRE(page.exit_code == 0);
    return page.out;
}

/// Where the cell with this text lies: its column in its row, and its edges.
std::string cell(const std::string& section, const std::string& text) {
    return "(() => { const cell = [...document.querySelectorAll('#" + section +
           " table.diff td')].find(td => td.innerText.includes('" + text +
           "')); const r = cell.getBoundingClientRect(); return {column: cell.cellIndex, left: r.left, width: r.width, "
           "height: r.height, mark: cell.firstElementChild.tagName, text: cell.innerText, "
           "number: cell.previousElementSibling.innerText}; })()";
}

/// WCAG's contrast of the colours of an element and of the page.
std::string contrast(const std::string& selector) {
    return "(() => { const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).map(Number).map(v => v / 255).map(v => "
           "v "
           "<= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };"
           "const a = light(getComputedStyle(document.querySelector('" +
           selector +
           "')).color), b = light(getComputedStyle(document.body).backgroundColor);"
           "return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); })()";
}

}  // namespace

TEST_CASE("the browser lays the changed line out on both sides, the old one left and the new one right") {
    test::Program program;
    test::Chromium chromium;
    const std::string html = page_of_a_run(program);
    CHECK(html.size() < 500'000);
    const Json cells = chromium.measure(html, "{old: " + cell("attempt-2", "Sat.Frobnication = 7000") +
                                                  ", now: " + cell("attempt-2", "Sat.Thingamy = 700") + "}");
    INFO(cells.dump(1));
    CHECK(cells["old"]["text"] == "Sat.Frobnication = 7000");
    CHECK(cells["old"]["column"] == 1);
    CHECK(cells["old"]["mark"] == "DEL");
    CHECK(cells["old"]["number"] == "2 -");
    CHECK(cells["now"]["column"] == 3);
    CHECK(cells["now"]["mark"] == "INS");
    CHECK(cells["now"]["number"] == "2 +");
    CHECK(cells["now"]["left"] >= cells["old"]["left"].get<double>() + cells["old"]["width"].get<double>());
    CHECK(cells["now"]["height"] > 0.0);
    CHECK(cells["now"]["width"] > 200.0);
}

TEST_CASE("the browser shows what safe fixes changed, and every finding at its line") {
    test::Program program;
    test::Chromium chromium;
    const Json found =
        chromium.measure(page_of_a_run(program),
                         "{fixed: " + cell("attempt-4", "Sat.SMA = 7100") +
                             ", findings: [...document.querySelectorAll('#attempt-2 table.listing tr.f.error, "
                             "#attempt-2 table.listing tr.f')]"
                             ".map(tr => ({text: tr.innerText, above: tr.previousElementSibling.innerText, height: "
                             "tr.getBoundingClientRect().height}))}");
    INFO(found.dump(1));
    CHECK(found["fixed"]["column"] == 3);
    bool seen = false;
    for (const Json& finding : found["findings"]) {
        CHECK(finding["height"] > 0.0);
        seen = seen || (finding["text"].get<std::string>().find("unknown-field") != std::string::npos &&
                        finding["above"].get<std::string>().find("Sat.Thingamy = 700") != std::string::npos);
    }
    CHECK(seen);
}

TEST_CASE("the chart has a bar with a size for every attempt") {
    test::Program program;
    test::Chromium chromium;
    const Json bars = chromium.measure(
        page_of_a_run(program),
        "[...document.querySelectorAll('svg g.bar')].map(g => ({label: g.querySelector('text').textContent, "
        "boxes: [...g.querySelectorAll('rect:not(.track)')].map(r => r.getBoundingClientRect()).map(b => [b.width, "
        "b.height]), fill: getComputedStyle(g.querySelector('rect:not(.track)')).fill}))");
    INFO(bars.dump(1));
    REQUIRE(bars.size() == 5);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        CHECK(bars[i]["label"] == "attempt " + std::to_string(i + 1));
        REQUIRE_FALSE(bars[i]["boxes"].empty());
        for (const Json& box : bars[i]["boxes"]) {
            CHECK(box[0] > 0.0);
            CHECK(box[1] > 0.0);
        }
        CHECK(bars[i]["fill"] != "rgb(0, 0, 0)");  // the style sheet was taken
    }
}

TEST_CASE("what the record holds stays text in the browser, and the page's policy stops any script") {
    test::Program program;
    test::Chromium chromium;
    const std::string html = page_of_a_run(program);
    const std::string shown = chromium.document(html);
    CHECK(chromium.complaints().find("Content Security Policy") == std::string::npos);
    CHECK(shown.find("<script") == std::string::npos);
    CHECK_THAT(shown, ContainsSubstring("&lt;script&gt;document.title='owned'"));
    CHECK_THAT(shown, ContainsSubstring("fly a satellite for &lt;i&gt;ten&lt;/i&gt; minutes"));

    // Were a script to come in all the same, the policy would not let it run.
    std::string broken = html;
    broken.replace(broken.rfind("</body>"), 7,
                   "<p id=\"still\"></p><script>document.getElementById('still').id = 'ran'</script></body>");
    CHECK_THAT(chromium.document(broken), ContainsSubstring("id=\"still\""));
    CHECK_THAT(chromium.complaints(), ContainsSubstring("Content Security Policy"));
}

TEST_CASE("the page fits a phone: nothing is wider than the window, and changed lines stand below each other") {
    test::Program program;
    test::Chromium chromium;
    const test::Window phone{500, 800, false};  // the narrowest window that a headless browser opens
    const Json found = chromium.measure(
        page_of_a_run(program),
        "{page: document.documentElement.scrollWidth, window: window.innerWidth, old: " +
            cell("attempt-2", "Sat.Frobnication = 7000") + ", now: " + cell("attempt-2", "Sat.Thingamy = 700") + "}",
        phone);
    INFO(found.dump(1));
    CHECK(found["window"] == 500);
    CHECK(found["page"] <= found["window"]);
    CHECK(found["now"]["left"] == found["old"]["left"]);
    CHECK(found["now"]["width"] > 300.0);
}

TEST_CASE("a column as narrow as a small phone holds everything but the table that scrolls") {
    test::Program program;
    test::Chromium chromium;
    const Json edges =
        chromium.measure(page_of_a_run(program),
                         "(() => { document.documentElement.style.width = '360px'; return "
                         "[...document.querySelectorAll('body *:not(.scroll *)')].filter(e => "
                         "e.getBoundingClientRect().right > 360).map(e => e.outerHTML.slice(0, 80)); })()",
                         {500, 800, false});
    INFO(edges.dump(1));
    CHECK(edges.empty());
}

TEST_CASE("the page follows the reader's light or dark setting, and can be read in both") {
    test::Program program;
    test::Chromium chromium;
    const std::string html = page_of_a_run(program);
    std::vector<std::string> backgrounds;
    for (const bool dark : {false, true}) {
        test::Window window;
        window.dark = dark;
        const Json found =
            chromium.measure(html,
                             "{background: getComputedStyle(document.body).backgroundColor, contrasts: [" +
                                 contrast("body") + "," + contrast(".bad") + "," + contrast(".good") + "," +
                                 contrast(".soft") + "," + contrast("a") + "," + contrast("svg text") + "]}",
                             window);
        INFO(found.dump(1));
        backgrounds.push_back(found["background"]);
        for (const Json& ratio : found["contrasts"]) {
            CHECK(ratio >= 4.5);  // WCAG 2.1, AA
        }
    }
    CHECK(backgrounds[0] != backgrounds[1]);
}
