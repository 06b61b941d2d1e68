// What the linter is told about the files that a script names. It never opens one: the caller looks.
#pragma once

#include <functional>
#include <string_view>

namespace gmat_copilot::lint {

enum class FilePlace {
    data,      ///< beside the script, or among the data of a located GMAT
    function,  ///< the file of a GMAT function: beside the script, or in a located GMAT's folder of functions
    folder,    ///< a folder that must exist
};

enum class FileAnswer {
    found,
    missing,  ///< neither beside the script nor in the located GMAT
    unknown,  ///< not beside the script, and no GMAT is located
};

/// Safe to call from several threads.
using FindFile = std::function<FileAnswer(FilePlace place, std::string_view name)>;

}  // namespace gmat_copilot::lint
