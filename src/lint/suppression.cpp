#include "lint/suppression.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "lint/lint.hpp"
#include "lint/names.hpp"
#include "lint/rule.hpp"
#include "lint/suppression_comments.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr std::string_view unused_suppression = "unused-suppression";

/// What a comment asks of one rule, or of all.
struct Request {
    Instruction instruction = Instruction::unknown;
    Word word;                ///< the rule's name, or the instruction when it means all rules
    std::string_view rule;    ///< empty: all
    std::uint32_t line = 0;   ///< disable, enable: the line from which it counts
    std::uint32_t first = 0;  ///< the others: the lines it is about
    std::uint32_t last = 0;
    bool used = false;

    [[nodiscard]] bool is_about_lines() const {
        return instruction == Instruction::disable_line || instruction == Instruction::disable_next_line;
    }
    /// Comments that silence everything do not silence what is said about themselves.
    [[nodiscard]] bool covers(std::string_view name) const {
        return rule.empty() ? name != unused_suppression : name == rule;
    }
};

/// The lines of a line-instruction: its own or the next one, with all lines of the statement there.
void set_lines(Request& request, const script::Tree& tree) {
    const text::SourceText& source = tree.source();
    request.first = request.line + (request.instruction == Instruction::disable_next_line ? 1 : 0);
    request.last = request.first;
    const std::uint32_t next_line = source.line_start(request.first + 1);
    const auto& statements = tree.statements();
    // The last statement that begins on that line or before it.
    const auto after = std::partition_point(
        statements.begin(), statements.end(),
        [next_line](const script::Statement& statement) { return statement.node.span().begin < next_line; });
    if (after == statements.begin()) {
        return;
    }
    const text::Span span = (after - 1)->node.span();
    const std::uint32_t begin = source.position(span.begin).line;
    const std::uint32_t end = source.position(span.end).line;
    if (end >= request.first) {
        request.first = std::min(request.first, begin);
        request.last = end;
    }
}

std::vector<Request> requests_of(const std::vector<SuppressionComment>& comments, const script::Tree& tree) {
    std::vector<Request> requests;
    const auto add = [&](const SuppressionComment& comment, const Word& word, std::string_view rule) {
        Request request{comment.instruction, word, rule, comment.line};
        if (request.is_about_lines()) {
            set_lines(request, tree);
        }
        requests.push_back(request);
    };
    for (const SuppressionComment& comment : comments) {
        if (comment.instruction == Instruction::unknown) {
            continue;
        }
        if (!comment.names_rules) {
            add(comment, comment.verb, {});
        }
        for (const Word& rule : comment.rules) {
            if (find_rule(rule.text) != nullptr) {
                add(comment, rule, rule.text);
            }
        }
    }
    return requests;
}

/// Walks down the script once, with what is silenced where.
class Sweep {
  public:
    Sweep(std::vector<Request>& requests, const text::SourceText& source) : source_(source) {
        for (Request& request : requests) {
            (request.is_about_lines() ? lines_ : switches_).push_back(&request);
        }
        std::stable_sort(lines_.begin(), lines_.end(),
                         [](const Request* a, const Request* b) { return a->first < b->first; });
    }

    void remove_silenced(std::vector<text::Diagnostic>& findings) {
        const auto silenced = [this](const text::Diagnostic& finding) {
            go_to(source_.position(finding.span.begin).line);
            return is_silenced(finding.rule);
        };
        findings.erase(std::remove_if(findings.begin(), findings.end(), silenced), findings.end());
        go_to(source_.line_count());
    }

  private:
    void go_to(std::uint32_t line) {
        for (; next_switch_ < switches_.size() && switches_[next_switch_]->line <= line; ++next_switch_) {
            turn(*switches_[next_switch_]);
        }
        for (; next_line_ < lines_.size() && lines_[next_line_]->first <= line; ++next_line_) {
            here_.push_back(lines_[next_line_]);
        }
        here_.erase(
            std::remove_if(here_.begin(), here_.end(), [line](const Request* each) { return each->last < line; }),
            here_.end());
    }

