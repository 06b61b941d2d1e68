#include <nlohmann/json.hpp>

#include "catalogue/catalogue.hpp"
#include "cli/check_formats.hpp"
#include "provenance/json_shapes.hpp"

namespace gmat_copilot::cli {

namespace {

nlohmann::json file_json(const CheckedFile& file, bool with_baseline) {
    nlohmann::json diagnostics = nlohmann::json::array();
    for (std::size_t i = 0; i < file.report.diagnostics.size(); ++i) {
        diagnostics.push_back(
            provenance::diagnostic_json(provenance::recorded(file.report.diagnostics[i], file.report.source)));
        if (with_baseline) {
            diagnostics.back()["baseline"] = file.report.is_known(i);
        }
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
            list.push_back(file_json(file, run.baseline.has_value()));
        }
    }
    nlohmann::json document = {
        {"schema_version", 1},
        {"tool", {{"name", "gmat-copilot"}, {"version", version()}, {"catalogue", catalogue::release}}},
        {"files", std::move(list)},
    };
    if (run.baseline) {
        document["baseline"] = {{"known", run.baseline->known}, {"gone", run.baseline->gone}};
    }
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace gmat_copilot::cli
