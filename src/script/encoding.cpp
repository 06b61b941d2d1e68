// Bytes outside ASCII. GMAT rejects the whole file for one of them, even in a comment.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

/// UTF-8 sequences that have a plain counterpart with the same meaning.
struct Lookalike {
    std::string_view utf8;
    std::string_view ascii;
    std::string_view name;
};
constexpr std::array lookalikes{
    Lookalike{"\xEF\xBB\xBF", "", "a byte order mark"},
    Lookalike{"\xC2\xA0", " ", "a no-break space"},
    Lookalike{"\xE2\x80\xAF", " ", "a narrow no-break space"},
    Lookalike{"\xE2\x80\x8B", "", "a zero-width space"},
    Lookalike{"\xE2\x80\x98", "'", "a typographic quote"},
    Lookalike{"\xE2\x80\x99", "'", "a typographic quote"},
    Lookalike{"\xE2\x80\x9C", "'", "a typographic quote"},
    Lookalike{"\xE2\x80\x9D", "'", "a typographic quote"},
    Lookalike{"\xE2\x80\x90", "-", "a typographic hyphen"},
    Lookalike{"\xE2\x80\x91", "-", "a typographic hyphen"},
    Lookalike{"\xE2\x80\x93", "-", "an en dash"},
    Lookalike{"\xE2\x80\x94", "-", "an em dash"},
    Lookalike{"\xE2\x88\x92", "-", "a typographic minus"},
    Lookalike{"\xC3\x97", "*", "a multiplication sign"},
    Lookalike{"\xE2\x80\xA6", "...", "a typographic ellipsis"},
    Lookalike{"\xC2\xB0", "", "a degree sign"},
    Lookalike{"\xE2\x89\xA4", "<=", "a mathematical sign"},
    Lookalike{"\xE2\x89\xA5", ">=", "a mathematical sign"},
    Lookalike{"\xE2\x89\xA0", "~=", "a mathematical sign"},
    Lookalike{"\xEF\xBC\x9D", "=", "a full-width equals sign"},
    Lookalike{"\xEF\xBC\x8C", ",", "a full-width comma"},
    Lookalike{"\xEF\xBC\x9B", ";", "a full-width semicolon"},
    Lookalike{"\xEF\xBC\x88", "(", "a full-width bracket"},
    Lookalike{"\xEF\xBC\x89", ")", "a full-width bracket"},
};

/// The letters of Latin-1, U+00C0 to U+00FF, without their marks.
constexpr std::string_view plain_latin = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

/// Beyond so many, a fix is not worth its size.
constexpr std::size_t most_edits = 2000;

bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// The length of the UTF-8 sequence at `at`, or 1 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= text.size() || (static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) {
            return 1;
        }
    }
    return length;
}

const Lookalike* find_lookalike(std::string_view sequence) {
    const auto* const found =
        std::find_if(lookalikes.begin(), lookalikes.end(), [&](const Lookalike& l) { return l.utf8 == sequence; });
    return found == lookalikes.end() ? nullptr : found;
}

/// True when no statement covers the byte: it stands in a comment. `next` only ever moves forward.
bool in_comment(const TreeData& tree, std::size_t at, std::size_t& next) {
    while (next < tree.statements.size() && tree.statements[next].node.span().end <= at) {
        ++next;
    }
    return next == tree.statements.size() || tree.statements[next].node.span().begin > at;
}

/// The letter without its mark, or nothing.
std::string plain_letter(std::string_view sequence) {
    const auto lead = static_cast<unsigned char>(sequence.front());
    const std::size_t index =
        sequence.size() == 2 && lead == 0xC3 ? static_cast<unsigned char>(sequence[1]) - 0x80U : 64;
    return index < plain_latin.size() ? std::string(1, plain_latin[index]) : std::string{};
}

/// What stands for a character, or null where nothing does; within a comment anything may be replaced.
std::optional<std::string> instead_of(std::string_view sequence, bool commented) {
    const Lookalike* const known = find_lookalike(sequence);
    if (known != nullptr) {
        return std::string(commented && known->ascii == "..." ? "-" : known->ascii);
    }
    const std::string letter = plain_letter(sequence);
    if (letter.empty() && !commented) {
        return std::nullopt;
    }
    return letter.empty() ? "?" : letter;
}

std::optional<text::Fix> plain_letters(const TreeData& tree, std::size_t first) {
    const std::string_view text = tree.source.text();
    text::Fix fix{"replace what is not ASCII", true, {}};
    std::size_t statement = 0;
    for (std::size_t at = first; at < text.size();) {
        if (!is_foreign(text[at])) {
            ++at;
            continue;
        }
        const std::size_t length = sequence_length(text, at);
        const std::string_view sequence = text.substr(at, length);
        const bool commented = in_comment(tree, at, statement);
        const std::optional<std::string> instead = instead_of(sequence, commented);
        if (!instead || fix.edits.size() == most_edits) {
            return std::nullopt;
        }
        // A name or a text with other letters is another name or text.
        fix.safe = fix.safe && (commented || find_lookalike(sequence) != nullptr);
        fix.edits.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}, *instead});
        at += length;
    }
    return fix;
}

}  // namespace

text::Diagnostic diagnose_encoding(const TreeData& tree, std::uint32_t first) {
    const std::string_view text = tree.source.text();
    const std::size_t length = sequence_length(text, first);
    const Lookalike* const known = find_lookalike(text.substr(first, length));
    text::Diagnostic diagnostic;
    diagnostic.rule = "non-ascii";
    diagnostic.span = {first, first + static_cast<std::uint32_t>(length)};
    diagnostic.message = "GMAT rejects the whole file because of " +
                         (known == nullptr ? std::string("this character") : std::string(known->name)) +
                         ": a script may hold ASCII only, comments included";
    const auto others =
        std::count_if(text.begin() + first + static_cast<std::ptrdiff_t>(length), text.end(), is_foreign);
    if (others > 0) {
        diagnostic.notes.push_back("it is not the only one: " + std::to_string(others) + " more bytes are not ASCII");
    }
    diagnostic.fix = plain_letters(tree, first);
    return diagnostic;
}

}  // namespace gmat_copilot::script::detail
