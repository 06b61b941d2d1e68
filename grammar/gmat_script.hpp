// The GMAT script language of release R2026a as a parsing expression grammar (PEGTL 3.2).
//
// Rules only: no actions, no state. src/script/ runs them and builds the tree. grammar/README.md is the same language
// in prose; read that first if you want to write GMAT rather than parse it.
//
// The language in short
//   - It is line oriented. A statement is one logical line: a physical line, or several joined by "..." at the end of
//     all but the last. A line ends at LF, CR LF or CR. The first NUL byte ends the text.
//   - "%" starts a comment, except within quotes. Trailing semicolons are optional and mean nothing.
//   - A script is a list of declarations, then BeginMissionSequence, then the commands to be run. Before it the value
//     of an assignment is a literal, taken as it stands; after it, an expression.
//   - The words of a block (If ... EndIf) stand on lines of their own, so blocks are not part of this grammar: a script
//     is a flat list of statements, and whoever reads it pairs the blocks.
//
// How the PEG differs from GMAT
//   - GMAT has no grammar. Its interpreter cuts a line at blanks, the first "=", and brackets, and lets each command
//     sort out the pieces. The rules here describe what that procedure accepts, as measured with GMAT R2026a; where it
//     is lax by accident (text behind a file name, one quote missing) section 5 follows it, because a parser that is
//     stricter than GMAT would reject scripts that fly.
//   - What GMAT rejects because of a name, a type or a value is accepted here: that is a linter's judgement.
//   - A line that no statement matches becomes a `broken` line, up to its end, and parsing goes on with the next one.
//   - No rule has two alternatives that both descend into the same brackets: the time is linear in the text.
//   - Left recursion ("a - b - c", "A(1)'") is written as fold< first, rest... >: every `rest` wraps all before it.
//
// Sections 1 and 2, characters and words, are gmat_words.hpp; 3 to 5, expressions, lists and texts, gmat_values.hpp.
//
// Who eats blanks: a rule neither begins nor ends with `gap`, except where its name says so (`..._tail`,
// `statement_end`, `line_tail`). What is longer than a line (comments, blank lines, the end) belongs to `line`.
#pragma once

#include "gmat_values.hpp"

