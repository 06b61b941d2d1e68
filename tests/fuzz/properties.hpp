// What must hold for every input, whatever its bytes: the fuzz targets and an ordinary test both ask these.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace fuzz {

/// A property does not hold; the message says which.
class Violated : public std::logic_error {
    using std::logic_error::logic_error;
};

/// Parsing ends, and the tree is sound: nodes lie within their parents and in order, blocks pair up both ways,
/// diagnostics and their fixes lie within the text, at most one for each statement; the views and the dump can be had
/// of all of it.
void parses(std::string_view text);

/// The tree prints the text back byte for byte, and so do its tokens with the blanks between them.
void prints_back(std::string_view text);

/// The canonical layout changes blanks and line ends only, means the same, and is its own canonical layout.
void formats(std::string_view text);

}  // namespace fuzz
