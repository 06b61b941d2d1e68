// Text from outside, made fit for formats that are strict about bytes: UTF-8, URIs, places seen from a folder.
#pragma once

#include <string>
#include <string_view>

namespace gmat_copilot::cli {

/// `text` with every byte that is not valid UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// `path` as it is seen from `folder`, when it lies below it; else as it stands. In its shortest form.
[[nodiscard]] std::string seen_from(const std::string& folder, const std::string& path);

/// A path as a URI reference (RFC 3986): percent-encoded, relative, or file:///... for an absolute path.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace gmat_copilot::cli
