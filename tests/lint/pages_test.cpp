// Every rule has a page of the fixed layout, and the page's examples mean what they say.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "linting.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;

namespace {

/// The fenced gmat block after a heading.
std::optional<std::string> example(const std::string& page, const std::string& heading) {
    const std::string fence = "```gmat\n";
    const std::size_t section = page.find("\n## " + heading + "\n");
    const std::size_t begin = section == std::string::npos ? section : page.find(fence, section);
    const std::size_t end = begin == std::string::npos ? begin : page.find("\n```", begin + fence.size());
    if (end == std::string::npos) {
        return std::nullopt;
    }
    return page.substr(begin + fence.size(), end + 1 - begin - fence.size());
}

std::ptrdiff_t findings_of(std::string_view rule, const std::vector<text::Diagnostic>& found) {
    return std::ranges::count(found, rule, &text::Diagnostic::rule);
}

}  // namespace

TEST_CASE("every rule has a page of the fixed layout") {
    for (const lint::RuleInfo& rule : lint::rules()) {
        INFO(rule.name);
        const std::string page(rule.page);
        REQUIRE(page.starts_with("# " + std::string(rule.name) + "\n"));
        std::size_t at = 0;
        for (const char* part :
             {"\n**Severity:** ", "\n## What GMAT says\n", "\n## Bad\n", "\n## Good\n", "\n## Fix\n"}) {
            INFO(part);
            const std::size_t place = page.find(part, at);
            REQUIRE(place != std::string::npos);
            at = place;
        }
    }
}

TEST_CASE("every page belongs to a rule") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(GMAT_COPILOT_SOURCE_DIR) / "lint-rules")) {
        if (entry.path().extension() == ".md" && entry.path().stem() != "README") {
            INFO(entry.path());
            CHECK(lint::find_rule(entry.path().stem().string()) != nullptr);
        }
    }
}

TEST_CASE("the table of rules names each rule once, in order") {
    const std::string table =
        test::read_file(std::filesystem::path(GMAT_COPILOT_SOURCE_DIR) / "lint-rules" / "README.md");
    std::size_t at = 0;
    for (const lint::RuleInfo& rule : lint::rules()) {
        INFO(rule.name);
        const std::string link = "\n| [" + std::string(rule.name) + "](" + std::string(rule.name) + ".md) | ";
        const std::size_t place = table.find(link, at);
        REQUIRE(place != std::string::npos);
        CHECK(table.find(link, place + 1) == std::string::npos);
        at = place;
    }
}

TEST_CASE("a page's bad example gives its rule, and of others hints at most") {
    for (const lint::RuleInfo& rule : lint::rules()) {
        const auto script = example(std::string(rule.page), "Bad");
        REQUIRE(script);
        const auto found = test::lint(*script);
        INFO(rule.name << "\n" << test::listed(*script, found));
        CHECK(findings_of(rule.name, found) > 0);
        for (const text::Diagnostic& diagnostic : found) {
            CHECK((diagnostic.rule == rule.name || !text::is_blocking(diagnostic)));
        }
    }
}

TEST_CASE("a page's good example is clean") {
    for (const lint::RuleInfo& rule : lint::rules()) {
        const auto script = example(std::string(rule.page), "Good");
        REQUIRE(script);
        const auto found = test::lint(*script);
        INFO(rule.name << "\n" << test::listed(*script, found));
        for (const text::Diagnostic& diagnostic : found) {
            CHECK_FALSE(text::is_blocking(diagnostic));
            CHECK(diagnostic.rule != rule.name);
        }
    }
}

TEST_CASE("severities of the table are those the bad examples get") {
    for (const lint::RuleInfo& rule : lint::rules()) {
        const auto found = test::lint(*example(std::string(rule.page), "Bad"));
        INFO(rule.name);
        const auto first = std::ranges::find(found, rule.name, &text::Diagnostic::rule);
        REQUIRE(first != found.end());
        CHECK(first->severity == rule.severity);
    }
}
