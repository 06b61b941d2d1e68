// A name that nothing creates: its message, its suggestions, and an unsafe fix that creates it.
#pragma once

#include <string_view>

#include "lint/rule.hpp"

namespace gmat_copilot::lint {

struct Undeclared {
    std::string_view name;
    text::Span span;
    std::string_view wanted;      ///< the type that is wanted, for the message and the candidates; may be empty
    std::string_view create;      ///< the type an unsafe fix would create; empty: none
    std::string_view field = {};  ///< a field that the script sets of it, which what is meant must have
};

void report_undeclared(const Context& context, Sink& sink, const Undeclared& undeclared);

}  // namespace gmat_copilot::lint
