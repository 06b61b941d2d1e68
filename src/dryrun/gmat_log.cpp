#include "dryrun/gmat_log.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "dryrun/plain_text.hpp"
#include "dryrun/solver_log.hpp"

namespace gmat_copilot::dryrun {
namespace {

constexpr std::string_view reading = "Interpreting scripts from the file.";
constexpr std::string_view interpreted = "Successfully interpreted the script";
constexpr std::string_view running = "Running mission...";
constexpr std::string_view completed = "Mission run completed.";
constexpr std::string_view failed = "*** Mission run failed.";
constexpr std::string_view interrupted = "*** Mission run interrupted.";
constexpr std::string_view error_mark = "**** ERROR **** ";
constexpr std::string_view warning_mark = "*** WARNING *** ";
constexpr std::string_view in_line = " in line:";
constexpr std::string_view occurred_on_line = "This error occurred on line ";
constexpr std::string_view stopped_by_user = "GMAT execution stopped by user.";
// Said beside the real reason; only of use when there is no other.
constexpr std::array<std::string_view, 3> generic_errors = {"Errors were found in the mission control sequence",
                                                            "Errors were found in the script named",
                                                            "Error initializing objects in Sandbox"};
// Why nothing was run although nothing is wrong with the script; at the start of a line.
constexpr std::array<std::string_view, 5> not_started = {"Script file ", "ERROR: Startup file", "The option ",
                                                         "*** Missing script file name", "Batch file "};
constexpr std::size_t longest_line = 4096;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<int> leading_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() && number > 0 ? std::optional(number) : std::nullopt;
}

/// `  "  33: GMAT Sat.SMAA = 7000;"` -> 33 and the text; a quotation without a number has no line.
struct Quotation {
    std::optional<int> line;
    std::string_view text;
};
std::optional<Quotation> read_quotation(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 2 || line.front() != '"') {
        return std::nullopt;
    }
    line.remove_prefix(1);
    if (line.back() == '"') {
        line.remove_suffix(1);
    } else if (line.size() < longest_line / 2) {
        return std::nullopt;  // a quotation of the longest lines is cut before its closing quote
    }
    line = trimmed(line);
    const std::size_t colon = line.find_first_not_of("0123456789");
    if (colon != std::string_view::npos && colon > 0 && line[colon] == ':') {
        return Quotation{leading_number(line), trimmed(line.substr(colon + 1))};
    }
    return Quotation{std::nullopt, line};
}

/// The text after "Interpreter Exception: " or "SpaceObject Exception Thrown: " (the class of the exception is GMAT's
/// business, not the reader's) and after the script's own path.
std::string_view without_exception_class(std::string_view text) {
    for (int i = 0; i < 3; ++i) {
        const std::size_t colon = text.find(": ");
        const std::string_view head = text.substr(0, colon == std::string_view::npos ? 0 : colon);
        const bool is_file = head.starts_with('/') && head.find(' ') == std::string_view::npos;
        const bool is_class =
            !head.empty() && head.size() < 60 &&
            (head.ends_with("xception") || head.ends_with("xception Thrown") || head.ends_with("ERROR"));
        if (!is_class && !is_file) {
            return text;
        }
        text = trimmed(text.substr(colon + 2));
    }
    return text;
}

bool is_generic(std::string_view text) {
    return std::any_of(generic_errors.begin(), generic_errors.end(),
                       [text](std::string_view generic) { return text.find(generic) != std::string_view::npos; });
}

bool starts_exception(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon > 60) {  // or none at all
        return false;
    }
    const std::string_view head = line.substr(0, colon);
    return head.ends_with("xception") || head.ends_with("xception Thrown");
}

bool says_not_started(std::string_view line) {
    return std::any_of(not_started.begin(), not_started.end(),
                       [line](std::string_view start) { return line.starts_with(start); });
}

/// What follows `mark`, when the line is `MARK...` or `3: FILE: MARK...`; a mark inside a quotation is none.
std::optional<std::string_view> marked_text(std::string_view line, std::string_view mark) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos || (at > 0 && !leading_number(line))) {
        return std::nullopt;
    }
    return line.substr(at + mark.size());
}

/// The first error as one sentence, with its line, the quoted text and how many more there are.
std::string sentence(const GmatFindings& findings) {
    const LogError& error = findings.errors.front();
    std::string text = findings.loaded ? "GMAT stopped while running" : "GMAT does not load the script";
    if (error.line) {
        text += (findings.loaded ? " line " : ", line ") + std::to_string(*error.line);
    }
    text += ": " + error.text;
    if (!error.quoted.empty()) {
        text += " [" + error.quoted + "]";
    }
    if (const std::size_t more = findings.errors.size() - 1; more > 0) {
        text += " (and " + std::to_string(more) + (more == 1 ? " more error)" : " more errors)");
    }
    return one_printable_line(without_absolute_paths(text), 2 * longest_text);
}

/// Reads line by line; an error is a paragraph that is open until a blank line, its quotation or the next marker.
class LogReader {
  public:
    GmatFindings read(std::string_view log, std::optional<int> exit_code);

  private:
    void read_line(std::string_view line);
    bool read_marker(std::string_view line);
    void open_error(std::string_view text);
    void continue_error(std::string_view line);
    void close_error();
    void add_warning(std::string_view text);
    void finish(std::optional<int> exit_code);

