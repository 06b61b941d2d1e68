#include <nlohmann/json.hpp>

#include "catalogue/catalogue.hpp"
#include "cli/check_formats.hpp"
#include "provenance/json_shapes.hpp"

namespace gmat_copilot::cli {

namespace {

nlohmann::json file_json(const CheckedFile& file) {
    nlohmann::json diagnostics = nlohmann::json::array();
    for (const text::Diagnostic& diagnostic : file.report.diagnostics) {
        diagnostics.push_back(provenance::diagnostic_json(provenance::recorded(diagnostic, file.report.source)));
    }
    return {{"path", file.path},
            {"clean", file.report.clean()},
            {"blocking", file.report.blocking},
            {"diagnostics", std::move(diagnostics)},
            {"dry_run", provenance::verdict_json(file.report.dry_run)}};
}

}  // namespace

std::string check_json(const CheckRun& run) {
    nlohmann::json list = nlohmann::json::array();
    for (const CheckedFile& file : run.files) {
        if (file.error.empty()) {
            list.push_back(file_json(file));
        }
    }
    const nlohmann::json document = {
        {"schema_version", 1},
        {"tool", {{"name", "gmat-copilot"}, {"version", version()}, {"catalogue", catalogue::release}}},
        {"files", std::move(list)},
    };
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace gmat_copilot::cli
