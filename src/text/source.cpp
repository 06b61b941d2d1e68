#include "text/source.hpp"

#include <algorithm>
#include <utility>

namespace gmat_copilot::text {

SourceText::SourceText(std::string text, std::string path) : text_(std::move(text)), path_(std::move(path)) {
    line_starts_.push_back(0);
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
        const char c = text_[i];
        const bool crlf = c == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !crlf)) {
            line_starts_.push_back(i + 1);
        }
    }
}

Position SourceText::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto index = static_cast<std::uint32_t>(after - line_starts_.begin()) - 1;
    return {index + 1, offset - line_starts_[index] + 1};
}

std::uint32_t SourceText::utf16_column(std::uint32_t offset) const {
    const Position place = position(offset);
    std::uint32_t units = 1;
    for (std::uint32_t i = line_starts_[place.line - 1]; i < offset && i < text_.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text_[i]);
        const bool continuation = (byte & 0xC0U) == 0x80U;
        if (!continuation) {
            units += byte >= 0xF0U ? 2U : 1U;  // beyond the basic plane: a surrogate pair
        }
    }
    return units;
}

std::string_view SourceText::line(std::uint32_t line) const {
    if (line == 0 || line > line_count()) {
        return {};
    }
    const std::uint32_t begin = line_starts_[line - 1];
    std::uint32_t end = line < line_count() ? line_starts_[line] : static_cast<std::uint32_t>(text_.size());
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) {
        --end;
    }
    return text().substr(begin, end - begin);
}

std::uint32_t SourceText::line_start(std::uint32_t line) const {
    if (line == 0 || line > line_count()) {
        return static_cast<std::uint32_t>(text_.size());
    }
    return line_starts_[line - 1];
}

Span SourceText::lines_of(Span span) const {
    return {line_start(position(span.begin).line), line_start(position(span.end).line + 1)};
}

}  // namespace gmat_copilot::text
