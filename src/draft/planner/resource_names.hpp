// The names the script gives its own resources; a spacecraft cannot have one of them.
#pragma once

#include <array>
#include <string_view>

namespace gmat_copilot::drafting::planner {

inline constexpr std::array<std::string_view, 13> resource_names{
    "EarthForces", "Prop",        "Results", "History", "Corrector", "CoastTime", "Piece",
    "OrbitView3D", "GroundTrack", "Plot1",   "Plot2",   "Plot3",     "Plot4"};

}  // namespace gmat_copilot::drafting::planner
