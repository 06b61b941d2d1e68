#include <unordered_set>

#include "lint/names.hpp"
#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Words that only GMAT itself makes commands of.
bool is_internal(std::string_view name) {
    return name == "Assignment" || name == "Equation" || name == "GMAT" || name.starts_with("Call");
}

std::vector<std::string_view> command_words() {
    std::vector<std::string_view> words;
    for (const catalogue::Command& command : catalogue::commands()) {
        if (!is_internal(command.name) && !command.plugin) {
            words.push_back(command.name);
        }
    }
    return words;
}

/// F(x) or F, where F is neither a function of GMAT's nor one the script creates.
bool calls_nothing(const Context& context, const script::CallView& call) {
    const script::NodeRef path = call.function;
    if (!path || path.child_count() != 1 || !call.outputs.empty() || context.symbols.open_world()) {
        return false;
    }
    const std::string_view name = path.text();
    return !catalogue::is_builtin_function(name) && context.symbols.find(name) == nullptr &&
           !context.has_function_file(name);
}

/// x, where x is a variable or another object that is no function.
bool calls_object(const Context& context, const script::CallView& call) {
    const script::NodeRef path = call.function;
    const Symbol* symbol = path && path.child_count() == 1 ? context.symbols.find(path.text()) : nullptr;
    return symbol != nullptr && !symbol->ambiguous && symbol->type != nullptr && !symbol->type->plugin &&
           !symbol->may_be("Function");
}

/// Statements that the parser has told about, by where they begin: "end", which ends no block.
std::unordered_set<std::uint32_t> told_by_parser(const Context& context) {
    std::unordered_set<std::uint32_t> told;
    for (const text::Diagnostic& diagnostic : context.tree.diagnostics()) {
        told.insert(diagnostic.span.begin);
    }
    return told;
}

/// What many take for the end of BeginMissionSequence.
constexpr std::string_view imagined_end = "EndMissionSequence";

/// At the end of a script the line says nothing; anywhere else one cannot know what was meant.
void report_imagined_end(const Context& context, const script::Statement& statement, script::NodeRef word, Sink& sink) {
    const bool is_last = statement.node.span() == context.tree.statements().back().node.span();
    const text::Edit deletion{context.tree.source().lines_of(statement.node.span()), ""};
    sink.error(word.span(),
               quoted(imagined_end) + " is not a command: the mission sequence goes on to the end of the script",
               text::Fix{"delete the line", is_last, {deletion}});
}

}  // namespace

void unknown_command(const Context& context, Sink& sink) {
    const std::unordered_set<std::uint32_t> told = told_by_parser(context);
    static const std::vector<std::string_view> words = command_words();
    for (const script::Statement& statement : context.tree.statements()) {
        script::NodeRef word;
        const catalogue::Command* command = catalogue::find_command(statement.keyword);
        if (statement.kind() == script::NodeKind::command && command == nullptr) {
            word = statement.node.find(script::NodeKind::keyword);
            if (statement.keyword == "function") {
                continue;  // the first line of a function file
            }
        } else if (statement.kind() == script::NodeKind::call) {
            const script::CallView call = script::read_call(statement);
            if (calls_nothing(context, call) || calls_object(context, call)) {
                word = call.function;
            }
        }
        if (word && told.count(statement.node.span().begin) == 0) {
            if (word.text() == imagined_end) {
                report_imagined_end(context, statement, word, sink);
                continue;
            }
            Suggestion suggestion = suggest(word.text(), word.span(), words);
            sink.error(word.span(), quoted(word.text()) + " is not a command or function" + suggestion.clause,
                       std::move(suggestion.fix));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
