// Mistakes in the head of a For.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// "For I = 1 to 10", "For I in 1:3", "For I = 1, 10"
Complaint foreign_range(const BrokenLine& line) {
    struct Separator {
        std::string_view wrong;
        std::string_view right;
        std::string_view message;
    };
    static constexpr std::array separators{
        Separator{"in", "=", "the range of a For stands behind \"=\""},
        Separator{"from", "=", "the range of a For stands behind \"=\""},
        Separator{"to", ":", "the bounds of a For are separated by \":\""},
        Separator{"..", ":", "the bounds of a For are separated by \":\""},
        Separator{",", ":", "the bounds of a For are separated by \":\""},
    };
    Complaint first;
    std::vector<LineEdit> edits;
    std::string mending;
    for (const Separator& s : separators) {
        const bool is_word = is_name_char(s.wrong.front());
        const std::size_t at =
            is_word ? find_word(line.plain, s.wrong, line.after_word) : line.plain.find(s.wrong, line.after_word);
        if (at == npos) {
            continue;
        }
        edits.push_back({at, at + s.wrong.size(), std::string(s.right)});
        mending += (mending.empty() ? "write \"" : " and \"") + std::string(s.right) + "\"";
        if (!first) {
            first = complaint(line, at, at + s.wrong.size(), std::string(s.message));
        }
    }
    if (first) {
        first->rule = "foreign-syntax";
        offer_if_it_mends(*first, line, mending, true, edits);
    }
    return first;
}

/// Where "VARIABLE = START:STEP:END" stops being one.
text::Diagnostic bad_range(const BrokenLine& line) {
    const std::size_t end = content_end(line);
    if (line.after_word >= end) {
        return complaint(line, line.begin, end, "For needs a variable and a range");
    }
    const std::size_t equals = line.plain.find('=', line.after_word);
    if (equals == npos) {
        return complaint(line, line.after_word, end, "For needs \"=\" and a range");
    }
    if (skip_blanks(line.plain, equals + 1) >= end) {
        return complaint(line, equals, end, "no range follows the \"=\"");
    }
    if (line.plain.find(':', equals) == npos) {
        return complaint(line, skip_blanks(line.plain, equals + 1), end,
                         "the range needs a \":\", as in: For I = 1:10");
    }
    const std::size_t at = skip_blanks(line.plain, line.furthest);
    if (at >= end) {
        return complaint(line, equals, end, "the range is not complete");
    }
    const std::string token(token_at(line, at));
    return complaint(line, at, at + token.size(),
                     "\"" + token +
                         "\" cannot stand here: start, step and end of a For are each one number, variable, array "
                         "element or parameter");
}

}  // namespace

Complaint bad_loop(const BrokenLine& line) {
    if (line.word != "For") {
        return std::nullopt;
    }
    for (const Complainer complain : {foreign_range, foreign_condition, unbalanced_brackets}) {
        Complaint found = line.after_word < content_end(line) ? complain(line) : std::nullopt;
        if (found) {
            if (!found->fix) {
                tell_form(*found, line);
            }
            return found;
        }
    }
    auto found = bad_range(line);
    tell_form(found, line);
    return found;
}

}  // namespace gmat_copilot::script::detail
