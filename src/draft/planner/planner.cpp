#include "draft/planner/planner.hpp"

#include <algorithm>

#include "draft/planner/assemble.hpp"
#include "draft/planner/characters.hpp"
#include "draft/planner/reader.hpp"
#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr std::size_t longest_request_bytes = 10'000;

/// The words as written, and why they cannot be used.
std::string quote(std::string_view request, const std::vector<Token>& tokens, const Problem& problem) {
    std::string words;
    std::size_t first = problem.words.begin;
    while (first < problem.words.end && tokens[first].kind == TokenKind::symbol && is_filler(tokens[first])) {
        ++first;  // the comma before it is not what was misunderstood
    }
    if (problem.words.end > first) {
        const std::size_t begin = tokens[first].begin;
        words = printable(request.substr(begin, tokens[problem.words.end - 1].end - begin));
    }
    if (problem.reason.empty()) {
        return words;
    }
    return words.empty() ? problem.reason : words + ": " + problem.reason;
}

}  // namespace

Drafted draft(std::string_view request) {
    Drafted out;
    if (request.size() > longest_request_bytes) {
        out.not_understood.push_back("the request is longer than " + std::to_string(longest_request_bytes) + " bytes");
        return out;
    }
    const std::vector<Token> tokens = tokenize(request);
    if (tokens.empty()) {
        out.not_understood.emplace_back("the request is empty");
        return out;
    }
    const Facts facts = read_request(tokens);
    Assembly assembly = assemble(facts);
    std::ranges::stable_sort(assembly.problems, {}, [](const Problem& problem) { return problem.words.begin; });
    for (const Problem& problem : assembly.problems) {
        std::string entry = quote(request, tokens, problem);
        if (std::ranges::find(out.not_understood, entry) == out.not_understood.end()) {
            out.not_understood.push_back(std::move(entry));
        }
    }
    if (out.not_understood.empty()) {
        out.plan_json = to_json(assembly.plan);
        out.script = render(assembly.plan, request);
    }
    return out;
}

}  // namespace gmat_copilot::drafting::planner
