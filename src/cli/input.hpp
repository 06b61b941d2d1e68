// Reading what the user names: files, standard input, requests. Unusable input is one clear line, never half a job.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace gmat_copilot::cli {

/// The input cannot be used; the message is one line, ready to print.
class InputError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A script's text from a path, or from standard input for "-". Throws InputError: missing, a folder, not a regular
/// file, larger than max_script_bytes, binary, or not UTF-8.
[[nodiscard]] std::string read_script(const std::string& path);

/// Any text file up to `limit` bytes (a record, for instance). Throws InputError; does not look at the content.
[[nodiscard]] std::string read_text(const std::string& path, std::size_t limit);

/// The request as typed, or from standard input for "-". Throws InputError: empty, blank, too long, not UTF-8.
[[nodiscard]] std::string read_request(const std::string& argument);

/// Offset of the first byte that is not valid UTF-8, or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

/// Prints "gmat-copilot: error: MESSAGE" to standard error, as one line without control characters.
void print_error(std::string_view message);

}  // namespace gmat_copilot::cli
