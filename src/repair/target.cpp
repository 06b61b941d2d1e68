#include "repair/target.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "script/tree.hpp"
#include "text/source.hpp"

namespace gmat_copilot::repair {

namespace {

/// A line without its blanks: what is left is what GMAT reads.
std::string squeezed(std::string_view line) {
    std::string out;
    std::copy_if(line.begin(), line.end(), std::back_inserter(out),
                 [](char c) { return c != ' ' && c != '\t' && c != '\r'; });
    return out;
}

using LineCounts = std::map<std::string, int>;

LineCounts count_lines(const text::SourceText& source) {
    LineCounts counts;
    for (std::uint32_t line = 1; line <= source.line_count(); ++line) {
        ++counts[squeezed(source.line(line))];
    }
    return counts;
}

/// A statement, what was said about it, and whether that came from a flight.
using Blame = std::tuple<std::string, std::string, bool>;  // the line's text, the rule or tier, flown

std::set<Blame> blames(const Attempt& attempt, const text::SourceText& source) {
    std::set<Blame> found;
    for (const text::Diagnostic& diagnostic : attempt.diagnostics) {
        if (text::is_blocking(diagnostic)) {
            const std::uint32_t line = source.position(diagnostic.span.begin).line;
            found.emplace(squeezed(source.line(line)), diagnostic.rule, false);
        }
    }
    if (attempt.dry_run && !attempt.dry_run->ok && attempt.dry_run->line && *attempt.dry_run->line > 0) {
        found.emplace(squeezed(source.line(static_cast<std::uint32_t>(*attempt.dry_run->line))),
                      std::string(dryrun::to_string(attempt.dry_run->tier)), true);
    }
    return found;
}

struct Commands {
    std::size_t all = 0;
    std::size_t propagations = 0;
};

/// The commands of a mission sequence; statements that cannot be read count, too.
Commands commands_of(std::string_view text) {
    const script::Tree tree = script::parse(std::string(text));
    Commands commands;
    const auto& statements = tree.statements();
    for (std::size_t i = tree.mission_start(); i < statements.size(); ++i) {
        if (statements[i].keyword == "BeginMissionSequence") {
            continue;
        }
        ++commands.all;
        if (statements[i].node.text().starts_with("Propagate")) {
            ++commands.propagations;
        }
    }
    return commands;
}

}  // namespace

std::optional<bool> is_on_target(const Attempt& before, const Attempt& now) {
    const text::SourceText old_source{before.script};
    const text::SourceText new_source{now.script};
    const std::set<Blame> old_blames = blames(before, old_source);
    if (old_blames.empty()) {
        return std::nullopt;
    }
    const LineCounts old_lines = count_lines(old_source);
    const LineCounts new_lines = count_lines(new_source);
    const std::set<Blame> new_blames = blames(now, new_source);
    return std::any_of(old_blames.begin(), old_blames.end(), [&](const Blame& blame) {
        const auto& [text, what, flown] = blame;
        const auto still = new_lines.find(text);
        const bool changed = still == new_lines.end() || still->second < old_lines.at(text);
        const bool looked_at_again = !flown || now.dry_run;
        return changed || (looked_at_again && new_blames.count(blame) == 0);
    });
}

bool loses_mission(std::string_view before, std::string_view now) {
    const Commands old_commands = commands_of(before);
    const Commands new_commands = commands_of(now);
    return (old_commands.all > 0 && new_commands.all == 0) ||
           (old_commands.propagations > 0 && new_commands.propagations == 0);
}

}  // namespace gmat_copilot::repair
