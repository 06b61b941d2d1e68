// Reading a rule's page: the parts that other texts quote.
#pragma once

#include <string>
#include <string_view>

namespace gmat_copilot::lint {

/// The first line of text below "## HEADING", fences left out and marks of inline code kept; empty when there is none.
[[nodiscard]] std::string page_line(std::string_view page, std::string_view heading);

}  // namespace gmat_copilot::lint
