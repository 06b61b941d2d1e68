// command:PROGRAM, any program that reads a prompt and prints a reply.
//
// PROGRAM may have arguments after blanks; 'single' and "double" quotes keep blanks together, and that is all: there is
// no shell, no variable, no wildcard. The program gets the system prompt, an empty line and the user prompt on its
// standard input and answers on its standard output. It is the user's own choice and may need credentials of its own,
// so it sees the user's environment, except GMAT_COPILOT_API_KEY. It is ended, with all it started, at the request's
// time limit.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace gmat_copilot::model {

/// Throws Error(configuration) when the command line is empty or a quote is not closed.
[[nodiscard]] std::unique_ptr<Model> make_command(const std::string& command_line);

/// Words of a command line; null when a quote is not closed.
[[nodiscard]] std::optional<std::vector<std::string>> split_command_line(std::string_view line);

}  // namespace gmat_copilot::model