    void turn(Request& request) {
        const bool disable = request.instruction == Instruction::disable;
        if (disable) {
            for (const RuleInfo& rule : rules()) {
                if (request.covers(rule.name)) {
                    off_.try_emplace(rule.name, &request);
                }
            }
        } else if (request.rule.empty()) {
            request.used = !off_.empty();
            off_.clear();
        } else {
            request.used = off_.erase(request.rule) > 0;
        }
    }

    [[nodiscard]] bool is_silenced(std::string_view rule) {
        bool silenced = false;
        for (Request* request : here_) {
            if (request->covers(rule)) {
                request->used = silenced = true;
            }
        }
        if (const auto off = off_.find(rule); off != off_.end()) {
            off->second->used = silenced = true;
        }
        return silenced;
    }

    const text::SourceText& source_;
    std::vector<Request*> lines_;
    std::vector<Request*> switches_;
    std::size_t next_line_ = 0;
    std::size_t next_switch_ = 0;
    std::vector<Request*> here_;                ///< the line-instructions that are about the present line
    std::map<std::string_view, Request*> off_;  ///< the rules that are disabled now, and by what
};

void complain_of_words(const SuppressionComment& comment, Sink& sink) {
    if (comment.instruction == Instruction::unknown) {
        Suggestion suggestion = suggest(comment.verb.text, comment.verb.span, instruction_words());
        sink.info(comment.verb.span, "no instruction is called " + quoted(comment.verb.text) + suggestion.clause,
                  std::move(suggestion.fix));
        return;
    }
    if (comment.names_rules && comment.rules.empty()) {
        sink.info(comment.verb.span, "no rule is named behind the \"=\"");
    }
    for (const Word& rule : comment.rules) {
        if (find_rule(rule.text) == nullptr) {
            Suggestion suggestion = suggest(rule.text, rule.span, names_in(rules()));
            sink.info(rule.span, "no rule is called " + quoted(rule.text) + suggestion.clause,
                      std::move(suggestion.fix));
        }
    }
}

void complain_of_unused(const Request& request, Sink& sink) {
    const std::string what = request.rule.empty() ? "nothing" : "no " + std::string(request.rule);
    switch (request.instruction) {
        case Instruction::disable_line:
            sink.info(request.word.span, what + " is found on this line: the comment silences nothing");
            break;
        case Instruction::disable_next_line:
            sink.info(request.word.span, what + " is found on the next line: the comment silences nothing");
            break;
        case Instruction::disable:
            sink.info(request.word.span, what + " is found from here on that is not silenced already");
            break;
        case Instruction::enable:
        case Instruction::unknown:
            sink.info(request.word.span, request.rule.empty() ? "nothing is disabled here"
                                                              : quoted(request.rule) + " is not disabled here");
            break;
    }
}

}  // namespace

void apply_suppressions(const script::Tree& tree, const std::function<bool(std::string_view rule)>& selected,
                        std::vector<text::Diagnostic>& findings) {
    const std::vector<SuppressionComment> comments = read_suppression_comments(tree);
    std::vector<Request> requests = requests_of(comments, tree);
    Sweep(requests, tree.source()).remove_silenced(findings);
    if (!selected(unused_suppression)) {
        return;
    }
    std::vector<text::Diagnostic> complaints;
    Sink sink(unused_suppression, complaints);
    for (const SuppressionComment& comment : comments) {
        complain_of_words(comment, sink);
    }
    const std::span<const RuleInfo> all = rules();
    const bool all_selected =
        std::all_of(all.begin(), all.end(), [&](const RuleInfo& rule) { return selected(rule.name); });
    for (const Request& request : requests) {
        const bool counted = request.rule.empty() ? all_selected : selected(request.rule);
        if (!request.used && counted && request.rule != unused_suppression) {
            complain_of_unused(request, sink);
        }
    }
    std::stable_sort(complaints.begin(), complaints.end(),
                     [](const text::Diagnostic& a, const text::Diagnostic& b) { return a.span.begin < b.span.begin; });
    Sweep(requests, tree.source()).remove_silenced(complaints);
    std::move(complaints.begin(), complaints.end(), std::back_inserter(findings));
}

}  // namespace gmat_copilot::lint
