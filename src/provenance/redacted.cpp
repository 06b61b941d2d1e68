#include "provenance/redacted.hpp"

#include "provenance/json_shapes.hpp"

namespace gmat_copilot::provenance {

namespace {

std::optional<text::Fix> redacted_fix(const Redactor& redact, std::optional<text::Fix> fix) {
    if (fix) {
        fix->description = redact.text(fix->description);
        for (text::Edit& edit : fix->edits) {
            edit.text = redact.text(edit.text);
        }
    }
    return fix;
}

}  // namespace

std::vector<std::string> redacted_texts(const Redactor& redact, std::vector<std::string> texts) {
    for (std::string& text : texts) {
        text = redact.text(text);
    }
    return texts;
}

RecordedDiagnostic redacted(const Redactor& redact, const text::SourceText& source,
                            const text::Diagnostic& diagnostic) {
    RecordedDiagnostic out = provenance::recorded(diagnostic, source);
    out.message = redact.text(out.message);
    out.notes = redacted_texts(redact, out.notes);
    out.fix = redacted_fix(redact, out.fix);
    return out;
}

dryrun::Verdict redacted(const Redactor& redact, dryrun::Verdict verdict) {
    verdict.engine = redact.report(verdict.engine);
    verdict.one_line = redact.report(verdict.one_line);
    verdict.raw_log = redact.report(verdict.raw_log);
    if (verdict.converged) {
        std::map<std::string, bool> converged;
        for (const auto& [solver, done] : *verdict.converged) {
            converged[redact.text(solver)] = done;
        }
        verdict.converged = std::move(converged);
    }
    return verdict;
}

dryrun::Preflight redacted(const Redactor& redact, dryrun::Preflight preflight) {
    preflight.engine = redact.report(preflight.engine);
    preflight.one_line = redact.report(preflight.one_line);
    for (dryrun::PreflightCheck& check : preflight.checks) {
        check.name = redact.text(check.name);
        check.detail = redact.report(check.detail);
    }
    return preflight;
}

repair::Failure redacted(const Redactor& redact, repair::Failure failure) {
    failure.message = redact.report(failure.message);
    failure.signature = redact.report(failure.signature);
    return failure;
}

}  // namespace gmat_copilot::provenance