    GmatFindings findings_;
    SolverLog solvers_;
    std::optional<LogError> open_;
    std::string open_text_;
    std::string generic_;
    std::string not_started_;
    bool in_script_ = false;  ///< past the start-up chatter
    bool in_run_ = false;
    bool completed_ = false;
    bool failed_ = false;
};

bool LogReader::read_marker(std::string_view line) {
    if (line == reading) {
        in_script_ = true;
    } else if (line == interpreted) {
        findings_.loaded = true;
    } else if (line == running) {
        findings_.loaded = true;
        in_run_ = true;
        in_script_ = true;
    } else if (line == completed) {
        completed_ = true;
    } else if (line == failed || line == interrupted) {
        failed_ = true;
        findings_.interrupted = line == interrupted;
    } else {
        return false;
    }
    return true;
}

void LogReader::add_warning(std::string_view text) {
    if (findings_.warnings.size() < most_findings) {
        findings_.warnings.push_back(one_printable_line(without_absolute_paths(text), longest_text));
    }
}

void LogReader::open_error(std::string_view text) {
    open_ = LogError{};
    open_text_.clear();
    continue_error(text);
}

void LogReader::continue_error(std::string_view line) {
    if (const auto quotation = read_quotation(line)) {
        open_->line = quotation->line;
        open_->quoted = one_printable_line(quotation->text, longest_text);
        return;
    }
    line = trimmed(line);
    if (line.ends_with("in line:")) {
        line = trimmed(line.substr(0, line.size() - in_line.size() + 1));
    } else if (line == "in") {
        return;
    }
    if (open_text_.size() < longest_line) {
        open_text_.append(open_text_.empty() ? "" : " ").append(line);
    }
}

void LogReader::close_error() {
    if (!open_) {
        return;
    }
    open_->text = one_printable_line(without_absolute_paths(without_exception_class(open_text_)), longest_text);
    if (is_generic(open_->text)) {
        generic_ = open_->text;
    } else if (findings_.errors.size() < most_findings &&  // told twice in a row is told once
               (findings_.errors.empty() || findings_.errors.back() != *open_)) {
        findings_.errors.push_back(std::move(*open_));
    }
    open_.reset();
}

void LogReader::read_line(std::string_view raw) {
    const std::string_view line = trimmed(raw.substr(0, longest_line));
    solvers_.read_line(line);
    if (open_ && (line.empty() || line.starts_with("====") || line.starts_with("!!!") || !open_->quoted.empty())) {
        close_error();
    }
    if (read_marker(line)) {
        close_error();
    } else if (line.starts_with(occurred_on_line)) {
        close_error();
        if (!findings_.errors.empty() && !findings_.errors.back().line) {
            findings_.errors.back().line = leading_number(line.substr(occurred_on_line.size()));
        }
    } else if (const auto warning = marked_text(line, warning_mark)) {
        close_error();
        add_warning(without_exception_class(*warning));
    } else if (const auto error = marked_text(line, error_mark)) {
        close_error();
        open_error(*error);
    } else if (in_script_ && starts_exception(line) && (!open_ || in_run_)) {
        close_error();  // while running, each such line is an error of its own
        open_error(line);
    } else if (open_) {
        continue_error(line);
    } else if (!findings_.loaded && not_started_.empty() && says_not_started(line)) {
        not_started_ = one_printable_line(without_absolute_paths(line), longest_text);
    }
    findings_.interrupted = findings_.interrupted || line.starts_with(stopped_by_user);
}

void LogReader::finish(std::optional<int> exit_code) {
    close_error();
    findings_.loaded = findings_.loaded || completed_ || (in_run_ && failed_);
    findings_.ran = findings_.loaded && completed_ && !failed_ && exit_code == 0;
    if (findings_.errors.empty() && !generic_.empty()) {
        findings_.errors.push_back({generic_, std::nullopt, {}});
    }
    findings_.converged = solvers_.converged();
    const std::string unconverged = solvers_.first_unconverged();
    if (findings_.ran) {
        findings_.one_line = unconverged;
    } else if (!findings_.errors.empty()) {
        findings_.one_line = sentence(findings_);
    } else if (findings_.interrupted) {
        findings_.one_line = unconverged.empty()
                                 ? "GMAT stopped before the end of the mission: a Stop command was reached"
                                 : unconverged + ", and its ExitMode = Stop ended the mission";
    } else if (!findings_.loaded) {
        findings_.one_line = not_started_.empty() ? "GMAT ended before it had read the script"
                                                  : "GMAT did not read the script: " + not_started_;
    } else {
        findings_.one_line = "GMAT loaded the script but did not run it to its end, and did not say why";
    }
}

GmatFindings LogReader::read(std::string_view log, std::optional<int> exit_code) {
    while (!log.empty()) {
        const std::size_t end = log.find('\n');
        read_line(log.substr(0, end));
        log.remove_prefix(end == std::string_view::npos ? log.size() : end + 1);
    }
    finish(exit_code);
    return std::move(findings_);
}

}  // namespace

GmatFindings read_gmat_log(std::string_view log, std::optional<int> exit_code) {
    return LogReader().read(log, exit_code);
}

}  // namespace gmat_copilot::dryrun
