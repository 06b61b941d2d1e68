// What a second thought sees and gives: one finding of a rejected draft in, the edits that answer it out.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "script/name_uses.hpp"
#include "script/tree.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::drafting::planner::second {

/// The rejected draft and what can be read off it.
struct Draft {
    explicit Draft(const model::FailingDraft& failing);

    script::Tree tree;
    std::string_view text;                                           ///< of the tree
    const std::vector<text::Diagnostic>& found;                      ///< what was found in it
    std::map<std::string_view, std::string_view, std::less<>> type;  ///< of each created object, by its name
    script::NameUses uses;

    /// The statement a byte stands in; statements().size() when it stands in none.
    [[nodiscard]] std::uint32_t statement_at(std::uint32_t offset) const;
    [[nodiscard]] const script::Statement& statement(std::uint32_t index) const { return tree.statements()[index]; }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(tree.statements().size()); }
    /// A statement as it is written, without the semicolon at its end.
    [[nodiscard]] std::string_view text_of(std::uint32_t index) const;
    /// The 1-based column a statement begins in.
    [[nodiscard]] std::uint32_t column(std::uint32_t index) const;
    /// The lines of a statement, their line end included.
    [[nodiscard]] text::Span lines_of(std::uint32_t index) const;
    /// The type of a created object; empty when nothing creates the name.
    [[nodiscard]] std::string_view type_of(std::string_view name) const;
    /// Whether a rule has an error or a warning here.
    [[nodiscard]] bool has(std::string_view rule) const;
};

/// None: there is no second thought about this finding.
using Edits = std::vector<text::Edit>;

/// Whether the text reads better with the edits: fewer complaints about its form.
[[nodiscard]] bool reads_better(const Draft& draft, const Edits& edits);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] bool is_word_char(char c);
/// A letter, then letters, digits and underscores.
[[nodiscard]] bool is_name(std::string_view text);
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);
/// `part` as a byte span of the draft, of whose text it must be a view.
[[nodiscard]] text::Span span_of(const Draft& draft, std::string_view part);

// --- names.cpp: what is called what
Edits rename_alike(const Draft& draft, const text::Diagnostic& finding);          ///< Prop.FM = MyJ4, J4 exists
Edits drop_module(const Draft& draft, const text::Diagnostic& finding);           ///< np.sqrt(x)
Edits declare_loop_counter(const Draft& draft, const text::Diagnostic& finding);  ///< For k = 1:3 without a Variable k
Edits part_field(const Draft& draft, const text::Diagnostic& finding);            ///< Sat_SMA, Sat SMA for Sat.SMA
Edits part_command(const Draft& draft, const text::Diagnostic& finding);  ///< ReportFile1 x, Begin MissionSequence
// --- lines.cpp: where lines end, and lines that are none of the script
Edits join_lines(const Draft& draft, const text::Diagnostic& finding);      ///< a statement goes on in the next line
Edits comment_out(const Draft& draft, const text::Diagnostic& finding);     ///< prose, headings, printed texts
Edits move_create_up(const Draft& draft, const text::Diagnostic& finding);  ///< Create below the first use
// --- brackets.cpp: brackets and quotes
Edits open_list(const Draft& draft, const text::Diagnostic& finding);        ///< FM.PointMasses = Earth}
Edits open_options(const Draft& draft, const text::Diagnostic& finding);     ///< Vary S(x = 1, Lower = 0})
Edits enclose_craft(const Draft& draft, const text::Diagnostic& finding);    ///< Propagate Prop Sat {...}
Edits swap_with_craft(const Draft& draft, const text::Diagnostic& finding);  ///< Propagate Sat(Prop)
// --- blocks.cpp: blocks and loops
Edits end_by_indentation(const Draft& draft, const text::Diagnostic& finding);  ///< a body that stops, no End
Edits drop_stray_end(const Draft& draft, const text::Diagnostic& finding);      ///< an End, no body above it
Edits uncross_ends(const Draft& draft, const text::Diagnostic& finding);        ///< EndIf, EndWhile for EndWhile, EndIf
Edits counted_loop(const Draft& draft, const text::Diagnostic& finding);        ///< For (k = 1; k < 3; k++)
// --- values.cpp, epochs.cpp: numbers, units and epochs
Edits plain_number(const Draft& draft, const text::Diagnostic& finding);        ///< 6,928.14 and 0,075
Edits drop_own_unit(const Draft& draft, const text::Diagnostic& finding);       ///< Sat.SMA = 7000 km
Edits elapsed_reached(const Draft& draft, const text::Diagnostic& finding);     ///< {Sat.ElapsedSecs >= 60}
Edits gmat_epoch(const Draft& draft, const text::Diagnostic& finding);          ///< 2026-01-31T12:00:00Z
Edits epoch_below_format(const Draft& draft, const text::Diagnostic& finding);  ///< Epoch above its DateFormat
Edits format_of_epoch(const Draft& draft,
                      const text::Diagnostic& finding);  ///< DateFormat = UTC before 01 Jan 2026 ...

}  // namespace gmat_copilot::drafting::planner::second
