// The only place where the grammar is run: this file is what PEGTL's templates cost.
#include "control.hpp"
#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

using Input = peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf_crlf, const char*>;

Input input_of(std::string_view text) { return {text.data(), text.data() + text.size(), ""}; }

}  // namespace

NodeBuffer build_nodes(std::string_view text) {
    Builder builder(text.size());
    Input in = input_of(text);
    // Every text matches: a line that is no statement is `broken`.
    static_cast<void>(peg::parse<grammar::script, peg::nothing, Building>(in, builder));
    return builder.take();
}

Trace trace(std::string_view line, bool in_mission) {
    Builder builder(0);
    Input in = input_of(line);
    if (in_mission) {
        static_cast<void>(peg::parse<grammar::mission_statement, peg::nothing, Tracing>(in, builder));
    } else {
        static_cast<void>(peg::parse<grammar::declaration, peg::nothing, Tracing>(in, builder));
    }
    return {builder.furthest, builder.too_deep};
}

}  // namespace gmat_copilot::script::detail
