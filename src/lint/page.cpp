#include "lint/page.hpp"

#include <algorithm>

namespace gmat_copilot::lint {

std::string page_line(std::string_view page, std::string_view heading) {
    bool inside = false;
    while (!page.empty()) {
        const std::size_t end = std::min(page.find('\n'), page.size());
        const std::string_view line = page.substr(0, end);
        page.remove_prefix(std::min(end + 1, page.size()));
        if (line.starts_with("## ")) {
            if (inside) {
                return {};
            }
            inside = line.substr(3) == heading;
        } else if (inside && !line.empty() && !line.starts_with("```")) {
            return std::string(line);
        }
    }
    return {};
}

}  // namespace gmat_copilot::lint
