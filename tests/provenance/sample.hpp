// A whole run for tests: three attempts (lint, run, passed), made by the real make_record().
#pragma once

#include <string>
#include <vector>

#include "provenance/record.hpp"

namespace test {

struct SampleRun {
    gmat_copilot::repair::Options options;
    gmat_copilot::repair::Outcome outcome;
    gmat_copilot::provenance::RunFacts facts;
};

[[nodiscard]] SampleRun sample_run();
[[nodiscard]] gmat_copilot::provenance::Record sample_record();
/// The tool's version is blanked, so that a release does not change stored texts.
[[nodiscard]] gmat_copilot::provenance::Record without_version(gmat_copilot::provenance::Record record);
/// Compares with a stored text; when GMAT_COPILOT_APPROVE is set, stores it.
[[nodiscard]] bool approved(const std::string& name, const std::string& text);

}  // namespace test
