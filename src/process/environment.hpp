// The variables a child may see.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::process {

using Variables = std::map<std::string, std::string>;

/// This process's environment. Not to be called while another thread changes it.
[[nodiscard]] Variables current_environment();

/// True for names that look as if their value were a credential: KEY, TOKEN, SECRET, PASSWORD and the like in any case.
[[nodiscard]] bool looks_like_credential(std::string_view name);

/// What of `all` a child may see: PATH, LANG, LANGUAGE, LC_* and TZ, without anything that looks like a credential;
/// HOME, TMPDIR, TMP and TEMP are `home`, a folder of the child's own; and what is named in `also`, whatever it is
/// called.
[[nodiscard]] Variables scrubbed(const Variables& all, const std::filesystem::path& home,
                                 const std::vector<std::string>& also = {});

}  // namespace gmat_copilot::process
