#include "provenance/record_writer.hpp"

#include <utility>

namespace gmat_copilot::provenance {

RecordWriter::RecordWriter(std::filesystem::path path, repair::Options options, RunFacts facts,
                           std::vector<std::string> secrets)
    : path_(std::move(path)), options_(std::move(options)), facts_(std::move(facts)), secrets_(std::move(secrets)) {}

void RecordWriter::begin() { write({}); }

void RecordWriter::on_stage(repair::Stage stage, const repair::Turn& /*unused*/, const repair::Outcome& so_far) {
    if (stage == repair::Stage::judged) {
        write(so_far);
    }
}

void RecordWriter::finish(const Record& record) {
    flushes_.wait();
    write_atomically(path_, to_json(record));
}

void RecordWriter::write(const repair::Outcome& outcome) {
    Record record = make_record(options_, outcome, facts_, secrets_);
    record.stop_reason = repair::to_string(repair::StopReason::cancelled);
    record.finished_at.clear();
    write_atomically(path_, to_json(record), &flushes_);
}

}  // namespace gmat_copilot::provenance
