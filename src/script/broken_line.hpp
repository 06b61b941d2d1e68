// A line that is no statement, prepared for those who say why. Internal to src/script.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command_words.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace gmat_copilot::script::detail {

struct BrokenLine {
    const text::SourceText& source;
    text::Span span;
    bool in_mission = false;  ///< it stands behind BeginMissionSequence
    std::string_view text;    ///< source.slice(span)
    /// `text` byte for byte, with what quotes enclose as '_' and with line breaks and their "..." as blanks: search
    /// here for symbols, at offsets that hold for `text` too. A quote that is never closed stays.
    std::string plain;
    std::size_t begin = 0;                 ///< behind a leading GMAT
    std::string_view word;                 ///< what the statement begins with: letters, digits, '_' and '.'
    const CommandWord* command = nullptr;  ///< when that is a command word
    std::size_t after_word = 0;  ///< the first byte behind the word and the blanks (and the label) that follow
    std::size_t furthest = 0;    ///< the first byte that the grammar could make nothing of
};

[[nodiscard]] BrokenLine prepare(const text::SourceText& source, text::Span span, bool in_mission);

/// A complaint about bytes [begin, end) of the line.
[[nodiscard]] text::Diagnostic complaint(const BrokenLine& line, std::size_t begin, std::size_t end,
                                         std::string message);

/// Adds a fix to a complaint: replace bytes [begin, end) of the line by `text`.
struct LineEdit {
    std::size_t begin;
    std::size_t end;
    std::string text;
};
void offer(text::Diagnostic& diagnostic, const BrokenLine& line, std::string description, bool safe,
           const std::vector<LineEdit>& edits);

/// The same, but only when the line reads well once the fix is applied.
void offer_if_it_mends(text::Diagnostic& diagnostic, const BrokenLine& line, std::string description, bool safe,
                       const std::vector<LineEdit>& edits);

/// How the line, and those that a fix makes it go on with, read once the fix is applied.
enum class Mended { no, as_unknown, yes };  ///< as_unknown: as a call or a command whose name may be wrong
[[nodiscard]] Mended mended(const text::Fix& fix, const BrokenLine& line);
/// True when `statement` would read well in the place of the line.
[[nodiscard]] bool reads_well(const BrokenLine& line, std::string_view statement);

/// The word, the number or the symbol at an offset: what people see as one thing. Empty at the end of the line.
[[nodiscard]] std::string_view token_at(const BrokenLine& line, std::size_t at);
/// The end of the line without blanks and semicolons.
[[nodiscard]] std::size_t content_end(const BrokenLine& line);
/// Notes how the command is written.
void tell_form(text::Diagnostic& diagnostic, const BrokenLine& line);

[[nodiscard]] bool is_blank(char c);
[[nodiscard]] bool is_name_char(char c);
[[nodiscard]] bool is_letter(char c);  ///< what a name may begin with
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
/// The end of the name or path that starts at `at`.
[[nodiscard]] std::size_t path_end(std::string_view text, std::size_t at);
/// The text without blanks at either end.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);
/// Where `word` stands as a whole word in `text` at or behind `from`, or npos.
[[nodiscard]] std::size_t find_word(std::string_view text, std::string_view word, std::size_t from);

using Complaint = std::optional<text::Diagnostic>;
using Complainer = Complaint (*)(const BrokenLine&);

// Each looks for one kind of mistake and is silent when it finds none; `diagnose` asks them in turn.
Complaint control_character(const BrokenLine& line);
Complaint foreign_comment(const BrokenLine& line);
Complaint bad_continuation(const BrokenLine& line);
Complaint double_quotes(const BrokenLine& line);
Complaint misplaced_label(const BrokenLine& line);
Complaint bad_start(const BrokenLine& line);
Complaint else_if(const BrokenLine& line);
Complaint foreign_condition(const BrokenLine& line);
Complaint bad_condition(const BrokenLine& line);
Complaint bad_loop(const BrokenLine& line);
Complaint unclosed_quote(const BrokenLine& line);
Complaint unbalanced_brackets(const BrokenLine& line);
Complaint augmented_assignment(const BrokenLine& line);
Complaint foreign_assignment(const BrokenLine& line);
Complaint two_statements(const BrokenLine& line);
Complaint missing_equals(const BrokenLine& line);
Complaint missing_value(const BrokenLine& line);
Complaint blank_in_path(const BrokenLine& line);
Complaint square_index(const BrokenLine& line);
Complaint bad_target(const BrokenLine& line);
Complaint bad_operator(const BrokenLine& line);
Complaint bad_create(const BrokenLine& line);
Complaint lone_word(const BrokenLine& line);
Complaint bad_list_command(const BrokenLine& line);
Complaint bad_propagate(const BrokenLine& line);
Complaint bad_object_command(const BrokenLine& line);
Complaint other_command(const BrokenLine& line);
Complaint glued_word(const BrokenLine& line);
Complaint semicolons_apart(const BrokenLine& line);
Complaint label_without_blank(const BrokenLine& line);
Complaint blank_too_many(const BrokenLine& line);
Complaint bad_relation(const BrokenLine& line);
Complaint quoted_value(const BrokenLine& line);
Complaint bracketed_value(const BrokenLine& line);
Complaint one_spacecraft(const BrokenLine& line);
Complaint bad_switch(const BrokenLine& line);
Complaint quoted_bracket(const BrokenLine& line);
Complaint behind_quotes(const BrokenLine& line);
Complaint not_a_spacecraft(const BrokenLine& line);
Complaint only_a_name(const BrokenLine& line);
Complaint missing_comma(const BrokenLine& line);
Complaint function_inputs(const BrokenLine& line);
Complaint list_in_expression(const BrokenLine& line);

}  // namespace gmat_copilot::script::detail
