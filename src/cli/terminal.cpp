#include "cli/terminal.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace gmat_copilot::cli {

bool is_terminal(int stream) { return isatty(stream) == 1; }

bool use_color(ColorChoice choice, int stream) {
    if (choice != ColorChoice::automatic) {
        return choice == ColorChoice::always;
    }
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool dumb = term != nullptr && std::string_view(term) == "dumb";
    return is_terminal(stream) && (no_color == nullptr || *no_color == '\0') && !dumb;
}

std::string styled(std::string_view text, Style style, bool color) {
    if (!color) {
        return std::string(text);
    }
    const char* code = "0";
    switch (style) {
        case Style::error: code = "1;31"; break;
        case Style::warning: code = "1;33"; break;
        case Style::info: code = "1;36"; break;
        case Style::strong: code = "1"; break;
        case Style::dim: code = "2"; break;
        case Style::good: code = "1;32"; break;
    }
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

namespace {

std::string escaped(std::string_view text, std::string_view kept) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20U && kept.find(c) == std::string_view::npos) || byte == 0x7FU) {
            char number[8];
            std::snprintf(number, sizeof number, "\\x%02X", byte);
            out += number;
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

std::string printable(std::string_view text) { return escaped(text, "\t\n"); }
std::string printable_line(std::string_view text) { return escaped(text, "\t"); }

}  // namespace gmat_copilot::cli
