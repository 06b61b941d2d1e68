#include <string>
#include <unordered_map>
#include <unordered_set>

#include "lint/control_blocks.hpp"
#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using script::NodeRef;
using Names = std::unordered_set<std::string_view>;

/// What the mission sequence does with burns and reports.
struct Uses {
    Names applied;  ///< burns in Maneuver or BeginFiniteBurn
    Names ended;    ///< burns in EndFiniteBurn
    Names written;  ///< files in Report, and whatever a function or Write is given
    Names mentioned;
};

Uses read(const Context& context) {
    Uses uses;
    for (const Mention& mention : context.mentions) {
        const std::string_view name = mention.root();
        const std::string_view command = context.tree.statements()[mention.statement].keyword;
        if (mention.role == Role::impulsive_burn || mention.role == Role::finite_burn) {
            (command == "EndFiniteBurn" ? uses.ended : uses.applied).insert(name);
        } else if (mention.role == Role::report_file || mention.role == Role::subscriber ||
                   mention.role == Role::plot) {
            uses.written.insert(name);
        }
        uses.mentioned.insert(name);
    }
    return uses;
}

void check_resources(const Context& context, const Uses& uses, Sink& sink) {
    for (const Symbol& symbol : context.symbols.created()) {
        if (symbol.ambiguous) {
            continue;
        }
        if (symbol.surely("Burn") && uses.mentioned.contains(symbol.name) && !uses.applied.contains(symbol.name)) {
            sink.info(symbol.node.span(), quoted(symbol.name) + " is set in the mission sequence but never applied");
        } else if (symbol.surely("ReportFile") && !uses.written.contains(symbol.name) &&
                   context.settings.items(symbol, "Add").empty()) {
            sink.info(symbol.node.span(), quoted(symbol.name) + " reports nothing: it has no " +
                                              quoted(std::string(symbol.name) + ".Add") + " and no Report names it");
        }
    }
}

void check_never_ended(const Context& context, const Uses& uses, Sink& sink) {
    for (const Mention& mention : context.mentions) {
        const std::string_view command = context.tree.statements()[mention.statement].keyword;
        if (mention.role == Role::finite_burn && command == "BeginFiniteBurn" && !uses.ended.contains(mention.root())) {
            sink.info(mention.root_span(), quoted(mention.root()) + " is never ended: it burns on until the run ends");
        }
    }
}

/// A burn that is varied in a solver's block, but not applied within it, changes nothing that the block could reach.
void check_varied(const Context& context, Sink& sink) {
    std::unordered_map<const script::Statement*, Names> applied;
    for (const Mention& mention : context.mentions) {
        if (mention.role != Role::impulsive_burn && mention.role != Role::finite_burn) {
            continue;
        }
        const script::Statement* block = context.blocks.around(context.tree.statements()[mention.statement]);
        for (int depth = 0; block != nullptr && depth < deepest_block; block = context.blocks.around(*block), ++depth) {
            applied[block].insert(mention.root());
        }
    }
    for (const Mention& mention : context.mentions) {
        const Symbol* burn = mention.role == Role::control ? mention.symbol : nullptr;
        const script::Statement* block =
            burn == nullptr ? nullptr : context.blocks.around(context.tree.statements()[mention.statement]);
        if (block != nullptr && opens_solver(*block) && burn->surely("Burn") &&
            !applied[block].contains(mention.root())) {
            sink.info(mention.root_span(), quoted(mention.root()) + " is varied, but no command within this " +
                                               std::string(block->keyword) + " applies it");
        }
    }
}

}  // namespace

void no_effect(const Context& context, Sink& sink) {
    if (context.symbols.open_world()) {
        return;
    }
    const Uses uses = read(context);
    check_resources(context, uses, sink);
    check_never_ended(context, uses, sink);
    check_varied(context, sink);
}

}  // namespace gmat_copilot::lint::rule
