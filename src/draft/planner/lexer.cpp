#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "draft/planner/characters.hpp"
#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c) || c == '_' || c == foreign_letter; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

class Lexer {
  public:
    explicit Lexer(std::string_view request) : characters_(read_characters(request)) {}

    std::vector<Token> run() {
        while (at_ < characters_.size()) {
            step();
        }
        return std::move(tokens_);
    }

  private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < characters_.size() ? characters_[at_ + ahead].ascii : ' ';
    }
    [[nodiscard]] char before() const { return at_ > 0 ? characters_[at_ - 1].ascii : ' '; }
    [[nodiscard]] bool digits_at(std::size_t ahead, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i) {
            if (!is_digit(peek(ahead + i))) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] std::string slice(std::size_t from, std::size_t to) const {
        std::string out;
        for (std::size_t i = from; i < to; ++i) {
            out.push_back(characters_[i].ascii);
        }
        return out;
    }

    Token& emit(TokenKind kind, std::size_t from) {
        Token token;
        token.kind = kind;
        token.raw = slice(from, at_);
        token.text = token.raw;
        token.begin = characters_[from].begin;
        token.end = characters_[at_ - 1].end;
        token.after_article = std::exchange(article_, false);
        tokens_.push_back(std::move(token));
        return tokens_.back();
    }

    void step() {
        const char c = peek();
        if (c == ' ') {
            ++at_;
        } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
            read_number_like(at_);
        } else if (is_letter(c)) {
            read_word();
        } else if (c == '-' || c == '+') {
            read_sign(c);
        } else if (c == '\'' && to_lower(peek(1)) == 's' && is_letter(before()) && !is_letter(peek(2)) &&
                   !is_digit(peek(2))) {
            at_ += 2;  // the satellite's
        } else {
            read_symbol(c);
        }
    }

    void read_symbol(char c) {
        depth_ += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
        ++at_;
        emit(TokenKind::symbol, at_ - 1).text = c == '@' ? "at" : std::string(1, c);
    }

    void read_sign(char c) {
        const bool glued_left = is_letter(before()) || is_digit(before());
        const bool number_follows = is_digit(peek(1)) || (peek(1) == '.' && is_digit(peek(2)));
        if (!glued_left && number_follows) {
            const std::size_t from = at_++;
            read_number_like(from);
        } else if (c == '-' && glued_left && is_digit(before()) && is_digit(peek(1))) {
            read_symbol(c);  // 400-800: a range, which nobody here understands
        } else if (c == '-' && glued_left) {
            ++at_;  // sun-synchronous, 500-km
        } else if (c == '-') {
            ++at_;
            emit(TokenKind::symbol, at_ - 1).text = ",";
        } else {
            read_symbol(c);
        }
    }

    void read_number_like(std::size_t from) {
        if (from == at_ && (read_iso_date() || read_clock())) {
            return;
        }
        read_number(from);
    }

    bool read_iso_date() {
        const char dash = peek(4);
        if (!digits_at(0, 4) || (dash != '-' && dash != '/') || !digits_at(5, 2) || peek(7) != dash ||
            !digits_at(8, 2) || is_digit(peek(10))) {
            return false;
        }
        const std::size_t from = at_;
        at_ += 10;
        Token& token = emit(TokenKind::date, from);
        token.date = {std::atoi(token.raw.substr(0, 4).c_str()), std::atoi(token.raw.substr(5, 2).c_str()),
                      std::atoi(token.raw.substr(8, 2).c_str())};
        if (to_lower(peek()) == 't' && is_digit(peek(1))) {
            ++at_;
        }
        return true;
    }

    bool read_clock() {
        const std::size_t hour_digits = digits_at(0, 2) ? 2 : 1;
        if (!digits_at(0, 1) || peek(hour_digits) != ':' || !digits_at(hour_digits + 1, 2) ||
            is_digit(peek(hour_digits + 3))) {
            return false;
        }
        const std::size_t from = at_;
        double value = std::atof(slice(at_, at_ + hour_digits).c_str()) * 3600.0;
        value += std::atof(slice(at_ + hour_digits + 1, at_ + hour_digits + 3).c_str()) * 60.0;
        at_ += hour_digits + 3;
        bool valid = value < 86400.0 && slice(at_ - 2, at_ - 1) < "6";
        if (peek() == ':' && digits_at(1, 2)) {
            const std::size_t seconds = ++at_;
            at_ += 2;
            if (peek() == '.' && is_digit(peek(1))) {
                ++at_;
                skip_digits();
            }
            const double second = std::atof(slice(seconds, at_).c_str());
            valid = valid && second < 60.0;
            value += second;
        }
        Token& token = emit(valid ? TokenKind::clock : TokenKind::symbol, from);
        token.value = value;
        return true;
    }

    void skip_digits() {
        while (is_digit(peek())) {
            ++at_;
        }
    }

    void read_number(std::size_t from) {
        std::string digits = slice(from, at_);
        std::size_t part = at_;
        skip_digits();
        // 1,000 and 35,786: groups of three, but not inside brackets, where a comma parts the components of a vector
        const bool grouped = at_ - part <= 3 && depth_ <= 0;
        digits += slice(part, at_);
        while (grouped && peek() == ',' && digits_at(1, 3) && !is_digit(peek(4))) {
            digits += slice(at_ + 1, at_ + 4);
            at_ += 4;
        }
        if (peek() == '.' && is_digit(peek(1))) {
            part = at_++;
            skip_digits();
            digits += slice(part, at_);
        }
        const bool signed_exponent = (peek(1) == '-' || peek(1) == '+') && is_digit(peek(2));
        if (to_lower(peek()) == 'e' && (is_digit(peek(1)) || signed_exponent)) {
            part = at_;
            at_ += 2;
            skip_digits();
            digits += slice(part, at_);
        }
        Token& token = emit(TokenKind::number, from);
        token.value = std::strtod(digits.c_str(), nullptr);
        read_number_suffix(token);
    }

    void read_number_suffix(Token& number) {
        const std::string suffix{to_lower(peek()), to_lower(peek(1))};
        const bool ends = !is_letter(peek(2)) && !is_digit(peek(2));
        if (ends && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th")) {
            at_ += 2;
            number.raw += suffix;
            number.end = characters_[at_ - 1].end;
            number.ordinal = true;
        } else if (to_lower(peek()) == 'x' && is_digit(peek(1))) {
            ++at_;  // 400x800, 4x4
            emit(TokenKind::word, at_ - 1).text = "x";
        }
    }

    void read_word() {
        const std::size_t from = at_;
        const bool may_be_path = is_upper(peek());
        while (is_letter(peek()) || is_digit(peek()) || (may_be_path && peek() == '.' && is_letter(peek(1)))) {
            ++at_;
        }
        std::string lower;
        for (const char c : slice(from, at_)) {
            lower.push_back(to_lower(c));
        }
        if (is_article(lower)) {
            article_ = lower != "the";
            return;
        }
        emit(TokenKind::word, from).text = std::string(lemma(lower));
    }

    /// "a = 7000 km" is the semi-major axis; "named A" is a name; any other "a" is an article.
    [[nodiscard]] bool is_article(const std::string& word) const {
        if (word != "a" && word != "an" && word != "the") {
            return false;
        }
        std::size_t next = at_;
        while (next < characters_.size() && characters_[next].ascii == ' ') {
            ++next;
        }
        const bool value_follows =
            next < characters_.size() && (characters_[next].ascii == '=' || characters_[next].ascii == ':');
        const bool name_expected =
            !tokens_.empty() && (tokens_.back().text == "named" || tokens_.back().text == "called");
        return !(value_follows && word == "a") && !name_expected;
    }

    std::vector<Character> characters_;
    std::size_t at_ = 0;
    int depth_ = 0;  ///< of brackets and parentheses
    bool article_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view request) { return Lexer(request).run(); }

}  // namespace gmat_copilot::drafting::planner
