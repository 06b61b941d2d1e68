// What is wrong with the blocks of a script, in words. Internal to src/script.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command_words.hpp"
#include "tree_data.hpp"

namespace gmat_copilot::script::detail {

/// A block that is not closed yet.
struct OpenBlock {
    std::uint32_t statement;
    const CommandWord* word;
    bool exact;  ///< opened with a word as GMAT writes it
};

/// A block that is: its first and its last statement.
struct ClosedBlock {
    std::uint32_t opener;
    std::uint32_t closer;
};

/// The text of a statement, and the word it begins with, whatever its kind.
[[nodiscard]] std::string_view text_of(const TreeData& tree, std::uint32_t statement);
[[nodiscard]] std::string_view first_word(const TreeData& tree, std::uint32_t statement);

/// Collects one finding a mistake. `open` is the innermost open block, null where there is none.
class BlockReport {
  public:
    explicit BlockReport(const TreeData& tree);

    void else_without_if(std::uint32_t index, const OpenBlock* open);
    /// An end that ends nothing; `last` is the block of its kind that was closed last.
    void stray_end(std::uint32_t index, const CommandWord& word, const OpenBlock* open,
                   std::optional<ClosedBlock> last);
    void crossed(std::uint32_t index, const CommandWord& word, const OpenBlock& open);
    void wrong_end(std::uint32_t index, const CommandWord& word, const OpenBlock& open);
    /// `stopped_by` ends a block around it; without, the text ends. `inner`: of several, the one to be closed first.
    void unclosed(const OpenBlock& open, std::optional<std::uint32_t> stopped_by, bool inner);
    /// The block is ended by a word that GMAT does not know: "end", "endif".
    void misspelt_end(const OpenBlock& open, std::uint32_t index);
    /// A "}" or "} Else {" where `word` should stand.
    void brace(std::uint32_t index, std::string_view word, const OpenBlock& open);

    [[nodiscard]] std::ptrdiff_t mistakes() const;
    [[nodiscard]] std::ptrdiff_t safe_fixes() const;

    /// The findings as diagnostics. A broken statement has a diagnostic already: what is wrong with its block goes
    /// there, as a note or, where it says it better, in its place.
    [[nodiscard]] std::vector<text::Diagnostic> tell(TreeData& tree);

  private:
    struct Finding {
        std::uint32_t statement;
        text::Diagnostic diagnostic;
        bool replaces = false;  ///< says better what the statement's syntax error says
    };

    void add(std::uint32_t statement, std::string message);
    void note(std::string text);
    void note_opener(const OpenBlock* open);
    void offer_word(std::uint32_t index, std::string_view word);
    [[nodiscard]] std::size_t behind_body(const OpenBlock& open, std::optional<std::uint32_t> stopped_by) const;
    void offer_end(const OpenBlock& open, std::size_t next);
    [[nodiscard]] std::uint32_t line(std::size_t statement) const;
    [[nodiscard]] std::uint32_t column(std::size_t statement) const;
    [[nodiscard]] std::string described(const OpenBlock* open) const;

    const TreeData& tree_;
    std::size_t text_end_;  ///< where GMAT stops reading
    std::vector<Finding> found_;
};

}  // namespace gmat_copilot::script::detail
