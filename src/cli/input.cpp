#include "cli/input.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "cli/terminal.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

std::string read_stream(std::istream& in, const std::string& shown, std::size_t limit) {
    std::string text;
    char buffer[1 << 16];
    while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
        text.append(buffer, static_cast<std::size_t>(in.gcount()));
        if (text.size() > limit) {
            throw InputError(shown + ": larger than " + megabytes(limit));
        }
    }
    if (in.bad()) {
        throw InputError(shown + ": cannot be read");
    }
    return text;
}

/// A text file has a few control characters at most; machine code, images and archives are full of them.
bool looks_binary(std::string_view text) {
    const std::string_view head = text.substr(0, 8192);
    const auto control = std::count_if(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20U && !(byte >= 0x09U && byte <= 0x0DU);
    });
    return static_cast<std::size_t>(control) * 20 > head.size();
}

/// Bytes of the UTF-8 sequence that starts at `at`, or 0 when it is not valid (overlong and surrogates included).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80U) {
        return 1;
    }
    const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
    std::uint32_t code = first & (0xFFU >> (length + 1));
    if (first < 0xC2U || first > 0xF4U) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return 0;
        }
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800U && code <= 0xDFFFU;
    return code < smallest[length] || code > 0x10FFFFU || surrogate ? 0 : length;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

std::string read_text(const std::string& path, std::size_t limit) {
    if (path == "-") {
        return read_stream(std::cin, "standard input", limit);
    }
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status)) {
        throw InputError(path + ": no such file");
    }
    if (std::filesystem::is_directory(status)) {
        throw InputError(path + ": is a folder, not a file");
    }
    if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_fifo(status) &&
        !std::filesystem::is_character_file(status)) {
        throw InputError(path + ": is not a regular file");
    }
    if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, failure) > limit) {
        throw InputError(path + ": larger than " + megabytes(limit));
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw InputError(path + ": cannot be opened; check its permissions");
    }
    return read_stream(in, path, limit);
}

std::string read_script(const std::string& path) {
    std::string text = read_text(path, max_script_bytes);
    const std::string shown = path == "-" ? "standard input" : path;
    if (looks_binary(text)) {
        throw InputError(shown + ": is a binary file, not a script");
    }
    if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
        throw InputError(shown + ": not a text file (byte " + std::to_string(bad + 1) + " is not valid UTF-8)");
    }
    return text;
}

std::string read_request(const std::string& argument) {
    std::string request = argument == "-" ? read_text("-", max_request_bytes) : argument;
    if (request.size() > max_request_bytes) {
        throw InputError("the request is longer than " + std::to_string(max_request_bytes >> 10U) + " KiB");
    }
    if (first_invalid_utf8(request) != std::string_view::npos) {
        throw InputError("the request is not valid UTF-8");
    }
    const bool blank =
        std::all_of(request.begin(), request.end(), [](unsigned char c) { return std::isspace(c) != 0; });
    if (blank) {
        throw InputError(
            "the request is empty; say what mission to draft, e.g. \"A 500 km circular orbit; propagate one day\"");
    }
    if (request.find('\0') != std::string::npos) {
        throw InputError("the request contains a NUL character");
    }
    return request;
}

void print_error(std::string_view message) { std::cerr << "gmat-copilot: error: " << printable_line(message) << '\n'; }

}  // namespace gmat_copilot::cli
