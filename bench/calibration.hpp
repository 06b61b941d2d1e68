// The calibration mutants as a yardstick for repair: scripts that GMAT loads, each spoilt in one known way.
//
// tests/data/gmat/labels.jsonl tells for every mutant its base, how it was spoilt (the operator), and that GMAT
// rejected it; the base is known to load and run. What repair makes of a mutant is compared with its base.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::bench {

enum class Family { misspelling, terminator, foreign, other };
[[nodiscard]] std::string_view to_string(Family family);

/// An operator whose defect is one of the three families; all others are Family::other. An operator belongs here when
/// its defect plainly is of the family, whether or not anything can mend it.
struct OperatorFamily {
    std::string_view name;
    Family family;
};
[[nodiscard]] std::span<const OperatorFamily> operator_families();
[[nodiscard]] Family family_of(std::string_view operation);

struct Mutant {
    std::string file;
    std::string operation;
    std::string script;
    std::string base;  ///< the unbroken script
};
/// All mutants that GMAT rejected when it loaded them. `folder` is tests/data/gmat.
[[nodiscard]] std::vector<Mutant> rejected_mutants(const std::string& folder);

/// What came of a mutant. Statements are compared in canonical layout, without comments and semicolons.
enum class Outcome {
    identical,  ///< byte for byte the base
    layout,     ///< the base's statements, differing in layout and comments only
    addition,   ///< the mutation put lines in: all statements of the base in their order, and those lines made right
    different,  ///< clean, but another script than the base: a fix hid a defect, or the defect took something away
    unseen,     ///< clean from the start: nothing was found and nothing changed
    rejected,   ///< findings are left
};
[[nodiscard]] std::string_view to_string(Outcome outcome);
[[nodiscard]] Outcome outcome_of(const Mutant& mutant, std::string_view repaired, bool clean);

struct Tally {
    std::map<Outcome, int> count;
    [[nodiscard]] int of(Outcome outcome) const;
    [[nodiscard]] int total() const;
    /// The base itself again, in bytes or but for layout.
    [[nodiscard]] int brought_back() const { return of(Outcome::identical) + of(Outcome::layout); }
    /// Per cent brought back, each that is different counted double against; with or without mended additions.
    [[nodiscard]] double score(bool with_additions) const;
    void add(const Tally& other);
};

/// What `repair --model builtin --repair 2` makes of a mutant, by the public API.
struct Repaired {
    std::string script;
    bool clean = false;
};
[[nodiscard]] Repaired repair_offline(const std::string& script, bool unsafe_fixes);

}  // namespace gmat_copilot::bench
