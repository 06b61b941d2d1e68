// The built-in engine at the other end of a pipe.
//
// The parent (builtin_run.hpp) starts `gmat-copilot engine-child` and writes one line of JSON with the options, then
// the script, to its standard input; the child answers with one JSON object on standard output: everything of
// FlightResult.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "engine/engine.hpp"

namespace gmat_copilot::dryrun {

/// The hidden command's whole work: reads `in`, flies, writes `out`. 0 when an answer was written.
int engine_child_main(std::istream& in, std::ostream& out);

/// What the parent writes.
[[nodiscard]] std::string to_engine_input(std::string_view script, bool load_only);

/// The answer as text and back. Bytes that are not UTF-8 are replaced; numbers that are not finite come back as NaN.
[[nodiscard]] std::string to_json(const engine::FlightResult& result);
/// Null when `json` is not such an answer.
[[nodiscard]] std::optional<engine::FlightResult> flight_result_from_json(std::string_view json);

}  // namespace gmat_copilot::dryrun
