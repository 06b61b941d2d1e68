#include "text/diagnostic.hpp"

#include "support/catch.hpp"

namespace text = gmat_copilot::text;
using Names = std::vector<std::string_view>;

TEST_CASE("edits change their spans and nothing else") {
    CHECK(text::apply_edits("v = 2**3", {{{5, 7}, "^"}}) == "v = 2^3");
    CHECK(text::apply_edits("abc", {{{1, 1}, "-"}}) == "a-bc");
    CHECK(text::apply_edits("abc", {}) == "abc");
}

TEST_CASE("edits may come in any order") { CHECK(text::apply_edits("abcd", {{{3, 4}, "D"}, {{0, 1}, "A"}}) == "AbcD"); }

TEST_CASE("of two overlapping edits the later in the text is dropped") {
    CHECK(text::apply_edits("abcd", {{{1, 3}, "x"}, {{2, 4}, "y"}}) == "axd");
}

TEST_CASE("an edit past the end is dropped") { CHECK(text::apply_edits("ab", {{{5, 9}, "x"}, {{0, 1}, "A"}}) == "Ab"); }

TEST_CASE("the edit distance counts letters, and a swap once") {
    CHECK(text::edit_distance("SMA", "SMA") == 0);
    CHECK(text::edit_distance("", "SMA") >= 3);
    CHECK(text::edit_distance("Propogate", "Propagate") < text::edit_distance("Propogate", "Report"));
    CHECK(text::edit_distance("Vayr", "Vary") < text::edit_distance("Vayr", "Save"));
    CHECK(text::edit_distance("sma", "SMA") < text::edit_distance("xyz", "SMA"));
}

TEST_CASE("names are suggested when close, best first") {
    const Names fields{"SMA", "ECC", "INC", "DryMass"};
    const auto close = text::closest_names("SMAA", fields);
    REQUIRE_FALSE(close.empty());
    CHECK(close.front() == "SMA");
    CHECK(text::closest_names("Temperature", fields).empty());
    CHECK(text::closest_names("E", Names{"A", "B", "C", "D", "F"}, 2).size() <= 2);
}

TEST_CASE("a severity has a name and a name a severity") {
    CHECK(text::to_string(text::Severity::warning) == "warning");
    CHECK(text::severity_from_string("info") == text::Severity::info);
    CHECK_FALSE(text::severity_from_string("fatal").has_value());
    text::Diagnostic diagnostic;
    diagnostic.severity = text::Severity::info;
    CHECK_FALSE(text::is_blocking(diagnostic));
}
