// What a script asks for beyond GMAT's core: plugins, files, functions. Read from the tree; nothing is opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::dryrun {

enum class NeedKind {
    plugin,          ///< `name` is a type, command or model word, `library` the plugin's
    function,        ///< a GmatFunction's file
    kernel,          ///< a SPICE kernel
    ephemeris_file,  ///< EphemerisName, or the file behind a propagator of that kind
    gravity_file,    ///< PotentialFile
    data_file,       ///< other files that GMAT reads
    include_file,    ///< #Include
    propagator,      ///< the Type of a propagator that a Propagate uses
    resource,        ///< a resource type
    command,         ///< a command
};
[[nodiscard]] std::string_view to_string(NeedKind kind);  ///< "plugin", "gravity-file", ...

struct Need {
    NeedKind kind;
    std::string name;          ///< as the script writes it, without quotes
    int line = 0;              ///< 1-based
    std::string library = {};  ///< for plugins: "libStation"
    bool flown = false;  ///< for gravity files: it belongs to the force model of a propagator that a Propagate uses
};

/// In the order of the script, each once.
[[nodiscard]] std::vector<Need> needs_of(const script::Tree& tree);

}  // namespace gmat_copilot::dryrun
