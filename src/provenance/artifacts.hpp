// A folder with everything that a run did, turn by turn, each file written as soon as there is something for it:
//
//     DIR/turn-1/prompt.md       what the model was told
//                context.json    what the turn started from: the failing draft's hash, what failed before, the policy
//                response.txt    the reply
//                draft.script    the draft; after safe fixes, once it was linted
//                diff.patch      from the draft before (from nothing in the first turn) to this one
//                lint.json       {"fixes","diagnostics","wall_s"}
//                preflight.json  what the script needs and whether the engine has it
//                dry-run.json    the verdict
//                dry-run.log     the engine's log
//                errors.json     {"failure","feedback","feedback_tier"}
//     DIR/turn-2/...
//     DIR/summary.json           the run so far; "finished" is false until its end
//
// Files are written whole or not at all, and flushed to the disk beside the work. Secrets and the user's folders are
// taken out as in the record.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "provenance/flush_queue.hpp"
#include "provenance/record.hpp"
#include "provenance/redact.hpp"
#include "repair/observer.hpp"

namespace gmat_copilot::provenance {

class ArtifactsFolder final : public repair::Observer {
  public:
    /// Makes the folder, and removes what an earlier run left in it under the names above; other files stay. Throws
    /// Error.
    ArtifactsFolder(std::filesystem::path folder, const repair::Options& options, const RunFacts& facts,
                    std::vector<std::string> secrets);

    void on_stage(repair::Stage stage, const repair::Turn& turn, const repair::Outcome& so_far) override;
    /// The last summary; everything is on the disk afterwards.
    void finish(const repair::Outcome& outcome);

  private:
    void write(int turn, const char* name, const std::string& content) const;
    void write_prompt(const repair::Turn& turn) const;
    void write_draft(const repair::Turn& turn, const std::string& script) const;
    void write_lint(const repair::Turn& turn) const;
    void write_flight(const repair::Turn& turn) const;
    void write_errors(const repair::Turn& turn) const;
    void write_summary(const repair::Outcome& outcome, bool finished) const;

    std::filesystem::path folder_;
    std::string request_;
    std::string provider_, model_, started_at_;
    repair::RetryPolicy policy_;
    Redactor redact_;
    mutable FlushQueue flushes_;
};

}  // namespace gmat_copilot::provenance
