// What a turn of the repair loop costs beside its model and its dry-run.
#pragma once

namespace gmat_copilot::bench {

enum class Kept {
    in_memory,  ///< nothing is written
    on_disk,    ///< record and artifacts are written and flushed as the loop goes
};

/// Times turns of the loop on a script of 200 lines that lint rejects: prompt, extraction, lint with safe fixes,
/// classification, feedback. Prints one line.
void measure_turns(Kept kept);

}  // namespace gmat_copilot::bench
