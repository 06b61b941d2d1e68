#include "chromium.hpp"

#include <stdexcept>

#include "process/environment.hpp"
#include "process/process.hpp"

namespace test {

namespace {

constexpr const char* before_measured = "<pre id=\"measured\">";

std::string without_policy(std::string html) {
    const std::size_t begin = html.find("<meta http-equiv=\"Content-Security-Policy\"");
    if (begin == std::string::npos) {
        throw std::runtime_error("the page has no policy");
    }
    return html.erase(begin, html.find('>', begin) + 1 - begin);
}

}  // namespace

std::string Chromium::document(const std::string& html, const Window& window) {
    const std::filesystem::path page = folder_.path() / "page.html";
    write_file(page, html);
    gmat_copilot::process::Command command;
    command.argv = {GMAT_COPILOT_CHROMIUM,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-extensions",
                    "--disable-background-networking",
                    "--enable-logging=stderr",
                    "--user-data-dir=" + (folder_.path() / "profile").string(),
                    "--window-size=" + std::to_string(window.width) + "," + std::to_string(window.height),
                    std::string("--blink-settings=preferredColorScheme=") + (window.dark ? "0" : "1"),
                    "--virtual-time-budget=2000",
                    "--dump-dom",
                    "file://" + page.string()};
    command.environment = gmat_copilot::process::scrubbed(gmat_copilot::process::current_environment(), folder_.path());
    command.cwd = folder_.path();
    command.limits.wall_s = 300.0;  // of a machine that does much else, too
    command.limits.keep_bytes = std::size_t{16} << 20U;
    const gmat_copilot::process::Result result = gmat_copilot::process::run(command);
    complaints_ = result.err;
    if (!result.succeeded()) {
        throw std::runtime_error("the browser failed: " + result.err);
    }
    return result.out;
}

nlohmann::json Chromium::measure(const std::string& html, const std::string& expression, const Window& window) {
    const std::string script =
        "<script>const out = document.createElement('pre'); out.id = 'measured';"
        "out.textContent = JSON.stringify(" +
        expression + "); document.body.appendChild(out);</script>\n</body>";
    std::string page = without_policy(html);
    page.replace(page.rfind("</body>"), 7, script);
    const std::string shown = document(page, window);
    const std::size_t begin = shown.find(before_measured);
    if (begin == std::string::npos) {
        throw std::runtime_error("nothing was measured: " + complaints_);
    }
    const std::size_t first = begin + std::string(before_measured).size();
    return nlohmann::json::parse(shown.substr(first, shown.find("</pre>", first) - first));
}

}  // namespace test
