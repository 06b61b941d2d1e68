// What a rule sees and how it reports.
//
// A rule is one function in rules/; table.cpp lists them all. A rule reads the Context and adds findings to the Sink;
// it keeps no state and never looks at another rule's findings. Severity is chosen per finding: error for what GMAT
// R2026a rejects when it loads the script, info for what it tolerates. When a value is not surely wrong, say nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/commands.hpp"
#include "lint/control_blocks.hpp"
#include "lint/fields.hpp"
#include "lint/files.hpp"
#include "lint/mentions.hpp"
#include "lint/parameter_uses.hpp"
#include "lint/propagators.hpp"
#include "lint/settings.hpp"
#include "lint/symbols.hpp"
#include "script/name_uses.hpp"
#include "script/tree.hpp"
#include "script/view.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::lint {

struct Context {
    const script::Tree& tree;
    const SymbolTable& symbols;
    const Commands& commands;
    const ControlBlocks& blocks;
    const std::vector<FieldAssignment>& fields;       ///< before the mission sequence
    const std::vector<Mention>& mentions;             ///< in the mission sequence
    const std::vector<ParameterMention>& parameters;  ///< of the fields and of the mission sequence
    const std::vector<Propagation>& propagations;     ///< what is moved with what
    const Settings& settings;                         ///< what the fields add up to
    const FindFile& find_file;                        ///< may be empty
    const script::NameUses& uses;                     ///< how often the script names what

    /// The byte where the mission sequence begins; the end of the text when there is none.
    [[nodiscard]] std::uint32_t sequence_begin() const {
        const std::vector<script::Statement>& statements = tree.statements();
        return tree.mission_start() < statements.size() ? statements[tree.mission_start()].node.span().begin
                                                        : static_cast<std::uint32_t>(tree.source().text().size());
    }

    /// True when the file of a function stands where GMAT would find it.
    [[nodiscard]] bool has_function_file(std::string_view function) const {
        return find_file && find_file(FilePlace::function, std::string(function) + ".gmf") == FileAnswer::found;
    }
};

/// Collects the findings of one rule.
class Sink {
  public:
    Sink(std::string_view rule, std::vector<text::Diagnostic>& findings) : rule_(rule), findings_(findings) {}

    void add(text::Severity severity, text::Span span, std::string message, std::optional<text::Fix> fix = std::nullopt,
             std::vector<std::string> notes = {}) {
        findings_.push_back({std::string(rule_), severity, span, std::move(message), std::move(notes), std::move(fix)});
    }
    void error(text::Span span, std::string message, std::optional<text::Fix> fix = std::nullopt) {
        add(text::Severity::error, span, std::move(message), std::move(fix));
    }
    void info(text::Span span, std::string message, std::optional<text::Fix> fix = std::nullopt) {
        add(text::Severity::info, span, std::move(message), std::move(fix));
    }

  private:
    std::string_view rule_;
    std::vector<text::Diagnostic>& findings_;
};

struct Rule {
    std::string_view name;
    text::Severity severity;  ///< the severity it usually reports
    std::string_view summary;
    void (*check)(const Context&, Sink&);  ///< null for what the parser or suppression.cpp reports
};

/// `name` in double quotes, shortened when it is very long.
[[nodiscard]] std::string quoted(std::string_view name);

}  // namespace gmat_copilot::lint
