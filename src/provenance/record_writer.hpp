// Keeps the record of a run on the disk while the run goes on, so that a killed run leaves its trail.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "provenance/flush_queue.hpp"
#include "provenance/record.hpp"
#include "repair/observer.hpp"

namespace gmat_copilot::provenance {

/// Writes the record whole at the start, after each attempt and at the end. Until the end its stop_reason is
/// "cancelled" and its finished_at is null: what is true of a run that is killed now. Every write is atomic, and
/// flushed to the disk beside the work, the last one before finish() returns. All members throw Error when a write
/// fails.
class RecordWriter final : public repair::Observer {
  public:
    RecordWriter(std::filesystem::path path, repair::Options options, RunFacts facts, std::vector<std::string> secrets);

    /// Writes the record of a run that has not yet done anything.
    void begin();
    void on_stage(repair::Stage stage, const repair::Turn& turn, const repair::Outcome& so_far) override;
    void finish(const Record& record);

  private:
    void write(const repair::Outcome& outcome);

    std::filesystem::path path_;
    repair::Options options_;
    RunFacts facts_;
    std::vector<std::string> secrets_;
    FlushQueue flushes_;
};

}  // namespace gmat_copilot::provenance
