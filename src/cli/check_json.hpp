// check --format json: the shape that pipelines read.
#pragma once

#include <string>
#include <vector>

#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

struct CheckedFile {
    std::string path;
    Report report;
};

/// {"schema_version":1,"tool":{...},"files":[{"path","clean","blocking","diagnostics","dry_run"}]}, keys sorted,
/// two-space indent, trailing newline.
[[nodiscard]] std::string check_json(const std::vector<CheckedFile>& files);

}  // namespace gmat_copilot::cli
