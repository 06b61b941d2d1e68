// Finding what must never leave this process: values of variables that hold credentials, secret parts of addresses,
// and texts that have the form of a well-known token.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::provenance {

/// True for names of variables that hold credentials: with a part KEY, TOKEN, SECRET, PASSWORD, PASSWD or CREDENTIALS
/// ("OPENAI_API_KEY", "GH_TOKEN").
[[nodiscard]] bool is_secret_name(std::string_view variable);

/// The values of all variables with such a name.
[[nodiscard]] std::vector<std::string> secret_values(const std::map<std::string, std::string>& environment);

/// User, password and query values of an address, as written and percent-decoded.
[[nodiscard]] std::vector<std::string> secrets_in_url(std::string_view url);

/// The length of a token of a well-known form that starts at `at` ("sk-...", "ghp_...", "AKIA...", "Bearer ..." without
/// the word, a JSON web token, a private key); 0 when there is none. Looks back one character only.
[[nodiscard]] std::size_t token_at(std::string_view text, std::size_t at);

}  // namespace gmat_copilot::provenance
