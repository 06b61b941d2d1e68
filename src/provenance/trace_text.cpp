#include "provenance/trace_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace gmat_copilot::provenance {

namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};
// C1 controls; marks that reorder (bidirectional) or hide text, tags among them; line and paragraph separators;
// annotations.
constexpr std::array unfit = {Range{0x80, 0x9F},      Range{0xAD, 0xAD},     Range{0x61C, 0x61C},
                              Range{0x180E, 0x180E},  Range{0x200B, 0x200F}, Range{0x2028, 0x202E},
                              Range{0x2060, 0x206F},  Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB},
                              Range{0xE0000, 0xE007F}};

/// The length of the well-formed UTF-8 character at the start of `text`, and its code point; 0 when there is none.
std::size_t decode(std::string_view text, std::uint32_t& point) {
    const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const std::uint32_t lead = byte(0);
    const std::size_t length = lead < 0x80U ? 1 : lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    constexpr std::array<std::uint32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
    if ((lead >= 0x80U && lead < 0xC2U) || lead > 0xF4U || length > text.size()) {
        return 0;
    }
    point = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
        point = (point << 6U) | (byte(i) & 0x3FU);
    }
    const bool surrogate = point >= 0xD800U && point <= 0xDFFFU;
    return point < smallest[length] || point > 0x10FFFFU || surrogate ? 0 : length;
}

bool is_fit(std::uint32_t point) {
    const bool control = (point < 0x20U && point != '\t') || point == 0x7FU;
    return !control && std::none_of(unfit.begin(), unfit.end(), [point](const Range& range) {
        return point >= range.first && point <= range.last;
    });
}

void append_escaped(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += "\\x";
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
}

std::string_view code(Colour colour) {
    switch (colour) {
        case Colour::bold: return "\x1b[1m";
        case Colour::red: return "\x1b[31m";
        case Colour::green: return "\x1b[32m";
        case Colour::yellow: return "\x1b[33m";
        case Colour::cyan: return "\x1b[36m";
        case Colour::dim: return "\x1b[2m";
    }
    return "";
}

}  // namespace

std::string visible(std::string_view line) {
    std::string out;
    out.reserve(line.size());
    while (!line.empty()) {
        std::uint32_t point = 0;
        const std::size_t length = decode(line, point);
        const std::string_view bytes = line.substr(0, std::max<std::size_t>(length, 1));
        if (length > 0 && is_fit(point)) {
            out += bytes;
        } else {
            append_escaped(out, bytes);
        }
        line.remove_prefix(bytes.size());
    }
    return out;
}

std::string visible_lines(std::string_view text, std::string_view indent) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += indent;
        out += visible(text.substr(0, end));
        out += '\n';
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

std::string_view cut(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) {
        return text;
    }
    std::size_t end = most_bytes;
    for (int back = 0; back < 3 && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; ++back) {
        --end;
    }
    return text.substr(0, end);
}

std::string Paint::operator()(Colour colour, std::string_view text) const {
    return on_ ? std::string(code(colour)) + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string coloured_diff(std::string_view diff, const Paint& paint) {
    std::string out;
    while (!diff.empty()) {
        const std::size_t end = diff.find('\n');
        const std::string line = visible(diff.substr(0, end));
        const char mark = line.empty() ? ' ' : line.front();
        const bool header = line.compare(0, 4, "--- ") == 0 || line.compare(0, 4, "+++ ") == 0;
        out += header        ? paint(Colour::bold, line)
               : mark == '+' ? paint(Colour::green, line)
               : mark == '-' ? paint(Colour::red, line)
               : mark == '@' ? paint(Colour::cyan, line)
                             : line;
        out += '\n';
        diff.remove_prefix(end == std::string_view::npos ? diff.size() : end + 1);
    }
    return out;
}

std::string seconds_text(double seconds) {
    std::array<char, 64> text{};
    const double shown = std::isfinite(seconds) ? std::clamp(seconds, 0.0, 1e9) : 0.0;
    if (shown > 0.0 && shown < 0.0005) {
        return "<1 ms";
    }
    const bool short_time = shown > 0.0 && shown < 0.9995;
    const int size = short_time ? std::snprintf(text.data(), text.size(), "%.0f ms", shown * 1'000.0)
                                : std::snprintf(text.data(), text.size(), shown == 0.0 ? "%.0f s" : "%.1f s", shown);
    return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace gmat_copilot::provenance
