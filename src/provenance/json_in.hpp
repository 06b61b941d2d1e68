// Strict reading of JSON from outside: every access names where it stands, so that an error says what is wrong.
// Only for .cpp files of this room.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::provenance {

/// Bounds of what is read.
inline constexpr std::size_t max_record_bytes = std::size_t{64} << 20U;
inline constexpr int max_record_nesting = 100;
inline constexpr std::size_t max_record_values = 2'000'000;

/// Parses within the bounds; throws Error.
[[nodiscard]] nlohmann::json parse_bounded(std::string_view json);

/// A value of a parsed document and where it stands ("drafts[2].lint"). Throws Error when it is not what is asked for.
class In {
  public:
    In(const nlohmann::json& value, std::string where) : value_(&value), where_(std::move(where)) {}

    /// A member that must be there.
    [[nodiscard]] In at(const char* key) const;
    /// A member that may be missing or null.
    [[nodiscard]] std::optional<In> maybe(const char* key) const;
    [[nodiscard]] std::vector<In> items() const;
    [[nodiscard]] std::vector<std::pair<std::string, In>> members() const;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] double number() const;
    /// A whole number from `least` to `most`.
    [[nodiscard]] std::int64_t whole(std::int64_t least, std::int64_t most) const;
    [[nodiscard]] std::string dump() const;
    [[noreturn]] void wrong(const std::string& expected) const;

  private:
    const nlohmann::json* value_;
    std::string where_;
};

}  // namespace gmat_copilot::provenance
