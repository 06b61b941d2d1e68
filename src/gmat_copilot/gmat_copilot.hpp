// gmat-copilot's public API: draft a mission script from a request; check, dry-run and format a script. Its tree is
// script::parse().
//
// The command line uses only this header. Everything here is safe to call from one thread per call; nothing writes to
// the terminal, and only dry-runs and models touch files, processes or the network.
//
//     #include <gmat_copilot/gmat_copilot.hpp>
//     gmat_copilot::DraftOptions options;
//     options.retries = 2;
//     options.dry_run = gmat_copilot::dryrun::Options{};
//     const auto result = gmat_copilot::draft("A 500 km circular orbit; propagate one day and report altitude",
//     options); if (result.passed()) std::cout << result.script;
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dryrun/dryrun.hpp"
#include "dryrun/verdict.hpp"
#include "lint/lint.hpp"
#include "model/model.hpp"
#include "provenance/record.hpp"
#include "repair/loop.hpp"
#include "script/tree.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace gmat_copilot {

/// "0.1.0"
[[nodiscard]] std::string_view version();

/// Largest request, in bytes, and largest script, in bytes; larger input is refused, not truncated.
inline constexpr std::size_t max_request_bytes = std::size_t{64} << 10U;
inline constexpr std::size_t max_script_bytes = std::size_t{64} << 20U;

struct DraftOptions {
    std::string model = "builtin";           ///< a selector: builtin, recorded:FILE, compat:NAME, command:PROGRAM
    model::Environment environment;          ///< how variables are read; empty: the process's own environment
    int retries = 0;                         ///< repairs after the first draft
    std::optional<dryrun::Options> dry_run;  ///< null: drafts are not flown
    /// What ends the loop besides success and budget; its max_attempts follows from `retries`.
    repair::RetryPolicy policy;
    bool strict = true;  ///< recorded; what is written is the caller's business
    /// The record goes here while the run goes on (see provenance/record_writer.hpp); empty: nowhere.
    std::filesystem::path record_path;
    std::filesystem::path artifacts_folder;  ///< see provenance/artifacts.hpp; empty: none
    bool unsafe_fixes = false;               ///< also apply fixes that may change what a script means
    lint::Options lint;
    std::optional<double> temperature;
    std::optional<int> max_tokens;
    double model_timeout_s = 120.0;
    std::optional<std::string> starting_script;  ///< start from this script instead of asking for a first draft
    std::string
        starting_path;  ///< where that script stands, to look beside it for the files that it names; may be empty
    const std::atomic<bool>* cancelled = nullptr;
    std::function<void(const repair::Attempt&, int number)> on_attempt;
    std::function<void(std::string_view what)> on_progress;
};

struct Result {
    repair::Outcome outcome;
    provenance::Record record;
    std::string script;                         ///< the winning draft, else the best one, else empty
    std::vector<text::Diagnostic> diagnostics;  ///< of `script`
    [[nodiscard]] bool passed() const { return outcome.passed; }
};

/// Runs the whole loop. Throws model::Error(configuration) when the selector names no usable model, and
/// provenance::Error when record or artifacts cannot be written; whatever else happens is told by result.outcome.
[[nodiscard]] Result draft(std::string_view request, const DraftOptions& options);

/// The built-in planner's typed plan for a request, as JSON. Throws model::Error(not_understood).
[[nodiscard]] std::string plan(std::string_view request);

enum class FixLevel { none, safe, unsafe };

struct Report;

struct CheckOptions {
    std::string path;  ///< for messages, and to look beside it for the files that the script names; empty: no look
    lint::Options lint;
    FixLevel fix = FixLevel::none;
    std::optional<dryrun::Options> dry_run;  ///< flown only when nothing blocks
    /// Asked once about what was found: which findings are known already and do not block, one answer a finding. Empty:
    /// none is.
    std::function<std::vector<bool>(const Report&)> known = {};
};

struct Report {
    text::SourceText source;  ///< the text the diagnostics are about (after fixes)
    std::vector<text::Diagnostic> diagnostics;
    std::vector<std::string> fixes;  ///< what was fixed
    std::vector<bool> known;         ///< by finding, what CheckOptions::known said; empty when it was not asked
    std::size_t blocking = 0;        ///< errors and warnings that are not known
    std::optional<dryrun::Verdict> dry_run;
    [[nodiscard]] bool clean() const { return blocking == 0; }
    [[nodiscard]] bool is_known(std::size_t finding) const { return finding < known.size() && known[finding]; }
};

[[nodiscard]] Report check(std::string_view text, const CheckOptions& options = {});

/// Flies a script without linting it first.
[[nodiscard]] dryrun::Verdict dry_run(std::string_view text, const dryrun::Options& options = {});

struct Formatted {
    text::SourceText source;                    ///< the text as it was given
    std::vector<text::Diagnostic> diagnostics;  ///< syntax errors: then nothing was done
    std::string text;                           ///< the canonical layout; the source where it cannot be read
    [[nodiscard]] bool changed() const { return text != source.text(); }
};

/// A script in its canonical layout (see script/format.hpp). Throws std::logic_error when that would not mean the same,
/// a defect.
[[nodiscard]] Formatted format(std::string text, const std::string& path = {});

}  // namespace gmat_copilot
