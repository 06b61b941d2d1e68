// Who is propagated with what: each propagator of each Propagate command, with its force model.
#pragma once

#include <vector>

#include "lint/commands.hpp"
#include "lint/settings.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint {

struct Propagation {
    text::Span span;                      ///< the propagator's name in the command
    const Symbol* propagator = nullptr;   ///< surely a Propagator
    bool integrates = true;               ///< false for one that reads an ephemeris
    std::string_view type;                ///< "RungeKutta89", "SPK"
    const Symbol* force_model = nullptr;  ///< null when none is named that is surely one
    std::vector<script::NodeRef> craft;   ///< what is propagated
    std::vector<script::NodeRef> along;   ///< STM, AMatrix, Covariance
};

/// Each propagator of each Propagate that the script surely defines, in text order; none where names may come from
/// outside.
[[nodiscard]] std::vector<Propagation> read_propagations(const Commands& commands, const SymbolTable& symbols,
                                                         const Settings& settings);

/// True for a force model whose last list of bodies is empty, though it once had one, and that no other force joins.
[[nodiscard]] bool is_emptied(const Settings& settings, const Symbol& force_model);

}  // namespace gmat_copilot::lint
