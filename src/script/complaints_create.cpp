// Mistakes in Create.
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// "Create Variable x = 5", "Create Spacecraft = Sat", "Create Spacecraft Sat {SMA = 7000}"
text::Diagnostic with_value(const BrokenLine& line, std::size_t at) {
    const std::size_t end = content_end(line);
    auto found = complaint(line, at, end, "Create only names resources: it cannot set a value");
    const std::size_t type_end = path_end(line.plain, line.after_word);
    const std::size_t name = skip_blanks(line.plain, type_end);
    const std::size_t value = skip_blanks(line.plain, at + 1);
    if (name == at && at > type_end && line.plain[at] == '=') {
        found.message = "the name follows the type without \"=\"";
        tell_form(found, line);
        offer(found, line, "remove the \"=\"", true, {{type_end, value, " "}});
        return found;
    }
    found.notes.emplace_back("set each value on a line of its own, below");
    const std::size_t name_end = path_end(line.plain, name);
    const std::string_view type = token_at(line, line.after_word);
    const bool takes_value = type == "Variable" || type == "String";
    if (takes_value && line.plain[at] == '=' && skip_blanks(line.plain, name_end) == at) {
        offer(found, line, "set the value on a line of its own", true,
              {{name_end, at, "\n" + std::string(line.text.substr(name, name_end - name)) + " "}});
    }
    return found;
}

/// "Create Array A(3,3)", "Create Spacecraft Sat()"
text::Diagnostic with_parentheses(const BrokenLine& line, std::size_t open) {
    const std::size_t close = line.plain.find(')', open);
    const std::size_t end = close == npos ? content_end(line) : close + 1;
    const std::string_view type = token_at(line, line.after_word);
    auto found = complaint(line, open, end,
                           type == "Array" ? "the size of an array stands in square brackets, as in: A[3,3]"
                                           : "nothing stands in round brackets behind a new name");
    if (close == npos) {
        return found;
    }
    if (type == "Array") {
        offer(found, line, "use square brackets", true, {{open, open + 1, "["}, {close, end, "]"}});
    } else {
        offer(found, line, "remove the brackets", end - open == 2, {{open, end, ""}});
    }
    return found;
}

/// "Create Array A[2,2], B[3,3]"
text::Diagnostic with_commas(const BrokenLine& line, std::size_t from) {
    std::vector<LineEdit> edits;
    std::size_t close = from - 1;
    while (close != npos) {
        const std::size_t comma = skip_blanks(line.plain, close + 1);
        if (comma < line.plain.size() && line.plain[comma] == ',') {
            edits.push_back({close + 1, skip_blanks(line.plain, comma + 1), " "});
        }
        close = line.plain.find(']', close + 1);
    }
    const std::size_t comma = line.plain.find(',', from);
    auto found = complaint(line, comma, comma + 1, "arrays are set apart by blanks: no comma may follow a size");
    offer(found, line, "separate the arrays by blanks", true, edits);
    return found;
}

}  // namespace

Complaint bad_create(const BrokenLine& line) {
    if (line.word != "Create") {
        return std::nullopt;
    }
    const std::size_t end = content_end(line);
    const std::size_t value = line.plain.find_first_of("={");
    if (value != npos) {
        return with_value(line, value);
    }
    const std::size_t paren = line.plain.find('(');
    if (paren != npos) {
        return with_parentheses(line, paren);
    }
    const std::size_t bracket = line.plain.find('[');
    if (bracket != npos && bracket > 0 && is_blank(line.plain[bracket - 1])) {
        const std::size_t name_end = line.plain.find_last_not_of(" \t", bracket - 1) + 1;
        auto found = complaint(line, bracket, end, "no blank may stand between an array's name and its size");
        offer(found, line, "remove the blank", true, {{name_end, bracket, ""}});
        return found;
    }
    if (Complaint found = unbalanced_brackets(line)) {
        return found;
    }
    const std::size_t size_end = line.plain.find(']');
    const std::size_t comma = size_end == npos ? npos : skip_blanks(line.plain, size_end + 1);
    if (comma < line.plain.size() && line.plain[comma] == ',') {
        return with_commas(line, size_end + 1);
    }
    const std::string_view rest = trim(std::string_view(line.plain).substr(line.after_word));
    auto found = complaint(line, line.begin, end, "this is not how Create is written");
    if (rest.find_first_not_of(';') == npos) {
        found.message = "Create needs a type and a name";
    } else if (rest.find_first_of(" \t") == npos) {
        found.message = "Create needs a name behind the type";
    }
    tell_form(found, line);
    return found;
}

}  // namespace gmat_copilot::script::detail