namespace gmat_copilot::grammar {

// ---------------------------------------------------------------------------------------------------------------------
// 6. Assignments
// ---------------------------------------------------------------------------------------------------------------------

struct gmat_prefix : star<string<'G', 'M', 'A', 'T'>, plus<blank_char>> {};

template <typename Value, typename End = statement_end>
struct ended : seq<Value, at<End>> {};

/// A literal that stands alone; anything longer is text.
template <typename End>
struct literal : ended<sor<signed_<number>, number, reference, brace_list, matrix, quoted>, End> {};

struct field_value
    : seq<round_brackets_closed,
          sor<literal<statement_end>, ended<field_text>, ended<quoted_text>, ended<doubled_equals_text>>> {};
struct string_value
    : seq<round_brackets_closed, sor<literal<lax_end>, ended<string_text, lax_end>, ended<quoted_text, lax_end>,
                                     ended<doubled_equals_text, lax_end>>> {};

struct field_path : seq<identifier, one<'.'>, part, star<one<'.'>, part>> {};
struct at_field : at<field_path> {};

/// Sat.SMA = 7000     Sat.Epoch = 01 Jan 2025 12:00:00.000     v = 5     A(1,1) = 4
struct field_declaration : seq<at_field, tight_reference, gap, one<'='>, gap, field_value, statement_end> {};
struct string_declaration : seq<not_at<field_path>, tight_reference, gap, one<'='>, gap, string_value, lax_end> {};
struct declaration_assignment : seq<gmat_prefix, sor<field_declaration, string_declaration>> {};

/// v = 2*Sat.SMA + sqrt(4)     'my label' v = 1     Sat.OrbitColor = [255 0 0]
struct mission_value
    : seq<round_brackets_closed, sor<ended<sum, lax_end>, ended<brace_list, lax_end>, ended<matrix, lax_end>,
                                     ended<quoted_text, lax_end>, ended<doubled_equals_text, lax_end>>> {};
/// rf.Filename = ./out/report.txt: a field only
struct mission_target
    : sor<seq<at_field, reference, gap, one<'='>, gap, sor<mission_value, ended<relative_path_text, lax_end>>>,
          seq<reference, gap, one<'='>, gap, mission_value>> {};
struct mission_assignment : seq<gmat_prefix, opt<label, gap>, mission_target, lax_end> {};

// ---------------------------------------------------------------------------------------------------------------------
// 7. Create, #Include, function
// ---------------------------------------------------------------------------------------------------------------------

/// What GMAT takes as one name, good or bad.
struct name_text
    : plus<seq<not_at<three<'.'>>, not_at<blank_char>,
               not_one<' ', '\t', ',', ';', '%', '=', '\'', '"', '[', ']', '{', '}', '(', ')', '\n', '\r', '\0'>>> {};
struct type_name : name_text {};
struct dimension_text : plus<not_one<' ', '\t', ',', ';', '%', '[', ']', '\n', '\r', '\0'>> {};
struct dimension : sor<seq<number, at<sor<one<',', ']'>, blank_char, continuation>>>, dimension_text> {};
/// Names are set apart by blanks or commas, but no comma may follow the size of an array.
struct dimensions
    : seq<one<'['>, gap, dimension, star<sor<comma, space>, dimension>, gap, one<']'>, not_at<gap, one<','>>> {};
struct created_name : seq<name_text, opt<dimensions>> {};
struct name_separator : plus<sor<blank_char, continuation, one<','>>> {};

/// Create Spacecraft SatA, SatB     Create Array A[3,3] B[3,1]
struct create_word : seq<string<'C', 'r', 'e', 'a', 't', 'e'>, word_end> {};
struct create : seq<gmat_prefix, create_word, space, type_name, space, list<created_name, name_separator>,
                    opt<gap, plus<one<','>, gap>>, statement_end> {};

/// #Include 'common.script'
struct include_text : words<plus<not_one<' ', '\t', ';', '%', '\n', '\r', '\0'>>> {};
struct include : seq<string<'#', 'I', 'n', 'c', 'l', 'u', 'd', 'e'>, gap, sor<ended<quoted>, include_text>, lax_end> {};

// ---------------------------------------------------------------------------------------------------------------------
// 8. Commands
// ---------------------------------------------------------------------------------------------------------------------

template <typename... Words>
struct keyword_of : seq<sor<Words...>, word_end> {};
/// KEYWORD ['label'] and then the rest of the command.
template <typename Keyword, typename... Rest>
struct command : seq<gmat_prefix, Keyword, opt<space, label>, Rest..., statement_end> {};
/// The same for commands in which GMAT does not mind blanks between semicolons at the end.
template <typename Keyword, typename... Rest>
struct lax_command : seq<gmat_prefix, Keyword, opt<space, label>, Rest..., lax_end> {};

// Words that stand alone: a label may follow, nothing else.
struct lone_word : keyword_of<TAO_PEGTL_STRING("BeginMissionSequence"), TAO_PEGTL_STRING("BeginScript"),
                              TAO_PEGTL_STRING("EndScript"), TAO_PEGTL_STRING("EndIf"), TAO_PEGTL_STRING("EndFor"),
                              TAO_PEGTL_STRING("EndWhile"), TAO_PEGTL_STRING("EndTarget"),
                              TAO_PEGTL_STRING("EndOptimize"), TAO_PEGTL_STRING("Else"), TAO_PEGTL_STRING("NoOp"),
                              TAO_PEGTL_STRING("Stop"), TAO_PEGTL_STRING("ScriptEvent")> {};
struct lone_command : command<lone_word> {};

/// What a number may be replaced by in most places: 5   -5   v   A(1,1)   Sat.SMA
struct operand : sor<signed_<number>, number, reference> {};

/// Propagate ['label'] [BackProp] [Synchronized] [-]Prop(Sat, Sat2) Prop2(Sat3) {Sat.ElapsedSecs = 60, Sat.Periapsis}
struct propagate_word : keyword_of<TAO_PEGTL_STRING("Propagate")> {};
struct backprop : seq<at<keyword_of<TAO_PEGTL_STRING("BackProp")>>, path> {};
struct synchronized : seq<at<keyword_of<TAO_PEGTL_STRING("Synchronized")>>, path> {};
struct backwards : one<'-'> {};
/// A value in round brackets GMAT takes for a name.
struct stop_option : seq<path, gap, sor<string<'=', '='>, one<'='>>, gap, not_at<one<'('>>, option_value> {};
struct stop_condition : sor<stop_option, reference> {};
struct stop_conditions : seq<list<stop_condition, comma>, opt<gap, one<','>>> {};
struct propagate_conditions : nested<one<'{'>, stop_conditions, one<'}'>> {};
struct plain_path : seq<at<identifier, not_at<one<'.'>>>, path> {};
/// Prop(SatA, SatB)   Prop(Sat, 'STM')   Prop(Sat, {Sat.Periapsis})
struct propagated : sor<propagate_conditions, plain_path, quoted> {};
struct propagated_list : nested<one<'('>, opt<list<propagated, comma>>, one<')'>> {};
struct propagate_tail : seq<gap, propagated_list> {};
struct propagate_call : fold<plain_path, propagate_tail> {};
struct propagate_group : seq<opt<backwards>, propagate_call> {};
struct propagate_groups : list<propagate_group, gap> {};
struct propagate : command<propagate_word, gap, star<sor<backprop, synchronized>, space>, propagate_groups,
                           opt<gap, propagate_conditions, opt<gap, propagate_groups>>> {};

/// Maneuver [BackProp] Burn(Sat): one spacecraft, and blanks on one side of a bracket only
struct maneuver_word : keyword_of<TAO_PEGTL_STRING("Maneuver")> {};
struct maneuver_tail
    : sor<seq<gap, one<'('>, path, one<')'>>, seq<one<'('>, sor<seq<space, path>, seq<path, space>>, one<')'>>> {};
struct maneuver_call : fold<path, maneuver_tail> {};
struct maneuver_command : lax_command<maneuver_word, gap, opt<backprop, space>, maneuver_call> {};

/// BeginFiniteBurn Burn(Sat)
struct object_word : keyword_of<TAO_PEGTL_STRING("BeginFiniteBurn"), TAO_PEGTL_STRING("EndFiniteBurn"),
                                TAO_PEGTL_STRING("BeginFileThrust"), TAO_PEGTL_STRING("EndFileThrust")> {};
struct object_argument : nested<one<'('>, reference, one<')'>> {};
struct object_tail : seq<gap, object_argument> {};
struct object_call : fold<path, object_tail> {};
struct object_command : lax_command<object_word, gap, object_call> {};

/// Minimize Solver(cost)
struct minimize_word : keyword_of<TAO_PEGTL_STRING("Minimize")> {};
struct minimize_arguments : nested<one<'('>, list<reference, comma>, one<')'>> {};
struct minimize_tail : seq<gap, minimize_arguments> {};
struct minimize_call : fold<path, minimize_tail> {};
struct minimize_command : lax_command<minimize_word, gap, minimize_call> {};

/// Vary DC(Burn.Element1 = 0.1, {Perturbation = 1e-4, MaxStep = 0.5})     Achieve DC(Sat.SMA = 7300, {Tolerance = 0.1})
struct goal_word : keyword_of<TAO_PEGTL_STRING("Vary"), TAO_PEGTL_STRING("Achieve")> {};
struct goal_tail : seq<gap, equals, gap, not_at<one<'\''>>, sum> {};
struct goal : fold<sor<reference, number>, goal_tail> {};
struct goal_arguments : nested<one<'('>, seq<goal, opt<comma, opt<setting_list>>>, one<')'>> {};
struct goal_call_tail : seq<gap, goal_arguments> {};
struct goal_call : fold<path, goal_call_tail> {};
struct goal_command : lax_command<goal_word, gap, goal_call> {};

/// NonlinearConstraint NLP(v <= 5): only these three relations
struct constraint_word : keyword_of<TAO_PEGTL_STRING("NonlinearConstraint")> {};
struct constraint_operator : sor<string<'<', '='>, string<'>', '='>, equals> {};
struct constraint_tail : seq<gap, constraint_operator, gap, sum> {};
struct constraint : fold<sum, constraint_tail> {};
/// The setting stands in braces or without.
struct constraint_arguments : nested<one<'('>, seq<constraint, opt<comma, opt<sor<setting_list, setting>>>>, one<')'>> {
};
struct constraint_call_tail : seq<gap, constraint_arguments> {};
struct constraint_call : fold<path, constraint_call_tail> {};
struct constraint_command : lax_command<constraint_word, gap, constraint_call> {};

/// Target DC {SolveMode = Solve, ExitMode = SaveAndContinue}     Optimize NLP
struct solver_word : keyword_of<TAO_PEGTL_STRING("Target"), TAO_PEGTL_STRING("Optimize")> {};
struct solver_command : command<solver_word, gap, path, opt<space, mode_list>> {};

/// If Sat.SMA > 7000 & v ~= 1     While A(1,1) < 3: numbers, names and elements only, no brackets, no arithmetic
struct condition_word : keyword_of<TAO_PEGTL_STRING("If"), TAO_PEGTL_STRING("While")> {};
struct comparison_operator : seq<relation_operator, not_at<one<'=', '<', '>', '~'>>> {};
struct left_operand : sor<operand, quoted> {};
/// GMAT minds brackets on the left only.
struct bracketed_operand;
struct right_operand : sor<operand, quoted, bracketed_operand> {};
struct bracketed_operand : nested<one<'('>, sor<number, reference, bracketed_operand>, one<')'>> {};
struct comparison_tail : seq<gap, comparison_operator, gap, right_operand> {};
struct comparison : fold<left_operand, comparison_tail> {};
struct logical_operator : sor<seq<one<'&'>, not_at<one<'&'>>>, seq<one<'|'>, not_at<one<'|'>>>> {};
struct logical_tail : seq<gap, logical_operator, gap, comparison> {};
struct condition : fold<comparison, star<logical_tail>> {};
struct condition_command : command<condition_word, gap, condition> {};

/// For I = 1:10     For I = 10:-2:A(1,1)
struct for_word : keyword_of<TAO_PEGTL_STRING("For")> {};
struct loop_operand : sor<operand, bracketed_operand> {};
struct loop_range : seq<loop_operand, plus<gap, one<':'>, gap, loop_operand>> {};
struct for_command : command<for_word, gap, path, gap, equals, gap, loop_range> {};

/// Report rf Sat.SMA A(1,2)     Toggle rf ov On     Save Sat     Global x y: items between blanks, no commas
struct plain_item : sor<tight_reference, number, quoted> {};
struct report_word : keyword_of<TAO_PEGTL_STRING("Report")> {};
struct report_command : command<report_word, space, path, plus<space, plain_item>> {};
struct save_word : keyword_of<TAO_PEGTL_STRING("Save"), TAO_PEGTL_STRING("Global")> {};
struct save_command : command<save_word, plus<space, plain_item>> {};
struct pen_word : keyword_of<TAO_PEGTL_STRING("PenUp"), TAO_PEGTL_STRING("PenDown"), TAO_PEGTL_STRING("MarkPoint"),
                             TAO_PEGTL_STRING("ClearPlot")> {};
struct pen_command : lax_command<pen_word, plus<space, plain_item>> {};
/// Toggle rf ov On: On or Off, in that letter case, once and at the end
struct toggle_word : keyword_of<TAO_PEGTL_STRING("Toggle")> {};
struct on_or_off : keyword_of<TAO_PEGTL_STRING("On"), TAO_PEGTL_STRING("Off")> {};
struct toggle_state : seq<at<on_or_off>, path> {};
struct toggle_command : lax_command<toggle_word, plus<space, not_at<on_or_off>, plain_item>, space, toggle_state> {};

/// SaveMission 'copy.script', where a quoted word is the file, not a label, unless there are two
struct save_mission_word : keyword_of<TAO_PEGTL_STRING("SaveMission")> {};
struct save_mission_command : seq<gmat_prefix, save_mission_word, space, opt<label, gap, at<one<'\''>>>,
                                  sor<ended<quoted, lax_end>, include_text>, lax_end> {};

/// Write Sat FM {Style = Concise}     FindEvents EL {Append = true}     Set Sat File (Data = {'Epoch'})
struct general_word : keyword_of<TAO_PEGTL_STRING("Write"), TAO_PEGTL_STRING("FindEvents"), TAO_PEGTL_STRING("Set"),
                                 TAO_PEGTL_STRING("RunEstimator"), TAO_PEGTL_STRING("RunSimulator"),
                                 TAO_PEGTL_STRING("RunSmoother"), TAO_PEGTL_STRING("UpdateDynamicData")> {};
struct general_item : seq<sor<comma, space>, sor<lenient_reference, number, quoted>> {};
struct general_items : seq<plus<general_item>, star<gap, brace_list>> {};
/// A quoted word is a label when something follows.
struct general_command : seq<gmat_prefix, general_word, sor<seq<space, label, general_items>, general_items>, lax_end> {
};

/// CommandEcho On
struct echo_word : keyword_of<TAO_PEGTL_STRING("CommandEcho")> {};
struct echo_command : lax_command<echo_word, space, toggle_state> {};

struct any_word : sor<lone_word, propagate_word, maneuver_word, object_word, minimize_word, goal_word, constraint_word,
                      solver_word, condition_word, for_word, report_word, save_word, pen_word, toggle_word,
                      save_mission_word, general_word, echo_word, create_word> {};

struct known_command
    : sor<propagate, report_command, toggle_command, save_command, pen_command, maneuver_command, object_command,
          minimize_command, goal_command, constraint_command, solver_command, condition_command, for_command,
          lone_command, general_command, echo_command, save_mission_command> {};

/// function [q] = F(a, b), the first line of a function file
struct function_word : keyword_of<TAO_PEGTL_STRING("function")> {};
struct function_command : command<function_word, gap, opt<matrix, gap, equals, gap>, sor<call, path>> {};

/// [a, b] = F(x)     a, b = F(x)     F(x)     F     'label' F     Python.time.sleep(x)
struct bare_row : seq<tight_reference, plus<comma, tight_reference>> {};
struct bare_outputs : seq<bare_row> {};
struct function_argument
    : sor<brace_list, matrix, seq<sor<signed_<number>, number, tight_reference, quoted>, before_argument_end>> {};
struct function_arguments : nested<one<'('>, opt<list<function_argument, comma>>, one<')'>> {};
struct function_tail : seq<gap, function_arguments> {};
struct at_python : at<TAO_PEGTL_STRING("Python.")> {};
struct invocation : sor<seq<at_python, lenient_reference>, fold<path, opt<function_tail>>> {};
struct bare_call : sor<seq<at_python, lenient_reference>, seq<not_at<field_path>, sor<ended<call>, path>>> {};
struct function_call
    : seq<gmat_prefix, sor<seq<label, gap>, not_at<any_word>>,
          sor<seq<sor<matrix, bare_outputs>, gap, equals, gap, invocation>, bare_call>, statement_end> {};

/// Bounds.SetModelParameter(CentralBody, Earth), a declaration
struct method_call : seq<gmat_prefix, at_field, lenient_call, statement_end> {};

/// A word that GMAT does not know followed by what could be arguments: Coast Prop(Sat) {Sat.ElapsedSecs = 60}
struct gmat_word : keyword_of<TAO_PEGTL_STRING("GMAT")> {};
struct unknown_word : seq<not_at<sor<any_word, gmat_word>>, word, not_at<one<'.', '('>>> {};
struct unknown_item : sor<seq<space, sor<lenient_reference, number, quoted>>, seq<gap, brace_list>> {};
struct unknown_command : command<unknown_word, plus<unknown_item>> {};

/// if x > 1     for k = 1:2     propagate ...: the word is one of GMAT's but for its case, so what follows may be
/// anything.
struct miscased_word
    : seq<not_at<any_word>,
          sor<TAO_PEGTL_ISTRING("If"), TAO_PEGTL_ISTRING("While"), TAO_PEGTL_ISTRING("For"),
              TAO_PEGTL_ISTRING("Propagate"), TAO_PEGTL_ISTRING("Report"), TAO_PEGTL_ISTRING("Maneuver"),
              TAO_PEGTL_ISTRING("Target"), TAO_PEGTL_ISTRING("Optimize"), TAO_PEGTL_ISTRING("Vary"),
              TAO_PEGTL_ISTRING("Achieve"), TAO_PEGTL_ISTRING("Minimize"), TAO_PEGTL_ISTRING("NonlinearConstraint"),
              TAO_PEGTL_ISTRING("Toggle"), TAO_PEGTL_ISTRING("Create")>,
          word_end> {};
struct any_text : words<plus<sor<quotation, not_one<' ', '\t', ';', '%', '\n', '\r', '\0'>>>> {};
struct miscased_command : command<miscased_word, space, not_at<equals>, any_text> {};

// ---------------------------------------------------------------------------------------------------------------------
// 9. Lines and the whole text
// ---------------------------------------------------------------------------------------------------------------------

struct declaration : sor<declaration_assignment, create, known_command, include, function_command, function_call,
                         method_call, unknown_command, miscased_command> {};
struct mission_statement : sor<mission_assignment, known_command, create, include, function_command, function_call,
                               unknown_command, miscased_command> {};

/// A logical line that is no statement.
struct broken_word : plus<not_at<continuation>, sor<quotation, not_one<' ', '\t', ';', '%', '\n', '\r', '\0'>>> {};
struct stray_semicolons : list<plus<one<';'>>, plus<blank_char>> {};
struct broken : sor<seq<text_gap, broken_word, star<text_gap, broken_word>>, stray_semicolons> {};

struct end_of_line : sor<line_break, at<end_of_text>> {};
/// A line without a statement: nothing, a comment, or semicolons one behind the other.
struct empty_line : seq<opt<sor<comment, seq<plus<one<';'>>, star<blank_char>>>>, end_of_line> {};
struct line_tail : seq<text_gap, opt<comment>, end_of_line> {};
template <typename Statement>
struct line : seq<gap, sor<empty_line, seq<sor<Statement, broken>, line_tail>>> {};

struct mission_start : seq<gap, gmat_prefix, keyword_of<TAO_PEGTL_STRING("BeginMissionSequence")>> {};

struct byte_order_mark : string<'\xEF', '\xBB', '\xBF'> {};
struct after_the_end : seq<one<'\0'>, star<any>> {};

struct script : seq<opt<byte_order_mark>, star<not_at<mission_start>, not_at<end_of_text>, line<declaration>>,
                    star<not_at<end_of_text>, line<mission_statement>>, opt<after_the_end>, eof> {};

}  // namespace gmat_copilot::grammar
