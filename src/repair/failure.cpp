#include "repair/failure.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gmat_copilot::repair {

namespace {

/// Lint rules whose finding is more than a matter of form. All others are schema_invalid.
struct RuleKind {
    std::string_view rule;
    std::string_view kind;
};
constexpr std::array rule_kinds = {
    RuleKind{"undeclared-reference", "missing_context"},
    RuleKind{"plugin-required", "missing_context"},
};

std::string_view kind_of_rule(std::string_view rule) {
    const auto* found =
        std::find_if(rule_kinds.begin(), rule_kinds.end(), [rule](const RuleKind& row) { return row.rule == rule; });
    return found == rule_kinds.end() ? "schema_invalid" : found->kind;
}

struct TierKind {
    dryrun::Tier tier;
    std::string_view kind;
    std::string_view source;
};
constexpr std::array tier_kinds = {
    TierKind{dryrun::Tier::load, "schema_invalid", "dry-run"},
    TierKind{dryrun::Tier::run, "test_failed", "dry-run"},
    TierKind{dryrun::Tier::crash, "command_failed", "dry-run"},
    TierKind{dryrun::Tier::timeout, "command_failed", "dry-run"},
    TierKind{dryrun::Tier::unsupported, "tool_error", "dry-run"},
    TierKind{dryrun::Tier::unavailable, "tool_error", "dry-run"},
    TierKind{dryrun::Tier::refused, "unsafe_request", "policy"},
};

struct KindInstruction {
    std::string_view kind;
    std::string_view action;
    std::string_view prompt_suffix;
    std::string_view minimal_next_step;
};
constexpr std::array kind_instructions = {
    KindInstruction{"schema_invalid", "mend", "",
                    "Correct what the findings name; `gmat-copilot explain RULE` shows how."},
    KindInstruction{
        "json_invalid", "resend",
        "The last reply held no usable script. Answer with one fenced block that starts with ```gmat and holds "
        "the complete script.",
        "Ask again, or choose a model that answers with a script."},
    KindInstruction{"test_failed", "mend", "", "Read the engine's message and correct the setting it is about."},
    KindInstruction{"command_failed", "rethink", "",
                    "Make the mission shorter or its steps larger, or raise --timeout."},
    KindInstruction{
        "missing_context", "mend",
        "Create every resource that the script refers to, or refer to one that exists, keep everything else as it "
        "is, and answer with the whole script.",
        "Create what the script refers to."},
    KindInstruction{
        "reasoning_error", "rethink",
        "The script is well formed but what it does cannot work. Check initial guesses, bounds, goals and the "
        "order of the commands against the request, and answer with the whole script.",
        "Check the initial guesses, bounds and goals of the solver."},
    KindInstruction{"repeated_failure", "stop", "",
                    "The model repeats itself: change the request, or choose another model."},
    KindInstruction{"unsafe_request", "stop", "", "Remove what the safety policy refuses, or allow it with --allow."},
    KindInstruction{"tool_error", "stop", "",
                    "Make an engine available that can judge this script (see `gmat-copilot doctor`)."},
    KindInstruction{"unknown", "mend", "", "Look at the recorded log."},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_char(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The end of a figure that starts at `at`: digits, '.', and an exponent.
std::size_t figure_end(std::string_view text, std::size_t at) {
    const auto digits = [&text](std::size_t from) {
        while (from < text.size() && is_digit(text[from])) {
            ++from;
        }
        return from;
    };
    at = digits(at);
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
        at = digits(at + 1);
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+') ? 1 : 0;
        const std::size_t end = digits(at + 1 + sign);
        at = end > at + 1 + sign ? end : at;
    }
    return at;
}

/// The end of an absolute path that starts at `at`.
std::size_t path_end(std::string_view text, std::size_t at) {
    constexpr std::string_view ends = " \t\r\n\"'`()[]{}<>,;|";
    return std::min(text.find_first_of(ends, at), text.size());
}

std::string_view last_part(std::string_view path) {
    while (!path.empty() && (path.back() == '/' || path.back() == '.' || path.back() == ':')) {
        path.remove_suffix(1);
    }
    const std::size_t slash = path.find_last_of('/');
    const std::string_view folder = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    if (folder == "/tmp" || folder == "/var/tmp") {
        return "temporary";  // its name is another one in every run
    }
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool starts_path(std::string_view text, std::size_t at) {
    const bool boundary =
        at == 0 || std::string_view(" \t\n\"'`([{<=,;:|").find(text[at - 1]) != std::string_view::npos;
    return boundary && text[at] == '/' && at + 1 < text.size() && is_name_char(text[at + 1]);
}

/// Names keep their digits (Sat1, J2): they tell things apart. Figures of their own do not.
void append_stable(std::string_view text, std::string& out) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            out += '#';
            at = figure_end(text, at);
        } else if (is_name_char(text[at])) {
            while (at < text.size() && is_name_char(text[at])) {
                out += text[at++];
            }
        } else if (static_cast<unsigned char>(text[at]) <= 0x20U) {
            out += out.empty() || out.back() == ' ' ? "" : " ";
            ++at;
        } else {
            out += text[at++];
        }
    }
}

