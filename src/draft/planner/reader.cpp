#include "draft/planner/reader.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

/// Words that may be left out without changing what is asked for. Sorted.
constexpr std::array<std::string_view, 108> fillers{
    "about",   "also",     "and",       "are",       "around",     "as",        "at",      "be",       "begin",
    "build",   "but",      "by",        "can",       "consider",   "could",     "craft",   "create",   "define",
    "design",  "do",       "does",      "draft",     "first",      "following", "for",     "from",     "generate",
    "give",    "given",    "gmat",      "has",       "have",       "having",    "hello",   "hi",       "i",
    "in",      "initial",  "initially", "into",      "is",         "it",        "its",     "just",     "kindly",
    "let",     "lets",     "like",      "make",      "me",         "mission",   "model",   "my",       "need",
    "new",     "next",     "now",       "of",        "on",         "orbit",     "orbital", "orbiting", "orbits",
    "our",     "parking",  "perform",   "place",     "placed",     "plan",      "please",  "prepare",  "produce",
    "provide", "put",      "sat",       "satellite", "scenario",   "script",    "set",     "setup",    "should",
    "simple",  "simulate", "single",    "so",        "spacecraft", "start",     "thank",   "thanks",   "that",
    "then",    "there",    "this",      "to",        "up",         "us",        "using",   "vehicle",  "want",
    "we",      "where",    "which",     "whose",     "will",       "with",      "would",   "write",    "you"};
static_assert(std::is_sorted(fillers.begin(), fillers.end()));

constexpr std::string_view filler_signs = ",;.:()\"'!?";

/// Words that belong to what follows them: "to Mars".
constexpr std::array<std::string_view, 11> prepositions{"at", "by", "for", "from",  "in",  "into",
                                                        "of", "on", "to",  "using", "with"};

struct CompiledRule {
    Pattern pattern;
    const Rule* rule;
    Family family;
};

std::vector<CompiledRule> compile() {
    const std::array families{std::pair{orbit_rules(), Family::orbit},
                              std::pair{element_rules(), Family::orbit},
                              std::pair{spacecraft_rules(), Family::spacecraft},
                              std::pair{force_rules(), Family::forces},
                              std::pair{coast_rules(), Family::sequence},
                              std::pair{burn_rules(), Family::sequence},
                              std::pair{transfer_rules(), Family::sequence},
                              std::pair{report_rules(), Family::output},
                              std::pair{plot_rules(), Family::output}};
    std::vector<CompiledRule> out;
    for (const auto& [rules, family] : families) {
        for (const Rule& rule : rules) {
            out.push_back({Pattern(rule.pattern), &rule, family});
        }
    }
    return out;
}

const std::vector<CompiledRule>& compiled_rules() {
    static const std::vector<CompiledRule> rules = compile();
    return rules;
}

bool is_sign(const Token& token, std::string_view signs) {
    return token.kind == TokenKind::symbol && token.text.size() == 1 &&
           signs.find(token.text[0]) != std::string_view::npos;
}

bool ends_phrase(const Token& token) { return is_sign(token, ",;.:!?") || token.text == "then"; }

bool names_an_orbit(const Token& token) {
    constexpr std::array<std::string_view, 6> words{"orbit", "satellite", "spacecraft", "sat", "vehicle", "craft"};
    return std::ranges::find(words, token.text) != words.end();
}

enum class Fate : char { filler, taken, unknown };

class Reader {
  public:
    explicit Reader(const std::vector<Token>& tokens) : tokens_(tokens), fates_(tokens.size(), Fate::unknown) {}

    Facts run() {
        for (std::size_t at = 0; at < tokens_.size();) {
            at = step(at);
        }
        report_unknown();
        return std::move(facts_);
    }

  private:
    std::size_t step(std::size_t at) {
        const CompiledRule* best = nullptr;
        Match match{at, at, {}};
        for (const CompiledRule& rule : compiled_rules()) {
            if (rule.rule->only_after_orbit && !after_orbit_) {
                continue;
            }
            Match candidate = rule.pattern.match(tokens_, at);
            if (candidate.end > match.end) {
                best = &rule;
                match = std::move(candidate);
            }
        }
        if (best != nullptr) {
            std::fill(fates_.begin() + static_cast<std::ptrdiff_t>(match.begin),
                      fates_.begin() + static_cast<std::ptrdiff_t>(match.end), Fate::taken);
            best->rule->apply(facts_, match);
            note_then(match);
            after_orbit_ = best->family == Family::orbit;
            return match.end;
        }
        if (is_filler(tokens_[at])) {
            fates_[at] = Fate::filler;
            const bool keeps = !is_sign(tokens_[at], ";.") && tokens_[at].text != "then";
            after_orbit_ = names_an_orbit(tokens_[at]) || (after_orbit_ && keeps);
        } else {
            after_orbit_ = false;
        }
        return at + 1;
    }

    /// "report the altitude, then propagate": that report is meant here and now.
    void note_then(const Match& match) {
        auto* report = facts_.steps.empty() ? nullptr : std::get_if<ReportFact>(&facts_.steps.back());
        if (report == nullptr || report->words.begin != match.begin) {
            return;
        }
        std::size_t next = match.end;
        while (next < tokens_.size() && (is_sign(tokens_[next], ",;.") || tokens_[next].text == "and")) {
            ++next;
        }
        report->then_follows = next < tokens_.size() && tokens_[next].text == "then";
    }

    void report_unknown() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (fates_[at] != Fate::unknown) {
                continue;
            }
            Words words{at, at + 1};
            for (std::size_t next = at + 1; next < tokens_.size() && fates_[next] != Fate::taken; ++next) {
                if (fates_[next] == Fate::filler && ends_phrase(tokens_[next])) {
                    break;
                }
                words.end = fates_[next] == Fate::unknown ? next + 1 : words.end;
            }
            const bool preposition = at > 0 && fates_[at - 1] == Fate::filler &&
                                     std::ranges::find(prepositions, tokens_[at - 1].text) != prepositions.end();
            words.begin -= preposition ? 1 : 0;
            facts_.problem(words, "");
            at = words.end - 1;
        }
    }

    const std::vector<Token>& tokens_;
    std::vector<Fate> fates_;
    Facts facts_;
    bool after_orbit_ = false;
};

}  // namespace

bool is_filler(const Token& token) {
    if (token.kind == TokenKind::symbol && token.text.size() == 1) {
        return is_sign(token, filler_signs);
    }
    return token.kind != TokenKind::number && std::binary_search(fillers.begin(), fillers.end(), token.text);
}

Facts read_request(const std::vector<Token>& tokens) { return Reader(tokens).run(); }

}  // namespace gmat_copilot::drafting::planner
