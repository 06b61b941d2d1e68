// Phrases that several patterns share. A macro may use those above it.
#include <array>

#include "draft/planner/pattern_node.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

struct Macro {
    std::string_view name;
    std::string_view text;
};

constexpr std::array macros{
    Macro{"of", "[is|are|of|=|:|at|equal to|equals|being|set to] [[of|at] exactly]"},
    Macro{"craft", "spacecraft|satellite|vehicle|craft|it|sat"},
    Macro{"craft?",
          "[[its] [initial] orbit|spacecraft|satellite|vehicle|craft|it|sat|state|trajectory|this orbit|orbit of "
          "spacecraft|"
          "orbit of satellite]"},
    Macro{"point",
          "[next|first] [orbit|orbital] (apogee !apogee|perigee !perigee|ascending node !ascending_node|"
          "descending node !descending_node|(equator|equatorial|node) [crossing] !equator) [passage|point|crossing]"},
    Macro{"dur", "(<time:time>|<revs:revs>)"},
    Macro{"propagate", "propagate|coast|fly|run|simulate|drift|continue|orbit|track"},
    Macro{"until", "(until|to|up to)"},
    Macro{"deed",
          "[each !each|every !each|both !each|all !each|that|whole|this] [hohmann|impulsive|hohmann transfer|transfer] "
          "(burn|burns !each|maneuvers !each|transfer|propagate|coast|simulate|it|delta v|dv|hohmann|that|this)"},
    Macro{"report_steadily",
          "([once] every <time:every>|at <time:every> (intervals|interval|steps|cadence)|"
          "(over|with|vs|as function of) time !throughout|throughout !throughout [whole|entire] "
          "[mission|flight|propagate|simulate]|"
          "continuously !throughout|during !throughout (propagate|flight|mission|simulate|coast)|"
          "at (each|every) [integration|integrator|propagate] (step|time step) !throughout|every (step|time step) "
          "!throughout|"
          "along way !throughout|history !throughout|time history of !throughout)"},
    Macro{
        "report_when",
        "(before and after !both_sides [{deed}]|before !before [{deed}]|after !after [{deed}]|prior to !before {deed}|"
        "[at] [very] (end|finish) [of [{craft}] "
        "(mission|flight|propagate|simulate|day|run|it|period|transfer|burn|that|coast)] !at_end|"
        "finally !at_end|at (start|beginning|outset) [of (mission|flight|propagate|simulate|it)] !at_start|initially "
        "!at_start|"
        "final !at_end|initial !at_start|initial and final !at_start !at_end|at start and end !at_start !at_end|"
        "at beginning and end !at_start !at_end|{report_steadily}|at {point}|when (it reach|at) {point}|after {dur})"},
    Macro{"report_verb",
          "(report|output|print|list|log|record|save|write [out]|show|display|tell me|compute|calculate|find|give [me]|"
          "return|monitor|what is|determine|track) [file] [of|with|for] [me] [out] [its|following] [all] [:]"},
    Macro{"show",
          "[show [me]|plot|draw|display|include|add|see|visualize|with|open|produce|provide|render|view] [both] [in]"},
    Macro{"when", "!place (after {dur}|(at|near|upon|on reach|when at|once at|upon reach) {point})"},
    Macro{"direction",
          "[in|along|into] [+] (prograde !prograde|forward !prograde|along track !prograde|in track !prograde|"
          "tangential !prograde|tangentially !prograde|[orbital] velocity [vector] !prograde|flight !prograde|"
          "direction of (velocity|motion|flight) !prograde|retrograde !retrograde|anti velocity !retrograde|"
          "antivelocity !retrograde|(against|opposite|opposite to|direction opposite to) velocity !retrograde|"
          "braking !retrograde|anti normal !antinormal|antinormal !antinormal|negative normal !antinormal|[orbit] "
          "normal !normal|"
          "cross track !normal|out of plane !normal|(radial|radially) [out|outward] !radial|outward !radial|zenith "
          "!radial|"
          "(radial in|radially inward|inward|nadir) !inward) [direction|axis|vector]"},
    Macro{"do",
          "[perform|execute|do|apply|make|fire|conduct|use|give it|add|followed by|impart|burn|with|include|have it]"},
    Macro{"burn", "(burn|delta v|dv|impulsive burn)"},
    Macro{"burnpart",
          "<speed:dv>|{direction}|{when}|<velocity:vec>|[in] vnb [frame|axis|component|coordinate|direction]|component|"
          "of|with|in|by|using|magnitude|impulsive|instantaneous|single|[:] =|direction"},
    Macro{"body", "(moon !Luna|luna !Luna|lunar !Luna|sun !Sun|solar !Sun|jupiter !Jupiter|venus !Venus|mars !Mars)"},
    Macro{"bodies", "{body} [[,] [and|/] {body}] [[,] [and|/] {body}]"},
};

}  // namespace

std::string expand_macros(std::string_view text) {
    std::string out(text);
    for (auto macro = macros.rbegin(); macro != macros.rend(); ++macro) {
        const std::string mark = "{" + std::string(macro->name) + "}";
        for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at)) {
            out.replace(at, mark.size(), macro->text);
        }
    }
    return out;
}

}  // namespace gmat_copilot::drafting::planner
