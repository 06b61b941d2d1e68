// Broken scripts as people and language models write them, with what the parser says of each, compared byte for byte.
// tests/script/broken/NN-name.script is the input, NN-name.out beside it what is said. GMAT_COPILOT_APPROVE=1 writes
// what is said now.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "helpers.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::script;
namespace text = gmat_copilot::text;

namespace {

std::vector<std::filesystem::path> inputs() {
    std::vector<std::filesystem::path> out;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(GMAT_COPILOT_SOURCE_DIR) / "tests/script/broken")) {
        if (entry.path().extension() == ".script") {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

bool approving() {
    const char* value = std::getenv("GMAT_COPILOT_APPROVE");
    return value != nullptr && std::string(value) == "1";
}

/// A byte as it can be printed: a tab as a blank, what is not printable ASCII as \xNN.
std::string shown(char c) {
    if (c == '\t') {
        return " ";
    }
    if (c >= ' ' && c <= '~') {
        return std::string(1, c);
    }
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return std::string("\\x") + digits[byte / 16U] + digits[byte % 16U];
}

std::string shown(std::string_view line) {
    std::string out;
    for (const char c : line) {
        out += shown(c);
    }
    return out;
}

std::vector<std::string> lines_of(std::string_view source) {
    const text::SourceText numbered{std::string(source)};
    std::vector<std::string> out;
    for (std::uint32_t line = 1; line <= numbered.line_count(); ++line) {
        out.emplace_back(numbered.line(line));
    }
    return out;
}

/// The lines of `after` that are not lines of `before`.
std::vector<std::string> changed_lines(std::string_view before, std::string_view after) {
    const std::vector<std::string> old = lines_of(before);
    std::vector<std::string> now = lines_of(after);
    const auto first = std::mismatch(old.begin(), old.end(), now.begin(), now.end());
    const auto unchanged = first.second - now.begin();
    const auto last = std::mismatch(old.rbegin(), old.rend() - unchanged, now.rbegin(), now.rend() - unchanged);
    return {first.second, last.second.base()};
}

/// The line and, below it, carets under the part of the span that it holds.
std::string underlined(const text::SourceText& source, text::Span span) {
    const text::Position at = source.position(span.begin);
    const std::string_view line = source.line(at.line);
    const std::size_t begin = std::min<std::size_t>(at.column - 1, line.size());
    const std::size_t size = std::min<std::size_t>(span.size(), line.size() - begin);
    const std::string before(shown(line.substr(0, begin)).size(), ' ');
    const std::string carets(std::max<std::size_t>(shown(line.substr(begin, size)).size(), 1), '^');
    return "    | " + shown(line) + "\n    | " + before + carets + "\n";
}

std::string rendered(const text::SourceText& source, const text::Diagnostic& found) {
    const text::Position begin = source.position(found.span.begin);
    const text::Position end = source.position(found.span.end);
    std::string out = std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" +
                      (end.line == begin.line ? "" : std::to_string(end.line) + ":") + std::to_string(end.column) +
                      " " + found.rule + ": " + found.message + "\n" + underlined(source, found.span);
    for (const std::string& note : found.notes) {
        out += "    note: " + note + "\n";
    }
    if (found.fix) {
        out += std::string("    fix") + (found.fix->safe ? "" : " (to be looked at)") + ": " + found.fix->description +
               "\n";
        const std::string mended = text::apply_edits(source.text(), found.fix->edits);
        for (const std::string& line : changed_lines(source.text(), mended)) {
            out += "    > " + shown(line) + "\n";
        }
    }
    return out;
}

std::string rendered(const Tree& tree) {
    std::string out;
    for (const text::Diagnostic& found : tree.diagnostics()) {
        out += (out.empty() ? "" : "\n") + rendered(tree.source(), found);
    }
    return out;
}

/// What is said and of which bytes, to be known again when other lines have changed.
std::vector<std::string> sayings(const Tree& tree, bool of_form) {
    std::vector<std::string> out;
    for (const text::Diagnostic& found : tree.diagnostics()) {
        if (test::is_form(found) == of_form) {
            out.push_back(found.message + "|" + std::string(tree.source().slice(found.span)));
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// In the statement, or behind it on its line, where its semicolons are.
bool is_at(const Tree& tree, const text::Diagnostic& found, const Statement& statement) {
    const text::Span span = statement.node.span();
    const std::size_t line_end = tree.source().text().find_first_of("\r\n", span.end);
    return found.span.begin < line_end && found.span.end > span.begin;
}

void check_statements(const Tree& tree) {
    const auto& all = tree.diagnostics();
    for (const Statement& statement : tree.statements()) {
        INFO("line " << statement.line);
        const auto here =
            std::count_if(all.begin(), all.end(), [&](const text::Diagnostic& d) { return is_at(tree, d, statement); });
        CHECK(here <= 1);
        CHECK((here == 1 || statement.kind() != NodeKind::broken));
    }
}

void check_safe_fix(const Tree& tree, const text::Diagnostic& found) {
    INFO("fix of: " << found.message);
    const Tree mended = parse(text::apply_edits(tree.source().text(), found.fix->edits));
    CHECK(sayings(mended, test::is_form(found)).size() < sayings(tree, test::is_form(found)).size());
    const std::vector<std::string> before = sayings(tree, true);
    const std::vector<std::string> after = sayings(mended, true);
    CHECK(std::includes(before.begin(), before.end(), after.begin(), after.end()));
}

}  // namespace

TEST_CASE("there are at least a hundred broken inputs") { CHECK(inputs().size() >= 100); }

TEST_CASE("every broken input is told as approved") {
    for (const auto& path : inputs()) {
        INFO(path.filename().string());
        const std::string said = rendered(parse(test::read_file(path)));
        auto approved = path;
        approved.replace_extension(".out");
        if (approving()) {
            test::write_file(approved, said);
        }
        CHECK(said == test::read_file(approved));
    }
}

TEST_CASE("whatever is broken, the text is kept, each mistake is told once, and the other lines are read") {
    for (const auto& path : inputs()) {
        INFO(path.filename().string());
        const std::string source = test::read_file(path);
        const Tree tree = parse(source);
        CHECK(tree.print() == source);
        CHECK_FALSE(tree.diagnostics().empty());
        for (const text::Diagnostic& found : tree.diagnostics()) {
            CHECK(found.span.begin <= found.span.end);
            CHECK(found.span.end <= source.size());
            CHECK_FALSE(found.message.empty());
        }
        check_statements(tree);
    }
}

TEST_CASE("a safe fix removes its mistake and adds none") {
    for (const auto& path : inputs()) {
        INFO(path.filename().string());
        const Tree tree = parse(test::read_file(path));
        for (const text::Diagnostic& found : tree.diagnostics()) {
            if (found.fix && found.fix->safe) {
                check_safe_fix(tree, found);
            }
        }
    }
}
