// The command words of GMAT R2026a and the blocks they open and close. Internal to src/script; names only, what a
// command takes is the grammar's business, what a resource is the catalogue's.
#pragma once

#include <string_view>

namespace gmat_copilot::script::detail {

/// How a word takes part in blocks.
enum class BlockPart { none, opener, closer, alternative };

struct CommandWord {
    std::string_view word;
    BlockPart part = BlockPart::none;
    std::string_view partner;  ///< opener: its terminator; closer: its opener; Else: If
    std::string_view form;     ///< how it is written, for messages; empty when the word stands alone
    bool takes_items = false;  ///< names between blanks, no commas: a blank ends an item
};

/// The entry of a command word (case-sensitive, as in GMAT), or null.
[[nodiscard]] const CommandWord* find_command_word(std::string_view word);
/// The entry whose word differs in case only, or null.
[[nodiscard]] const CommandWord* find_command_word_in_any_case(std::string_view word);

}  // namespace gmat_copilot::script::detail
