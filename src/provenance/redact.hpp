// Taking out what must not be in a record: the values of secrets, and absolute paths of the user's machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::provenance {

/// Where a user's own files live on this machine. Ends without a slash.
struct Places {
    std::string home;                    ///< "/home/ann"; empty: unknown
    std::vector<std::string> temporary;  ///< "/tmp", "/var/tmp", TMPDIR
};
/// From HOME and TMPDIR of this process, with the usual temporary folders.
[[nodiscard]] Places places_of_this_machine();

class Redactor {
  public:
    /// Values shorter than 6 characters are not taken for secrets: they would blank out ordinary words.
    Redactor(std::vector<std::string> secrets, Places places);

    /// Secrets only: what can be used as it was, but for them. Tokens of well-known forms count as secrets, whoever
    /// wrote them (see secrets.hpp).
    [[nodiscard]] std::string without_secrets(std::string_view text) const;
    /// For what the user or a model wrote (request, scripts, messages about them): secrets become "[redacted]", the
    /// home folder "~", a path below a temporary folder its last part.
    [[nodiscard]] std::string text(std::string_view text) const;
    /// For what engines and this program report (logs, errors): as text(), and every other absolute path of two parts
    /// or more becomes its last part.
    [[nodiscard]] std::string report(std::string_view text) const;

  private:
    [[nodiscard]] std::string without_paths(std::string_view text, bool all) const;

    std::vector<std::string> secrets_;  // longest first
    Places places_;
};

}  // namespace gmat_copilot::provenance
