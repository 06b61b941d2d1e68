// What must hold of everything that comes back from outside: records, replies, logs.
#pragma once

#include <string_view>

#include "properties.hpp"

namespace fuzz {

/// A record is read or refused; what was read is written so that it reads the same, and can be told, rendered, checked
/// and compared. Nothing of it reaches a terminal's controls or a browser's scripts.
void reads_record(std::string_view text);

/// A reply gives a script or says why not, never both.
void takes_reply(std::string_view text);

/// A log gives bounded findings and goals in printable text, whatever the exit code.
void reads_log(std::string_view text);

}  // namespace fuzz