std::string first_words(std::string_view text) { return stable_text(text).substr(0, 48); }

}  // namespace

std::string stable_text(std::string_view message) {
    constexpr std::size_t longest_read = 2'000;
    constexpr std::size_t longest = 160;
    message = message.substr(0, longest_read);
    std::string flat;
    std::size_t at = 0;
    while (at < message.size()) {
        if (starts_path(message, at)) {
            const std::size_t end = path_end(message, at);
            flat += last_part(message.substr(at, end - at));
            at = end;
        } else {
            flat += message[at++];
        }
    }
    std::string stable;
    append_stable(flat, stable);
    stable.resize(std::min(stable.size(), longest));
    while (!stable.empty() && stable.back() == ' ') {
        stable.pop_back();
    }
    return stable;
}

Failure reply_failure(std::string_view problem, int attempt) {
    return {"json_invalid", "reply: " + stable_text(problem), "model", attempt, std::string(problem)};
}

Failure lint_failure(std::string_view script, const std::vector<text::Diagnostic>& blocking, int attempt) {
    constexpr std::size_t most_entries = 8;
    std::set<std::string> findings;
    for (const text::Diagnostic& diagnostic : blocking) {
        const std::size_t begin = std::min<std::size_t>(diagnostic.span.begin, script.size());
        const std::size_t end = std::clamp<std::size_t>(diagnostic.span.end, begin, script.size());
        findings.insert(diagnostic.rule + "[" + first_words(script.substr(begin, end - begin)) + "]");
    }
    std::string signature = "lint:";
    std::size_t told = 0;
    for (const std::string& finding : findings) {
        if (told++ == most_entries) {
            break;
        }
        signature += " " + finding;
    }
    if (findings.size() > most_entries) {
        signature += " and " + std::to_string(findings.size() - most_entries) + " more";
    }
    const text::Diagnostic& first = blocking.front();
    return {std::string(kind_of_rule(first.rule)), std::move(signature), "lint", attempt,
            first.rule + ": " + first.message};
}

Failure dry_run_failure(const dryrun::Verdict& verdict, int attempt) {
    const auto* row = std::find_if(tier_kinds.begin(), tier_kinds.end(),
                                   [&verdict](const TierKind& entry) { return entry.tier == verdict.tier; });
    Failure failure{"unknown", "", "dry-run", attempt, verdict.one_line};
    if (row != tier_kinds.end()) {
        failure.kind = row->kind;
        failure.source = row->source;
    }
    const bool stuck = verdict.converged && std::any_of(verdict.converged->begin(), verdict.converged->end(),
                                                        [](const auto& solver) { return !solver.second; });
    if (verdict.tier == dryrun::Tier::run && stuck) {
        failure.kind = "reasoning_error";
    } else if (verdict.tier == dryrun::Tier::run && verdict.one_line.empty()) {
        failure.kind = "unknown";
    }
    failure.signature = std::string(dryrun::to_string(verdict.tier)) + ": " + stable_text(verdict.one_line);
    return failure;
}

Failure repeated_failure(const Failure& earlier, int attempt) {
    return {"repeated_failure", earlier.signature, earlier.source, attempt,
            "the same draft as in attempt " + std::to_string(earlier.attempt) + ": " + earlier.message};
}

RepairInstruction instruction_for(const Failure& failure) {
    const auto* row = std::find_if(kind_instructions.begin(), kind_instructions.end(),
                                   [&failure](const KindInstruction& entry) { return entry.kind == failure.kind; });
    const KindInstruction& found = row == kind_instructions.end() ? kind_instructions.back() : *row;
    return {std::string(found.action), std::string(found.prompt_suffix), std::string(found.minimal_next_step)};
}

std::string_view same_failure_instruction(const Failure* before, const Failure& now) {
    if (before == nullptr || before->signature != now.signature) {
        return {};
    }
    return "The draft before this one failed for the same reason, so the last change did not mend it. Write the part "
           "that "
           "the findings name in a different way, keep everything else as it is, and answer with the whole script.";
}

}  // namespace gmat_copilot::repair
