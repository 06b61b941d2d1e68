// The limits and verdict parts that both engines share. Inside this room only.
#pragma once

#include <optional>
#include <string>

#include "dryrun/dryrun.hpp"
#include "process/process.hpp"

namespace gmat_copilot::dryrun {

/// The limits a dry-run's child gets.
[[nodiscard]] process::Limits child_limits(const Options& options);

/// A verdict for a child that did not end by itself: cancelled, out of time, printing without end, or killed by a
/// signal. Null when it exited. `who` begins the sentence ("GMAT", "the built-in engine").
[[nodiscard]] std::optional<Verdict> abnormal_end(const process::Result& result, const Options& options,
                                                  const std::string& who);

/// One file of a run, as it stands in a raw log: a heading and the content.
[[nodiscard]] std::string report_section(std::string_view name, std::string_view content);

}  // namespace gmat_copilot::dryrun
