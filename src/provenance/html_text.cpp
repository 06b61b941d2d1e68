#include "provenance/html_text.hpp"

#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::string_view ellipsis = " \xE2\x80\xA6";
constexpr std::size_t step_bytes = 64;  // so much is escaped at a time, so that little is escaped in vain

void append_entities(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

/// One line's worth onto `out`; false when it became too long.
bool append_line(std::string& out, std::string_view line, std::size_t most_bytes) {
    while (!line.empty()) {
        const std::string_view step = cut(line, step_bytes);
        std::string piece;
        append_entities(piece, visible(step));
        if (out.size() + piece.size() + ellipsis.size() > most_bytes) {
            out += ellipsis;
            return false;
        }
        out += piece;
        line.remove_prefix(step.size());
    }
    return true;
}

}  // namespace

std::string escaped(std::string_view text, std::size_t most_bytes) {
    std::string out;
    append_line(out, text, most_bytes);
    return out;
}

std::string escaped_lines(std::string_view text, std::size_t most_bytes) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (!append_line(out, line, most_bytes) || out.size() + ellipsis.size() >= most_bytes) {
            break;
        }
        out += end == std::string_view::npos ? "" : "\n";
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

void Bounded::add(std::string_view piece) {
    if (left_out_ > 0 || html_.size() + piece.size() > most_bytes_) {
        ++left_out_;
        return;
    }
    html_ += piece;
}

std::string list_html(const std::vector<std::string>& texts, std::size_t most_bytes) {
    if (texts.empty()) {
        return {};
    }
    Bounded items(most_bytes);
    for (const std::string& text : texts) {
        items.add("<li>" + escaped(text) + "</li>\n");
    }
    return "<ul>\n" + items.html() + "</ul>\n" +
           (items.left_out() > 0 ? cut_note(std::to_string(items.left_out()) + " more are not shown") : "");
}

std::string cut_note(const std::string& what) { return "<p class=\"cut\">" + what + ".</p>\n"; }

}  // namespace gmat_copilot::provenance
