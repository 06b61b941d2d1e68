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
// Sections 1 and 2, characters and words, are gmat_words.hpp.
//
// Who eats blanks: a rule neither begins nor ends with `gap`, except where its name says so (`..._tail`,
// `statement_end`, `line_tail`). What is longer than a line (comments, blank lines, the end) belongs to `line`.
#pragma once

#include "gmat_words.hpp"

namespace gmat_copilot::grammar {

// ---------------------------------------------------------------------------------------------------------------------
// 3. Expressions, by falling precedence: ( ) and f( ), ', ^, unary + -, * /, + -
// ---------------------------------------------------------------------------------------------------------------------

template <typename First, typename... Rest>
struct fold : seq<First, Rest...> {};

/// A pair of brackets; whoever runs the grammar bounds how deep these go.
template <typename Open, typename Body, typename Close>
struct nested : seq<Open, gap, Body, gap, Close> {};

struct sum;
struct argument_list;
struct matrix;
struct brace_list;

struct arguments : nested<one<'('>, opt<argument_list>, one<')'>> {};
struct call_tail : seq<gap, arguments> {};
struct tight_call_tail : arguments {};

/// Sat.SMA   A(1,2)   sqrt(x)   Prop(Sat)
struct reference : fold<path, opt<call_tail>> {};
/// The same where a blank ends an item: in lists.
struct tight_reference : fold<path, opt<tight_call_tail>> {};
/// The same with the parentheses required.
struct call : fold<path, call_tail> {};

struct parenthesised : nested<one<'('>, sum, one<')'>> {};
struct primary : sor<number, reference, quoted, parenthesised, matrix> {};

/// A'
struct transpose_tail : one<'\''> {};
struct postfix : fold<primary, star<transpose_tail>> {};

struct sign : one<'+', '-'> {};
/// -x, and "- -x": a sign binds weaker than ^ on its right, and may stand as its exponent.
template <typename Operand>
struct signed_ : seq<sign, gap, sor<signed_<Operand>, Operand>> {};
template <typename Operand>
struct maybe_signed : sor<signed_<Operand>, Operand> {};

/// Left to right: 2^3^2 is 64, 2^-1^2 is 0.25, -2^2 is -4.
struct power_operator : one<'^'> {};
struct power_tail : seq<gap, power_operator, gap, maybe_signed<postfix>> {};
struct power : fold<postfix, star<power_tail>> {};

struct product_operator : one<'*', '/'> {};
struct product_tail : seq<gap, product_operator, gap, maybe_signed<power>> {};
struct product : fold<maybe_signed<power>, star<product_tail>> {};

struct sum_operator : one<'+', '-'> {};
struct sum_tail : seq<gap, sum_operator, gap, product> {};
struct sum : fold<product, star<sum_tail>> {};

struct expression : sum {};

// ---------------------------------------------------------------------------------------------------------------------
// 4. Lists: arguments, matrices, braces
// ---------------------------------------------------------------------------------------------------------------------

/// Anything GMAT may want to make sense of, up to the next delimiter: the ":" of A(:,1), a path to a file, 30+30 in a
/// list.
struct bare_argument
    : seq<plus<not_one<' ', '\t', ',', ';', '(', ')', '{', '}', '\'', '"', '=', '%', '<', '>', '\n', '\r', '\0'>>,
          star<gap, plus<not_one<' ', '\t', ',', ';', '(', ')', '{', '}', '\'', '"', '=', '%', '<', '>', '\n', '\r',
                                 '\0'>>>> {};
struct bare_item
    : plus<
          not_one<' ', '\t', ',', ';', '(', ')', '{', '}', '[', ']', '\'', '"', '=', '%', '<', '>', '\n', '\r', '\0'>> {
};

struct relation_operator
    : sor<string<'=', '='>, string<'~', '='>, string<'<', '='>, string<'>', '='>, one<'<'>, one<'>'>> {};
struct equals : seq<one<'='>, not_at<one<'='>>> {};

/// Burn.Element1 = 0.1   v <= 5
struct argument_tail : seq<gap, sor<equals, relation_operator>, gap, sum> {};
struct before_argument_end : at<gap, sor<one<',', ')'>, space>> {};
struct argument : sor<brace_list, seq<fold<sum, opt<argument_tail>>, at<sor<one<',', ')'>, blank_char, continuation>>>,
                      bare_argument> {};
struct comma : seq<gap, one<','>, gap> {};
struct argument_list : seq<argument, star<sor<comma, space>, argument>, opt<gap, one<','>>> {};

/// An element of a list ends at a blank: "[1 -2]" has two.
struct before_item_end : sor<at<sor<one<',', ';', ']', '}'>, blank_char, continuation>>, before_line_end> {};
struct item_primary : sor<number, tight_reference, quoted, parenthesised, matrix> {};
struct item : fold<item_primary, star<transpose_tail>> {};
struct list_item : sor<seq<sor<signed_<item>, item>, before_item_end>, bare_item> {};
struct item_separator : sor<plus<comma>, space> {};

/// [1 2; 3 4]   [a, b]
struct row : seq<list_item, star<item_separator, list_item>> {};
struct row_break : seq<gap, one<';'>, gap> {};
struct rows : seq<opt<row>, star<row_break, opt<row>>, opt<gap, one<','>>> {};
struct matrix : nested<one<'['>, rows, one<']'>> {};

/// Tolerance = 0.1   SolveMode == Solve
struct before_option_end : at<gap, one<',', '}'>> {};
struct option_text : bare_argument {};
struct option_value : sor<seq<sor<brace_list, sum>, before_option_end>, seq<option_text, before_option_end>> {};
struct option : seq<path, gap, sor<string<'=', '='>, one<'='>>, gap, option_value> {};

/// {Earth, Luna}   {Sat.SMA Sat.ECC}   {Sat.ElapsedSecs = 60, Sat.Periapsis}
struct brace_item : sor<option, brace_list, list_item> {};
struct brace_items : seq<star<one<','>, gap>, opt<list<brace_item, item_separator>>, star<gap, one<','>>> {};
struct brace_list : nested<one<'{'>, brace_items, one<'}'>> {};

/// {SolveMode = Solve, ExitMode = DiscardAndContinue}
struct option_items : seq<opt<list<option, comma>>, opt<gap, one<','>>> {};
struct option_list : nested<one<'{'>, option_items, one<'}'>> {};

// ---------------------------------------------------------------------------------------------------------------------
// 5. Text: the value of a declaration, as it stands
// ---------------------------------------------------------------------------------------------------------------------
// GMAT cuts at the first "=", drops trailing semicolons, and refuses = ~ < > " in what is left, unless all of it stands
// within quotes. Fields do not take stray brackets; a String does. ".." is allowed as a folder only.

/// A "(" behind which the line has no ")" at all: more than that GMAT does not ask for.
struct unclosed_round_bracket
    : seq<star<not_one<'(', '\n', '\r', '\0'>>, one<'('>, star<not_one<')', '\n', '\r', '\0'>>, before_line_end> {};

struct two_dots : seq<two<'.'>, not_at<one<'/', '\\'>>> {};
struct text_gap : star<sor<blank_char, continuation, one<';'>>> {};

template <char... More>
struct text_char
    : seq<not_at<two_dots>, not_one<' ', '\t', ';', '%', '=', '~', '<', '>', '"', '\n', '\r', '\0', More...>> {};
template <typename Word>
struct words : seq<Word, star<text_gap, Word>> {};

struct field_word : plus<sor<quotation, text_char<'{', '}', '[', ']'>>> {};
struct field_text : seq<not_at<unclosed_round_bracket>, words<field_word>> {};

struct string_word : plus<sor<quotation, text_char<'\''>>> {};
struct string_text : seq<not_at<unclosed_round_bracket>, words<string_word>> {};

/// 'a', 'b' or 'x'; t = 'y': begins and ends with a quote, so GMAT takes all of it as one text.
struct between_quotes : star<not_one<'\'', '%', '\n', '\r', '\0'>> {};
struct quoted_text : seq<quotation, plus<between_quotes, quotation>> {};

/// "= 'text'" of "s == 'text'", which GMAT takes as the text.
struct doubled_equals_text : seq<one<'='>, gap, quotation> {};

/// ./out/report.txt in the mission sequence
struct relative_path_text
    : seq<one<'.'>, opt<one<'.'>>, one<'/', '\\'>, words<plus<text_char<'\'', '{', '}', '[', ']'>>>> {};

// ---------------------------------------------------------------------------------------------------------------------
// 6. Assignments
// ---------------------------------------------------------------------------------------------------------------------

struct gmat_prefix : star<string<'G', 'M', 'A', 'T'>, plus<blank_char>> {};

template <typename Value>
struct ended : seq<Value, at<statement_end>> {};

/// A literal that stands alone; anything longer is text.
struct literal : ended<sor<signed_<number>, number, reference, brace_list, matrix, quoted>> {};

struct field_value : sor<literal, ended<field_text>, ended<quoted_text>, ended<doubled_equals_text>> {};
struct string_value : sor<literal, ended<string_text>, ended<quoted_text>, ended<doubled_equals_text>> {};

struct field_path : seq<identifier, one<'.'>, list<identifier, one<'.'>>> {};

/// Sat.SMA = 7000     Sat.Epoch = 01 Jan 2025 12:00:00.000     v = 5     A(1,1) = 4
struct declaration_assignment : seq<gmat_prefix,
                                    sor<seq<at<field_path>, reference, gap, one<'='>, gap, field_value>,
                                        seq<not_at<field_path>, reference, gap, one<'='>, gap, string_value>>,
                                    statement_end> {};

/// v = 2*Sat.SMA + sqrt(4)     'my label' v = 1     Sat.OrbitColor = [255 0 0]
struct mission_value
    : sor<ended<sum>, ended<brace_list>, ended<quoted_text>, ended<relative_path_text>, ended<doubled_equals_text>> {};
struct mission_assignment
    : seq<gmat_prefix, opt<label, gap>, reference, gap, one<'='>, gap, mission_value, statement_end> {};

// ---------------------------------------------------------------------------------------------------------------------
// 7. Create, #Include, function
// ---------------------------------------------------------------------------------------------------------------------

/// What GMAT takes as one name, good or bad.
struct name_text
    : plus<seq<not_at<three<'.'>>, not_at<blank_char>,
               not_one<' ', '\t', ',', ';', '%', '=', '\'', '"', '[', ']', '{', '}', '(', ')', '\n', '\r', '\0'>>> {};
struct type_name : name_text {};
struct dimension_text : plus<not_one<' ', '\t', ',', ';', '%', '[', ']', '\n', '\r', '\0'>> {};
struct dimension : sor<seq<number, at<gap, one<',', ']', ' ', '\t'>>>, dimension_text> {};
struct dimensions : seq<one<'['>, gap, dimension, star<sor<comma, space>, dimension>, gap, one<']'>> {};
struct created_name : seq<name_text, opt<dimensions>> {};
struct name_separator : plus<sor<blank_char, continuation, one<','>>> {};

/// Create Spacecraft SatA, SatB     Create Array A[3,3] B[3,1]
struct create_word : seq<string<'C', 'r', 'e', 'a', 't', 'e'>, word_end> {};
struct create : seq<gmat_prefix, create_word, space, type_name, space, list<created_name, name_separator>,
                    opt<gap, plus<one<','>, gap>>, statement_end> {};

/// #Include 'common.script'
struct include_text : words<plus<not_one<' ', '\t', ';', '%', '\n', '\r', '\0'>>> {};
struct include
    : seq<string<'#', 'I', 'n', 'c', 'l', 'u', 'd', 'e'>, gap, sor<ended<quoted>, include_text>, statement_end> {};

// ---------------------------------------------------------------------------------------------------------------------
// 8. Commands
// ---------------------------------------------------------------------------------------------------------------------

template <typename... Words>
struct keyword_of : seq<sor<Words...>, word_end> {};
/// KEYWORD ['label'] and then the rest of the command.
template <typename Keyword, typename... Rest>
struct command : seq<gmat_prefix, Keyword, opt<gap, label>, Rest..., statement_end> {};

// Words that stand alone: a label may follow, nothing else.
struct lone_word : keyword_of<TAO_PEGTL_STRING("BeginMissionSequence"), TAO_PEGTL_STRING("BeginScript"),
                              TAO_PEGTL_STRING("EndScript"), TAO_PEGTL_STRING("EndIf"), TAO_PEGTL_STRING("EndFor"),
                              TAO_PEGTL_STRING("EndWhile"), TAO_PEGTL_STRING("EndTarget"),
                              TAO_PEGTL_STRING("EndOptimize"), TAO_PEGTL_STRING("Else"), TAO_PEGTL_STRING("NoOp"),
                              TAO_PEGTL_STRING("Stop"), TAO_PEGTL_STRING("ScriptEvent")> {};
struct lone_command : command<lone_word> {};

/// Propagate ['label'] [BackProp] [Synchronized] [-]Prop(Sat, Sat2) Prop2(Sat3) {Sat.ElapsedSecs = 60, Sat.Periapsis}
struct propagate_word : keyword_of<TAO_PEGTL_STRING("Propagate")> {};
struct backprop : seq<at<keyword_of<TAO_PEGTL_STRING("BackProp")>>, path> {};
struct synchronized : seq<at<keyword_of<TAO_PEGTL_STRING("Synchronized")>>, path> {};
struct backwards : one<'-'> {};
struct propagate_group : seq<opt<backwards, gap>, call> {};
struct stop_condition : sor<option, reference> {};
struct stop_conditions : seq<list<stop_condition, comma>, opt<gap, one<','>>> {};
struct propagate_conditions : nested<one<'{'>, stop_conditions, one<'}'>> {};
struct propagate : command<propagate_word, gap, star<sor<backprop, synchronized>, space>, list<propagate_group, gap>,
                           opt<gap, propagate_conditions>> {};

/// Maneuver [BackProp] Burn(Sat)     BeginFiniteBurn Burn(Sat)     Minimize Solver(cost)     NonlinearConstraint
/// Solver(v <= 5)
struct object_word
    : keyword_of<TAO_PEGTL_STRING("Maneuver"), TAO_PEGTL_STRING("BeginFiniteBurn"), TAO_PEGTL_STRING("EndFiniteBurn"),
                 TAO_PEGTL_STRING("BeginFileThrust"), TAO_PEGTL_STRING("EndFileThrust"), TAO_PEGTL_STRING("Minimize"),
                 TAO_PEGTL_STRING("NonlinearConstraint")> {};
struct object_command : command<object_word, gap, opt<backprop, space>, call> {};

/// Vary DC(Burn.Element1 = 0.1, {Perturbation = 1e-4, MaxStep = 0.5})     Achieve DC(Sat.SMA = 7300, {Tolerance = 0.1})
struct goal_word : keyword_of<TAO_PEGTL_STRING("Vary"), TAO_PEGTL_STRING("Achieve")> {};
struct goal_tail : seq<gap, equals, gap, sum> {};
struct goal : fold<reference, goal_tail> {};
struct goal_arguments : nested<one<'('>, seq<goal, opt<comma, opt<option_list>>>, one<')'>> {};
struct goal_call_tail : seq<gap, goal_arguments> {};
struct goal_call : fold<path, goal_call_tail> {};
struct goal_command : command<goal_word, gap, goal_call> {};

/// Target DC {SolveMode = Solve, ExitMode = SaveAndContinue}     Optimize NLP
struct solver_word : keyword_of<TAO_PEGTL_STRING("Target"), TAO_PEGTL_STRING("Optimize")> {};
struct solver_command : command<solver_word, gap, path, opt<space, option_list>> {};

/// If Sat.SMA > 7000 & v ~= 1     While A(1,1) < 3: numbers, names and elements only, no brackets, no arithmetic
struct condition_word : keyword_of<TAO_PEGTL_STRING("If"), TAO_PEGTL_STRING("While")> {};
struct operand : sor<signed_<number>, number, reference, quoted> {};
struct comparison_operator : seq<relation_operator, not_at<one<'=', '<', '>', '~'>>> {};
struct comparison_tail : seq<gap, comparison_operator, gap, operand> {};
struct comparison : fold<operand, comparison_tail> {};
struct logical_operator : sor<seq<one<'&'>, not_at<one<'&'>>>, seq<one<'|'>, not_at<one<'|'>>>> {};
struct logical_tail : seq<gap, logical_operator, gap, comparison> {};
struct condition : fold<comparison, star<logical_tail>> {};
struct condition_command : command<condition_word, gap, condition> {};

/// For I = 1:10     For I = 10:-2:A(1,1)
struct for_word : keyword_of<TAO_PEGTL_STRING("For")> {};
struct loop_range : seq<operand, plus<gap, one<':'>, gap, operand>> {};
struct for_command : command<for_word, gap, path, gap, equals, gap, loop_range> {};

/// Report rf Sat.SMA A(1,2)     Toggle rf ov On     Save Sat     Global x y: items between blanks, no commas
struct plain_item : sor<tight_reference, number, quoted> {};
struct report_word : keyword_of<TAO_PEGTL_STRING("Report")> {};
struct report_command : command<report_word, space, path, plus<space, plain_item>> {};
struct list_word : keyword_of<TAO_PEGTL_STRING("Toggle"), TAO_PEGTL_STRING("Save"), TAO_PEGTL_STRING("PenUp"),
                              TAO_PEGTL_STRING("PenDown"), TAO_PEGTL_STRING("MarkPoint"), TAO_PEGTL_STRING("ClearPlot"),
                              TAO_PEGTL_STRING("Global")> {};
struct list_command : command<list_word, plus<space, plain_item>> {};

/// SaveMission 'copy.script', where a quoted word is the file, not a label, unless there are two
struct save_mission_word : keyword_of<TAO_PEGTL_STRING("SaveMission")> {};
struct save_mission_command : seq<gmat_prefix, save_mission_word, opt<gap, label, at<gap, one<'\''>>>, gap,
                                  sor<ended<quoted>, include_text>, statement_end> {};

/// Write Sat {Style = Concise}     FindEvents EL {Append = true}     Set Sat File (Data = {'Epoch'})
struct general_word
    : keyword_of<TAO_PEGTL_STRING("Write"), TAO_PEGTL_STRING("FindEvents"), TAO_PEGTL_STRING("Set"),
                 TAO_PEGTL_STRING("CommandEcho"), TAO_PEGTL_STRING("RunEstimator"), TAO_PEGTL_STRING("RunSimulator"),
                 TAO_PEGTL_STRING("RunSmoother"), TAO_PEGTL_STRING("UpdateDynamicData")> {};
struct general_item : sor<seq<sor<comma, space>, sor<reference, number, quoted>>, seq<gap, brace_list>> {};
struct general_command : command<general_word, plus<general_item>> {};

struct any_word : sor<lone_word, propagate_word, object_word, goal_word, solver_word, condition_word, for_word,
                      report_word, list_word, save_mission_word, general_word, create_word> {};

struct known_command : sor<propagate, report_command, list_command, object_command, goal_command, solver_command,
                           condition_command, for_command, lone_command, general_command, save_mission_command> {};

/// function [q] = F(a, b), the first line of a function file
struct function_word : keyword_of<TAO_PEGTL_STRING("function")> {};
struct function_command : command<function_word, gap, opt<matrix, gap, equals, gap>, sor<call, path>> {};

/// [a, b] = F(x)     F(x)     F     'label' F     Python.time.sleep(x)
struct python : TAO_PEGTL_STRING("Python.") {};
struct bare_call : seq<sor<at<python>, not_at<field_path>>, sor<ended<call>, path>> {};
struct function_call : seq<gmat_prefix, sor<seq<label, gap>, not_at<any_word>>,
                           sor<seq<matrix, gap, equals, gap, sum>, bare_call>, statement_end> {};

/// Bounds.SetModelParameter(CentralBody, Earth), a declaration
struct method_call : seq<gmat_prefix, at<field_path>, call, statement_end> {};

/// A word that GMAT does not know followed by what could be arguments: Coast Prop(Sat) {Sat.ElapsedSecs = 60}
struct unknown_word : seq<not_at<any_word>, word, not_at<one<'.', '('>>> {};
struct unknown_item : sor<seq<space, sor<reference, number, quoted>>, seq<gap, brace_list>> {};
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
struct broken : seq<text_gap, broken_word, star<text_gap, broken_word>> {};

struct line_tail : seq<text_gap, opt<comment>, sor<line_break, at<end_of_text>>> {};
template <typename Statement>
struct line : seq<gap, sor<line_tail, seq<sor<Statement, broken>, line_tail>>> {};

struct mission_start : seq<gap, gmat_prefix, keyword_of<TAO_PEGTL_STRING("BeginMissionSequence")>> {};

struct byte_order_mark : string<'\xEF', '\xBB', '\xBF'> {};
struct after_the_end : seq<one<'\0'>, star<any>> {};

struct script : seq<opt<byte_order_mark>, star<not_at<mission_start>, not_at<end_of_text>, line<declaration>>,
                    star<not_at<end_of_text>, line<mission_statement>>, opt<after_the_end>, eof> {};

}  // namespace gmat_copilot::grammar
