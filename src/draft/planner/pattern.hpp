// Patterns: the phrases the planner knows, written as text.
//
//     "[at|with] altitude {of} <len:alt>"
//
// words        stand for themselves (lemmas)         [a|b c]     one of these, or nothing
// (a|b c)      one of these                           (...)*      any number of these
// <slot:name>  a quantity, date, list ... captured    !mark       captures an empty mark with that name
// &(...)       must follow, is not consumed           {of}        a macro, see pattern.cpp
// \(  \)        parentheses of the request
//
// Matching tries all ways and keeps them in order of preference, up to a bound. A repetition has at most 12 rounds, so
// the cost at one place of the request does not grow with its length; nothing recurses with the input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "draft/planner/epoch.hpp"
#include "draft/planner/parameters.hpp"
#include "draft/planner/quantity.hpp"
#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

/// What a slot or a mark took.
struct Capture {
    std::string_view name;
    double value = 0.0;  ///< quantities, in the units of quantity.hpp; clocks in seconds
    Dimension dimension = Dimension::none;
    std::vector<double> vector;
    std::string text;  ///< names, as written
    Epoch epoch;
    std::vector<ParameterRef> parameters;
    std::size_t begin = 0;  ///< tokens, [begin, end)
    std::size_t end = 0;
};

/// A phrase found in the request.
struct Match {
    std::size_t begin = 0;  ///< tokens, [begin, end)
    std::size_t end = 0;
    std::vector<Capture> captures;

    [[nodiscard]] const Capture* find(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] double value(std::string_view name) const { return find(name)->value; }
};

struct PatternNode;

/// The words a pattern can begin with, sorted; `anything` when a slot can stand first.
struct Beginnings {
    std::vector<std::string> words;
    bool anything = false;
};

class Pattern {
  public:
    /// The text must be well formed: it is a constant of this program. Throws std::logic_error when it is not.
    explicit Pattern(std::string_view text);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
    ~Pattern();

    /// The longest match that begins at `at`; an empty one (end == begin) when there is none.
    [[nodiscard]] Match match(const std::vector<Token>& tokens, std::size_t at) const;

  private:
    std::vector<PatternNode> nodes_;
    Beginnings beginnings_;
};

}  // namespace gmat_copilot::drafting::planner
