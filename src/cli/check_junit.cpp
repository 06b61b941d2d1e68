// The JUnit dialect that GitLab, Jenkins and GitHub's reporters share: testsuites, testsuite, testcase with failure,
// error or system-out.
#include <map>
#include <string>

#include "cli/check_formats.hpp"
#include "cli/encoding.hpp"
#include "cli/exit_code.hpp"
#include "cli/summary.hpp"

namespace gmat_copilot::cli {

namespace {

/// XML 1.0 character data, for elements and attributes alike. Characters that XML forbids are dropped.
std::string xml(std::string_view raw) {
    const std::string text = valid_utf8(raw);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool noncharacter = text.compare(i, 3, "\xEF\xBF\xBE") == 0 || text.compare(i, 3, "\xEF\xBF\xBF") == 0;
        if (noncharacter) {
            i += 2;
            continue;
        }
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\t': out += "&#9;"; break;
            case '\n': out += "&#10;"; break;
            case '\r': out += "&#13;"; break;
            default:
                if (byte >= 0x20U) {
                    out += c;
                }
        }
    }
    return out;
}

struct Counts {
    std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;

    [[nodiscard]] std::string attributes() const {
        return " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"" +
               std::to_string(errors) + '"' + (skipped > 0 ? " skipped=\"" + std::to_string(skipped) + '"' : "");
    }
};

/// One file's testsuite in the making.
class Suite {
  public:
    explicit Suite(std::string file) : file_(std::move(file)) {}

    void passed(std::string_view name, std::string_view output = {}) {
        add(name, 0, output.empty() ? "" : "<system-out>" + xml(output) + "</system-out>");
    }
    void failed(std::string_view name, std::size_t line, std::string_view type, std::string_view text) {
        add(name, line, problem("failure", type, text));
        ++counts_.failures;
    }
    void not_judged(std::string_view name, std::string_view type, std::string_view text) {
        add(name, 0, problem("error", type, text));
        ++counts_.errors;
    }
    void noted(std::string_view name, std::size_t line, std::string_view text) {
        add(name, line, "<system-out>" + xml(text) + "</system-out>");
    }

    void known(std::string_view name, std::size_t line, std::string_view text) {
        add(name, line, "<skipped message=\"in the baseline: " + xml(text) + "\"/>");
        ++counts_.skipped;
    }

    [[nodiscard]] const Counts& counts() const { return counts_; }
    [[nodiscard]] std::string text() const {
        return "  <testsuite name=\"" + xml(file_) + '"' + counts_.attributes() + ">\n" + cases_ + "  </testsuite>\n";
    }

  private:
    static std::string problem(std::string_view element, std::string_view type, std::string_view text) {
        const std::string_view first_line = text.substr(0, text.find('\n'));
        return '<' + std::string(element) + " type=\"" + xml(type) + "\" message=\"" + xml(first_line) + "\">" +
               xml(text) + "</" + std::string(element) + '>';
    }

    /// Readers drop a testcase whose name was there before: the second one is told apart.
    void add(std::string_view name, std::size_t line, const std::string& content) {
        const int times = ++seen_[std::string(name)];
        const std::string unique = std::string(name) + (times > 1 ? " #" + std::to_string(times) : "");
        cases_ +=
            "    <testcase classname=\"" + xml(file_) + "\" name=\"" + xml(unique) + "\" file=\"" + xml(file_) + '"';
        cases_ += line > 0 ? " line=\"" + std::to_string(line) + '"' : "";
        cases_ += content.empty() ? "/>\n" : ">" + content + "</testcase>\n";
        ++counts_.tests;
    }

    std::string file_;
    std::string cases_;
    std::map<std::string, int> seen_;
    Counts counts_;
};

void add_dry_run(Suite& suite, const dryrun::Verdict& verdict) {
    switch (exit_code_of(verdict)) {
        case passed: suite.passed("dry-run", dry_run_words(verdict)); break;
        case rejected:
            suite.failed("dry-run", verdict.line ? static_cast<std::size_t>(*verdict.line) : 0, "dry-run",
                         dry_run_words(verdict));
            break;
        default: suite.not_judged("dry-run", "dry-run", dry_run_words(verdict));
    }
}

Suite suite_of(const CheckedFile& file, const std::string& name) {
    Suite suite(name);
    if (!file.error.empty()) {
        suite.not_judged("file", "unreadable", file.error);
        return suite;
    }
    suite.passed("file");
    for (std::size_t i = 0; i < file.report.diagnostics.size(); ++i) {
        const text::Diagnostic& diagnostic = file.report.diagnostics[i];
        const text::Position at = file.report.source.position(diagnostic.span.begin);
        const std::string test =
            diagnostic.rule + " (line " + std::to_string(at.line) + ", column " + std::to_string(at.column) + ')';
        if (file.report.is_known(i)) {
            suite.known(test, at.line, diagnostic.message);
        } else if (text::is_blocking(diagnostic)) {
            suite.failed(test, at.line, diagnostic.rule, with_notes(diagnostic));
        } else {
            suite.noted(test, at.line, with_notes(diagnostic));
        }
    }
    if (file.report.dry_run) {
        add_dry_run(suite, *file.report.dry_run);
    }
    return suite;
}

}  // namespace

std::string check_junit(const CheckRun& run) {
    Counts all;
    std::string suites;
    for (const CheckedFile& file : run.files) {
        const Suite suite = suite_of(file, seen_from(run.folder, file.path));
        suites += suite.text();
        all.tests += suite.counts().tests;
        all.failures += suite.counts().failures;
        all.errors += suite.counts().errors;
        all.skipped += suite.counts().skipped;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gmat-copilot\"" + all.attributes() + ">\n" +
           suites + "</testsuites>\n";
}

}  // namespace gmat_copilot::cli
