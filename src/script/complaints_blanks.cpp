// Blanks where GMAT wants none, and none where it wants one.
#include <algorithm>
#include <string>
#include <utility>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The line with bytes [begin, end) left out.
std::string without(const BrokenLine& line, std::size_t begin, std::size_t end) {
    return std::string(line.text.substr(0, begin)) + std::string(line.text.substr(end));
}

}  // namespace

Complaint semicolons_apart(const BrokenLine& line) {
    // The semicolons at its end are not part of a broken statement.
    const std::string_view source = line.source.text();
    const bool only_semicolons = line.plain.find_first_not_of(" \t;") == npos;
    const std::size_t first =
        only_semicolons ? line.span.begin : std::min(source.find_first_not_of(" \t", line.span.end), source.size());
    const std::size_t behind = std::min(source.find_first_not_of(" \t;", first), source.size());
    const std::size_t last = behind == first ? npos : source.find_last_of(';', behind - 1);
    const std::size_t run = std::min(source.find_first_not_of(';', first), source.size());
    if (last == npos || (!only_semicolons && (run > last || !reads_well(line, line.text)))) {
        return std::nullopt;
    }
    auto found = complaint(line, 0, 0,
                           only_semicolons ? "semicolons on a line of their own take no blanks and no comment"
                                           : "no blank may stand between semicolons: one is enough");
    found.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)};
    text::Fix fix{only_semicolons ? "remove them" : "leave one semicolon", true, {}};
    fix.edits.push_back({found.span, only_semicolons ? "" : ";"});
    found.fix = std::move(fix);
    return found;
}

Complaint label_without_blank(const BrokenLine& line) {
    const std::size_t quote = line.begin + line.word.size();
    if (line.command == nullptr || quote >= line.plain.size() || line.plain[quote] != '\'') {
        return std::nullopt;
    }
    const std::size_t close = line.plain.find('\'', quote + 1);
    auto found = complaint(line, quote, close == npos ? line.plain.size() : close + 1,
                           "a blank must stand between " + std::string(line.word) + " and its label");
    offer(found, line, "insert a blank", true, {{quote, quote, " "}});
    return found;
}

Complaint blank_too_many(const BrokenLine& line) {
    constexpr int most_tries = 24;  // each costs a reading of the line
    std::size_t at = line.plain.find_first_of("(-)");
    for (int tries = 0; at != npos && tries < most_tries; ++tries, at = line.plain.find_first_of("(-)", at + 1)) {
        // Before a bracket, behind one, behind the minus of "Propagate -Prop(Sat)".
        const std::size_t before = line.plain.find_last_not_of(" \t", at == 0 ? 0 : at - 1) + 1;
        const std::size_t behind = skip_blanks(line.plain, at + 1);
        const std::string mark(1, line.plain[at]);
        if (mark != "-" && before > 0 && before < at && reads_well(line, without(line, before, at))) {
            auto found = complaint(line, before, at, "no blank may stand before this \"" + mark + "\"");
            offer(found, line, "remove the blank", true, {{before, at, ""}});
            return found;
        }
        if (mark != ")" && behind > at + 1 && reads_well(line, without(line, at + 1, behind))) {
            auto found = complaint(line, at + 1, behind, "no blank may stand behind this \"" + mark + "\"");
            offer(found, line, "remove the blank", true, {{at + 1, behind, ""}});
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::script::detail
