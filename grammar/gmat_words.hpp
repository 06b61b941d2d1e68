// The words of the GMAT script language: characters, blanks, line ends, names, numbers and texts. See gmat_script.hpp.
#pragma once

#include <tao/pegtl.hpp>

namespace gmat_copilot::grammar {

// A grammar is a vocabulary; PEGTL's combinators read best unqualified.
using namespace tao::pegtl;  // NOLINT(google-build-using-namespace)

// ---------------------------------------------------------------------------------------------------------------------
// 1. Characters, blanks and the ends of lines
// ---------------------------------------------------------------------------------------------------------------------

struct line_break : sor<one<'\n'>, seq<one<'\r'>, opt<one<'\n'>>>> {};
struct end_of_text : sor<eof, one<'\0'>> {};
struct before_line_end : sor<at<one<'\n', '\r', '\0'>>, eof> {};

/// A blank; a no-break space (C2 A0) is told to be not ASCII elsewhere, and is a blank for the sake of the rest.
struct blank_char : sor<one<' ', '\t'>, string<'\xC2', '\xA0'>> {};

/// "..." at the end of a line goes on with the next line that is not blank; a comment may not come between.
struct continuation : seq<three<'.'>, star<blank_char>, line_break, star<star<blank_char>, line_break>,
                          not_at<star<blank_char>, one<'%'>>, not_at<star<blank_char>, end_of_text>> {};

struct gap : star<sor<blank_char, continuation>> {};
struct space : plus<sor<blank_char, continuation>> {};

struct comment : seq<one<'%'>, star<not_one<'\n', '\r', '\0'>>> {};

struct at_statement_end : sor<at<one<'%'>>, before_line_end> {};
/// What may follow a statement on its line: semicolons, one behind the other.
struct statement_end : seq<gap, opt<plus<one<';'>>, gap>, at_statement_end> {};
/// The same for the statements in which GMAT does not mind blanks between the semicolons.
struct lax_end : seq<gap, star<one<';'>, gap>, at_statement_end> {};

// ---------------------------------------------------------------------------------------------------------------------
// 2. Words and literals
// ---------------------------------------------------------------------------------------------------------------------

/// Bytes outside ASCII count as letters: GMAT rejects the file because of them, which is told once, and the rest is
/// read.
struct letter : sor<ranges<'a', 'z', 'A', 'Z', '_'>, range<'\x80', '\xFF'>> {};
struct letter_or_digit : sor<ranges<'a', 'z', 'A', 'Z', '0', '9', '_'>, range<'\x80', '\xFF'>> {};
struct word_end : not_at<letter_or_digit> {};

struct word : seq<letter, star<letter_or_digit>> {};
struct identifier : word {};

/// Sat   Sat.SMA   FM.GravityField.Earth.Degree   Earth.3DModelScale
struct part : plus<letter_or_digit> {};
struct path : seq<identifier, star<one<'.'>, part>> {};

struct digits : plus<digit> {};
struct exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, digits> {};

/// 7000   7000.   .5   7.0E+03; not 7000abc, not 1.2.3.
struct number : seq<sor<seq<digits, opt<one<'.'>, not_at<one<'.'>>, star<digit>>>, seq<one<'.'>, digits>>,
                    opt<exponent>, word_end, not_at<one<'.'>, digit>> {};

/// 'text', where '' is a quote within the text, and which "..." continues like anything else. A value of its own is
/// `quoted`; a piece of something else, `quotation`.
struct quotation : seq<one<'\''>, star<sor<two<'\''>, continuation, not_one<'\'', '\n', '\r', '\0'>>>, one<'\''>> {};
struct quoted : quotation {};

/// The name people give a command: Propagate 'Coast to apogee' Prop(Sat) {...}
struct label : seq<one<'\''>, star<not_one<'\'', '\n', '\r', '\0'>>, one<'\''>> {};

}  // namespace gmat_copilot::grammar
