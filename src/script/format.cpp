#include "script/format.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "script/tokens.hpp"
#include "script/view.hpp"
#include "spacing.hpp"

namespace gmat_copilot::script {
namespace {

constexpr std::size_t indent_width = 3;
constexpr std::size_t continuation_indent = 2 * indent_width;
/// Deeper blocks are indented no further: a hostile script must not grow with the square of its size.
constexpr std::size_t deepest_indent = 30;

std::string_view line_end_of(std::string_view text) {
    const std::size_t first = text.find_first_of("\r\n");
    return first != std::string_view::npos && text.substr(first, 2) == "\r\n" ? "\r\n" : "\n";
}

std::string_view without_blanks_at_end(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// How deep each statement stands in blocks.
std::vector<std::size_t> depths(const Tree& tree) {
    std::vector<std::size_t> depths;
    depths.reserve(tree.statements().size());
    for (const Statement& statement : tree.statements()) {
        depths.push_back(statement.parent == no_statement ? 0 : depths[statement.parent] + 1);
    }
    return depths;
}

/// Else and the words that end a block.
bool ends_a_body(const Statement& statement, std::size_t index) {
    return statement.match != no_statement && statement.match < index;
}

/// Values that GMAT may take as text: before the mission sequence, all but numbers and lists of a field.
bool is_literal_text(NodeRef target, NodeRef value) {
    return !is_dotted(target) || !(value.is(NodeKind::brace_list) || value.is(NodeKind::matrix));
}

class Layout {
  public:
    explicit Layout(const Tree& tree)
        : tree_(tree), text_(tree.source().text()), line_end_(line_end_of(text_)), depths_(depths(tree)) {
        out_.reserve(text_.size() + text_.size() / 8);
    }

    [[nodiscard]] std::string run() {
        for (const Token& token : tokens(tree_)) {
            while (statement_ < depths_.size() && this->statement().node.span().end <= token.span.begin) {
                leave_statement();
            }
            place(token);
            last_ = token;
        }
        end_line();
        return std::move(out_);
    }

  private:
    [[nodiscard]] const Statement& statement() const { return tree_.statements()[statement_]; }

    void leave_statement() {
        sequence_begun_ = sequence_begun_ || statement().keyword == "BeginMissionSequence";
        verbatim_ = {};
        ++statement_;
    }

    [[nodiscard]] bool in_statement(const Token& token) const {
        return statement_ < depths_.size() && statement().node.span().begin <= token.span.begin;
    }

    void place(const Token& token) {
        if (token.span.begin > verbatim_.begin && token.span.begin < verbatim_.end) {
            return;  // placed with the first token of the value
        }
        const bool value = !verbatim_.empty() && token.span.begin == verbatim_.begin;
        const std::string_view text = tree_.source().slice(value ? verbatim_ : token.span);
        switch (token.kind) {
            case TokenKind::line_break:
                blank_line_ = blank_line_ || line_empty_;
                end_line();
                break;
            case TokenKind::comment: place_comment(without_blanks_at_end(text)); break;
            case TokenKind::continuation:
                begin_line(line_empty_ ? depth() * indent_width : 0);
                out_ += line_empty_ ? "..." : " ...";
                line_empty_ = false;
                end_line();
                continues_ = in_statement(token);
                break;
            case TokenKind::ignored:
                end_line();
                out_ += text;
                break;
            default: in_statement(token) ? place_in_statement(token, text) : place_mark(text); break;
        }
    }

    /// The block depth that what stands here is indented to.
    [[nodiscard]] std::size_t depth() const {
        const std::size_t depth = statement_ < depths_.size() ? depths_[statement_] : 0;
        return std::min(depth, deepest_indent);
    }

    void place_comment(std::string_view text) {
        if (line_empty_) {
            const bool in_body = statement_ < depths_.size() && ends_a_body(statement(), statement_);
            begin_line((depth() + (in_body ? 1U : 0U)) * indent_width);
        } else {
            out_ += "  ";
        }
        out_ += text;
        line_empty_ = false;
    }

    /// A semicolon between statements.
    void place_mark(std::string_view text) {
        begin_line(depth() * indent_width);
        out_ += text;
        line_empty_ = false;
    }

    void place_in_statement(const Token& token, std::string_view text) {
        const text::Span span = statement().node.span();
        if (token.span.begin == span.begin) {
            begin_line(depth() * indent_width);
            verbatim_ = text_value();
        } else if (line_empty_) {
            begin_line(depth() * indent_width + (continues_ ? continuation_indent : 0));
        } else {
            out_ += gap_before(token, text);
        }
        out_ += text;
        line_empty_ = false;
    }

    [[nodiscard]] std::string_view gap_before(const Token& token, std::string_view text) const {
        const std::string_view gap = text_.substr(last_.span.end, token.span.begin - last_.span.end);
        const std::string_view before = tree_.source().slice(last_.span);
        switch (detail::blank_between(last_, before, token, text, statement().kind())) {
            case detail::Blank::none: return "";
            case detail::Blank::one: return " ";
            default: return gap.empty() ? "" : " ";
        }
    }

    /// The span of the statement's value that is left as it stands.
    [[nodiscard]] text::Span text_value() const {
        const Statement& here = statement();
        if (sequence_begun_ || here.kind() != NodeKind::assignment) {
            return {};
        }
        const auto [target, value] = read_assignment(here);
        return value && is_literal_text(target, value) ? text::Span{value.span().begin, here.node.span().end}
                                                       : text::Span{};
    }

    void begin_line(std::size_t indent) {
        if (!line_empty_) {
            return;
        }
        if (blank_line_ && !out_.empty()) {
            out_ += line_end_;
        }
        blank_line_ = false;
        out_.append(indent, ' ');
    }

    void end_line() {
        if (!line_empty_) {
            out_ += line_end_;
        }
        line_empty_ = true;
        continues_ = false;
    }

    const Tree& tree_;
    std::string_view text_;
    std::string_view line_end_;
    std::vector<std::size_t> depths_;
    std::string out_;
    Token last_;
    text::Span verbatim_;
    std::size_t statement_ = 0;  ///< the statement that is being placed, or the next one
    bool line_empty_ = true;     ///< nothing stands on the line yet
    bool blank_line_ = false;    ///< a blank line is due before the next thing
    bool continues_ = false;     ///< the line continues a statement
    bool sequence_begun_ = false;
};

}  // namespace

std::optional<std::string> format(const Tree& tree) {
    if (!tree.diagnostics().empty()) {
        return std::nullopt;
    }
    std::string formatted = Layout(tree).run();
    const Tree again = parse(formatted);
    if (!again.diagnostics().empty() || !same_but_for_layout(tree, again)) {
        throw std::logic_error("the canonical layout of this script would not mean the same");
    }
    return formatted;
}

}  // namespace gmat_copilot::script
