// What a drafter must know of the GMAT language beyond the catalogue: how commands are written, and what surprises
// people who know other languages. Every statement was checked against GMAT R2026a (tests/data/gmat/probes.json).
#pragma once

#include <span>
#include <string_view>

namespace gmat_copilot::drafting {

struct Note {
    std::string_view name;   ///< "propagate"
    std::string_view words;  ///< lower-case words of a request that make it relevant
    std::string_view marks;  ///< identifiers of a failing draft that make it relevant
    bool everyday = false;   ///< told even when nothing points at it
    std::string_view text;
};
[[nodiscard]] std::span<const Note> notes();

}  // namespace gmat_copilot::drafting
