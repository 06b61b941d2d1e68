#include "draft/planner/characters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace gmat_copilot::drafting::planner {

namespace {

struct Glyph {
    char32_t code;
    std::string_view ascii;
};

/// What characters outside ASCII mean in a request; sorted by code point.
constexpr std::array glyphs{
    Glyph{U'\u00A0', " "},       Glyph{U'\u00B0', " deg "},   Glyph{U'\u00B2', "^2"},     Glyph{U'\u00BA', " deg "},
    Glyph{U'\u00BC', " 0.25 "},  Glyph{U'\u00BD', " 0.5 "},   Glyph{U'\u00BE', " 0.75 "}, Glyph{U'\u00D7', " x "},
    Glyph{U'\u0394', " delta "}, Glyph{U'\u03A9', " raan "},  Glyph{U'\u03BD', " ta "},   Glyph{U'\u03C9', " aop "},
    Glyph{U'\u2009', " "},       Glyph{U'\u2010', "-"},       Glyph{U'\u2011', "-"},      Glyph{U'\u2012', "-"},
    Glyph{U'\u2013', "-"},       Glyph{U'\u2014', " , "},     Glyph{U'\u2018', "'"},      Glyph{U'\u2019', "'"},
    Glyph{U'\u201C', "\""},      Glyph{U'\u201D', "\""},      Glyph{U'\u2022', " , "},    Glyph{U'\u2026', " , "},
    Glyph{U'\u202F', " "},       Glyph{U'\u2126', " raan "},  Glyph{U'\u2192', " to "},   Glyph{U'\u2206', " delta "},
    Glyph{U'\u2212', "-"},       Glyph{U'\u2248', " about "},
};

struct Decoded {
    char32_t code = 0;
    std::size_t length = 1;
    bool valid = false;
};

/// Decodes one UTF-8 sequence; an invalid one is one byte long.
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80U) {
        return {lead, 1, true};
    }
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (lead < 0xC2U || lead > 0xF4U || at + length > text.size()) {
        return {};
    }
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {};
        }
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return {};
    }
    return {code, length, true};
}

bool is_blank(char32_t code) { return code == ' ' || code == '\t' || code == '\n' || code == '\r'; }

std::string_view meaning(char32_t code) {
    const auto* found = std::lower_bound(glyphs.begin(), glyphs.end(), code,
                                         [](const Glyph& glyph, char32_t wanted) { return glyph.code < wanted; });
    return found != glyphs.end() && found->code == code ? found->ascii : std::string_view{};
}

}  // namespace

std::vector<Character> read_characters(std::string_view utf8) {
    std::vector<Character> out;
    out.reserve(utf8.size() + 8);
    for (std::size_t at = 0; at < utf8.size();) {
        const Decoded decoded = decode(utf8, at);
        const std::size_t end = at + decoded.length;
        if (!decoded.valid) {
            out.push_back({foreign_letter, at, end});
        } else if (is_blank(decoded.code)) {
            out.push_back({' ', at, end});
        } else if (decoded.code < 0x20 || decoded.code == 0x7F) {
            out.push_back({control_mark, at, end});
        } else if (decoded.code < 0x80) {
            out.push_back({static_cast<char>(decoded.code), at, end});
        } else if (const std::string_view ascii = meaning(decoded.code); !ascii.empty()) {
            for (const char c : ascii) {
                out.push_back({c, at, end});
            }
        } else {
            out.push_back({foreign_letter, at, end});
        }
        at = end;
    }
    return out;
}

std::string ascii_line(std::string_view utf8) {
    std::string out;
    for (const Character& character : read_characters(utf8)) {
        const bool readable = character.ascii != foreign_letter && character.ascii != control_mark;
        const char c = readable ? character.ascii : '?';
        if (c != ' ' || (!out.empty() && out.back() != ' ')) {
            out.push_back(c);
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::string printable(std::string_view utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const Decoded decoded = decode(utf8, at);
        if (decoded.valid && is_blank(decoded.code)) {
            if (!out.empty() && out.back() != ' ') {
                out.push_back(' ');
            }
        } else if (!decoded.valid || decoded.code < 0x20 || decoded.code == 0x7F) {
            out.push_back('?');
        } else {
            out.append(utf8.substr(at, decoded.length));
        }
        at += decoded.length;
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

}  // namespace gmat_copilot::drafting::planner
