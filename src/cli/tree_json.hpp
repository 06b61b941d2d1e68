// `parse --format json`: the syntax tree for programs.
//
//     {"schema_version": 1, "tool": {"name", "version", "catalogue"},
//      "files": [{"path", "bytes", "mission_start": index|null,
//                 "statements": [{"index", "kind", "line", "keyword", "label": text|null, "parent": index|null,
//                                 "match": index|null, "gmat_prefix", "in_mission_sequence", "node": NODE}],
//                 "diagnostics": [as in check --format json]}]}
//     NODE = {"kind", "start", "end", "op": text (where there is one), "text": text (leaves), "children": [NODE]
//     (others)}
//
// Offsets count bytes from 0, "end" is behind the last; "text" is the source's, and what no node covers (blanks,
// comments, brackets) is found there. A statement is printed on one line.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::cli {

struct ParsedFile {
    std::string path;
    script::Tree tree;
};

void write_tree_json(std::ostream& out, const std::vector<ParsedFile>& files);

}  // namespace gmat_copilot::cli
