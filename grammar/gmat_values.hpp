// The values of the GMAT script language: expressions, lists and texts. See gmat_script.hpp.
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
struct primary : sor<number, reference, quoted, parenthesised> {};

/// A'   A '
struct transpose_tail : seq<gap, one<'\''>> {};
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

/// Anything GMAT may want to make sense of, up to the next delimiter: a path to a file, 30+30 in a list.
struct bare_argument
    : seq<plus<not_one<' ', '\t', ',', ';', '(', ')', '{', '}', '\'', '"', '=', '%', '<', '>', '\n', '\r', '\0'>>,
          star<gap, plus<not_one<' ', '\t', ',', ';', '(', ')', '{', '}', '\'', '"', '=', '%', '<', '>', '\n', '\r',
                                 '\0'>>>> {};
/// A sign apart belongs to what follows; were it an item too, the brackets behind it would be read twice, and those
/// within four times.
struct lone_sign : seq<plus<one<'+', '-'>>, sor<blank_char, continuation>> {};
struct bare_item : seq<not_at<lone_sign>, plus<not_one<' ', '\t', ',', ';', '(', ')', '{', '}', '[', ']', '\'', '"',
                                                       '=', '%', '<', '>', '\n', '\r', '\0'>>> {};

struct relation_operator
    : sor<string<'=', '='>, string<'~', '='>, string<'<', '='>, string<'>', '='>, one<'<'>, one<'>'>> {};
struct equals : seq<one<'='>, not_at<one<'='>>> {};

/// Burn.Element1 = 0.1   v <= 5
struct argument_tail : seq<gap, sor<equals, relation_operator>, gap, sor<brace_list, matrix, sum>> {};
struct before_argument_end : at<gap, one<',', ')'>> {};
struct argument : sor<brace_list, matrix, seq<sum, before_argument_end>> {};
struct comma : seq<gap, one<','>, gap> {};
struct argument_list : list<argument, comma> {};

/// Set Sat File (Data = {'Epoch'})   Bounds.SetModelParameter(CentralBody, Earth): plugins read these as they like
struct lenient_argument
    : sor<brace_list, matrix, seq<fold<sum, opt<argument_tail>>, before_argument_end>, bare_argument> {};
struct lenient_arguments : nested<one<'('>, opt<list<lenient_argument, comma>>, one<')'>> {};
struct lenient_tail : seq<gap, lenient_arguments> {};
struct lenient_call : fold<path, lenient_tail> {};
struct lenient_reference : fold<path, opt<lenient_tail>> {};

/// An element of a list ends at a blank: "[1 -2]" has two.
struct before_item_end : sor<at<sor<one<',', ';', ']', '}'>, blank_char, continuation>>, before_line_end> {};
struct item_primary : sor<number, tight_reference, quoted, parenthesised, matrix> {};
struct tight_transpose_tail : one<'\''> {};
struct item : fold<item_primary, star<tight_transpose_tail>> {};
struct list_item : sor<seq<sor<signed_<item>, item>, before_item_end>, bare_item> {};
struct item_separator : sor<plus<comma>, space> {};

/// [1 2; 3 4]   [a, b]
struct row : seq<list_item, star<item_separator, list_item>> {};
struct row_break : seq<gap, one<';'>, gap> {};
struct rows : seq<opt<row>, star<row_break, opt<row>>, opt<gap, one<','>>> {};
struct matrix : nested<one<'['>, rows, one<']'>> {};

/// Tolerance = 0.1   SolveMode == Solve
struct before_option_end : at<gap, one<',', '}', ')'>> {};
struct option_text : bare_argument {};
struct option_value : sor<seq<sor<brace_list, sum>, before_option_end>, seq<option_text, before_option_end>> {};
struct option : seq<path, gap, sor<string<'=', '='>, one<'='>>, gap, option_value> {};

/// {Earth, Luna}   {Sat.SMA Sat.ECC}   {Sat.ElapsedSecs = 60, Sat.Periapsis}
struct brace_item : sor<option, brace_list, list_item> {};
struct brace_items : seq<star<one<','>, gap>, opt<list<brace_item, item_separator>>, star<gap, one<','>>> {};
struct brace_list : nested<one<'{'>, brace_items, one<'}'>> {};

/// {Tolerance = 0.1, MaxStep = v}
struct setting : seq<path, gap, equals, gap, option_value> {};
struct setting_items : seq<opt<list<setting, comma>>, opt<gap, one<','>>> {};
struct setting_list : nested<one<'{'>, setting_items, one<'}'>> {};

/// {SolveMode = Solve, ExitMode = DiscardAndContinue}
struct mode : seq<path, gap, sor<string<'=', '='>, one<'='>>, gap, not_at<one<'\''>>, option_value> {};
struct mode_items : seq<opt<list<mode, comma>>, opt<gap, one<','>>> {};
struct mode_list : nested<one<'{'>, mode_items, one<'}'>> {};

// ---------------------------------------------------------------------------------------------------------------------
// 5. Text: the value of a declaration, as it stands
// ---------------------------------------------------------------------------------------------------------------------
// GMAT cuts at the first "=", drops trailing semicolons, and refuses = ~ < > " in what is left, unless all of it stands
// within quotes. Fields do not take stray brackets; a String does. ".." is allowed as a folder only.

/// A "(" behind which the statement has no ")" at all, quoted or not: more than that GMAT does not ask for.
template <char Bracket>
struct quoted_up_to : seq<one<'\''>, star<not_one<Bracket, '\'', '\n', '\r', '\0'>>, opt<one<'\''>>> {};
template <char Bracket>
struct up_to : star<sor<continuation, quoted_up_to<Bracket>, not_one<Bracket, '\'', '%', '\n', '\r', '\0'>>> {};
struct unclosed_round_bracket : seq<up_to<'('>, one<'('>, up_to<')'>, at_statement_end> {};
struct round_brackets_closed : not_at<unclosed_round_bracket> {};

struct two_dots : seq<two<'.'>, not_at<one<'/', '\\'>>> {};
struct text_gap : star<sor<blank_char, continuation, one<';'>>> {};

template <char... More>
struct text_char
    : seq<not_at<two_dots>, not_one<' ', '\t', ';', '%', '=', '~', '<', '>', '"', '\n', '\r', '\0', More...>> {};
template <typename Word>
struct words : seq<Word, star<text_gap, Word>> {};

struct field_char : text_char<'{', '}', '[', ']'> {};
struct in_square_brackets : seq<one<'['>, star<field_char>, one<']'>> {};
struct field_word : seq<sor<quotation, field_char>, star<sor<quotation, field_char, in_square_brackets>>> {};
struct field_text : words<field_word> {};

struct string_word : plus<sor<quotation, text_char<'\''>>> {};
struct string_text : seq<not_at<one<'\''>>, words<string_word>> {};

/// 'a', 'b' or 'x'; t = 'y' or 'x'y': begins and ends with a quote, so GMAT takes all of it as one text.
struct last_quote : seq<one<'\''>, at<lax_end>> {};
struct quoted_text
    : seq<one<'\''>, star<not_at<last_quote>, sor<continuation, not_one<'%', '\n', '\r', '\0'>>>, last_quote> {};

/// "= 'text'" of "s == 'text'", which GMAT takes as the text.
struct doubled_equals_text : seq<one<'='>, gap, quotation> {};

/// ./out/report.txt in the mission sequence
struct relative_path_text
    : seq<one<'.'>, opt<one<'.'>>, one<'/', '\\'>, words<plus<text_char<'\'', '{', '}', '[', ']'>>>> {};

}  // namespace gmat_copilot::grammar
