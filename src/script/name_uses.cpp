#include "name_uses.hpp"

#include <algorithm>
#include <cctype>

namespace gmat_copilot::script {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

std::uint32_t NameUses::lines_naming(std::string_view name) const {
    if (!counted_) {
        count();
        counted_ = true;
    }
    const auto found = uses_.find(name);
    return found == uses_.end() ? 0 : found->second.lines;
}

void NameUses::count() const {
    std::uint32_t line = 1;
    for (std::size_t at = 0; at < text_.size();) {
        if (text_[at] == '\n') {
            ++line;
            ++at;
        } else if (text_[at] == '%') {
            at = std::min(text_.find('\n', at), text_.size());
        } else if (is_word(text_[at])) {
            const std::size_t begin = at;
            while (at < text_.size() && is_word(text_[at])) {
                ++at;
            }
            if (begin == 0 || text_[begin - 1] != '.') {
                Use& use = uses_[text_.substr(begin, at - begin)];
                use.lines += use.last_line == line ? 0 : 1;
                use.last_line = line;
            }
        } else {
            ++at;
        }
    }
}

}  // namespace gmat_copilot::script
