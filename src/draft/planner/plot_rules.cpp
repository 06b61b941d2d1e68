// Pictures: 3-D view, ground track, X-Y plots.
#include <array>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

void orbit_view(Facts& facts, const Match& /*match*/) { facts.orbit_view = true; }
void ground_track(Facts& facts, const Match& /*match*/) { facts.ground_track = true; }

void plot(Facts& facts, const Match& match) {
    PlotFact fact;
    fact.words = words_of(match);
    fact.y = match.find("y")->parameters;
    fact.against_time = match.has("time_axis");
    if (const Capture* x = match.find("x"); x != nullptr && !fact.against_time) {
        if (x->parameters.size() != 1) {
            facts.problem(fact.words, "one parameter is needed for the x axis");
            return;
        }
        fact.x = x->parameters.front();
    }
    facts.plots.push_back(std::move(fact));
}

constexpr std::array rules{
    Rule{"{show} (3 d|3d|three dimensional) [orbit|trajectory] (view|plot|window|display|graphics|orbit|picture)",
         orbit_view},
    Rule{"{show} [3 d|3d] orbit (view|plot|display|window|visualizer|viewer)", orbit_view},
    Rule{"{show} orbitview", orbit_view},
    Rule{"(plot|draw|visualize|display|show|view) [its] (orbit|trajectory) [in (3 d|3d|three dimensions)]", orbit_view},
    Rule{"{show} [its] (ground track|groundtrack|ground tracks) [plot|map|view|window]", ground_track},
    Rule{"{show} groundtrackplot", ground_track},
    Rule{"(plot|chart|draw) [xy|x y] [plot] [of] [its] <params:y> "
         "[(against|vs|over|as function of|by|with respect to|with) (time !time_axis|elapsed time "
         "!time_axis|<param:x>)]",
         plot},
    Rule{"{show} (xy|x y) plot [of] <params:y> [(against|vs|over|as function of) (time !time_axis|<param:x>)]", plot},
    Rule{"{show} <params:y> (against|vs) (time !time_axis|<param:x>) [plot]", plot},
};

}  // namespace

std::span<const Rule> plot_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
