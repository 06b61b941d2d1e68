// The provenance record: what a run did, as JSON (the `.copilot.json` sidecar), and reading it back.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "repair/loop.hpp"

namespace gmat_copilot::provenance {

/// A diagnostic as the record holds it: with places instead of spans.
struct RecordedDiagnostic {
    std::string rule;
    text::Severity severity = text::Severity::error;
    std::string message;
    int line = 0, column = 0, end_line = 0, end_column = 0, utf16_column = 0;
    std::vector<std::string> notes;
    std::optional<text::Fix> fix;
};

struct RecordedDraft {
    repair::Attempt attempt;  ///< its `diagnostics` stay empty; see below
    std::vector<RecordedDiagnostic> diagnostics;
    std::string script_sha256;
    bool redacted = false;  ///< something was taken out of the script, so its bytes no longer have the recorded hash
};

struct Record {
    int schema_version = 1;
    std::string request, provider, model;
    std::vector<drafting::GroundingChunk> retrieval;
    std::vector<RecordedDraft> drafts;
    // outcome
    std::optional<std::size_t> winner;
    bool passed = false, strict = true;
    std::string stop_reason;
    std::string error;
    std::vector<std::string> not_understood;
    model::Usage usage;
    // tool and settings
    std::string tool_name, tool_version, catalogue, engine;
    std::map<std::string, std::string> settings;  ///< values are JSON texts: "2", "true", "\"auto\""
    std::string started_at, finished_at;          ///< RFC 3339, UTC, whole milliseconds
};

/// A record that cannot be read (damaged, of a newer version, not a record) or written. The message is one line.
class Error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct RunFacts {
    std::string provider, model;
    bool strict = true;
    std::string engine;  ///< the engine that judged, or empty
    std::map<std::string, std::string> settings;
    std::string started_at, finished_at;
};
/// Builds the record of a run. Secrets named by `secrets` (their values) are replaced by "[redacted]" everywhere.
[[nodiscard]] Record make_record(const repair::Options& options, const repair::Outcome& outcome, const RunFacts& facts,
                                 const std::vector<std::string>& secrets);

/// Keys sorted, two-space indent, UTF-8 (bytes that are not are replaced), trailing newline.
[[nodiscard]] std::string to_json(const Record& record);
/// Reads a version 1 record, ours or the Python gmat-copilot's (whose drafts have fewer keys). Throws Error.
/// At most 64 MiB and 100 levels of nesting.
[[nodiscard]] Record from_json(std::string_view json);

/// What of a new file must be on the disk before a write is done.
enum class Flush {
    file_and_name,  ///< its bytes and its place in the folder
    file,           ///< its bytes; of many files in one folder the last flushes the names of all
};

/// Writes a file whole or not at all: a temporary file beside it, flushed to disk, then renamed. Throws Error.
void write_atomically(const std::filesystem::path& path, std::string_view content, Flush flush = Flush::file_and_name);

/// Lower-case hex SHA-256.
[[nodiscard]] std::string sha256(std::string_view bytes);

struct TraceOptions {
    bool color = false;
    std::optional<int> attempt;  ///< only this one, 1-based
    bool diff_only = false;
};
/// The record as a readable story: request, each attempt (verdict, diagnostics, what changed as a diff), why it
/// stopped, tokens and seconds. Throws Error when the attempt asked for is not in the record.
[[nodiscard]] std::string render_trace(const Record& record, const TraceOptions& options);

/// A unified diff of two texts (three lines of context), with names in the header; empty when they are equal.
/// Bounded: of very different large texts it says so instead of taking quadratic time.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                                       std::string_view after_name);

}  // namespace gmat_copilot::provenance
