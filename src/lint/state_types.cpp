#include "lint/state_types.hpp"

#include <algorithm>
#include <unordered_map>

namespace gmat_copilot::lint {
namespace {

struct StateType {
    std::string_view name;
    std::vector<std::string_view> elements;
};

/// GMAT's state types in its own order, with the labels it accepts for each (measured, and as its source lists them).
const std::vector<StateType>& state_types() {
    static const std::vector<StateType> types = {
        {"Cartesian", {"X", "Y", "Z", "VX", "VY", "VZ"}},
        {"Keplerian", {"SMA", "ECC", "INC", "RAAN", "AOP", "TA", "EA", "MA", "HA"}},
        {"ModifiedKeplerian", {"RadPer", "RadApo", "INC", "RAAN", "AOP", "TA", "EA", "MA", "HA"}},
        {"SphericalAZFPA", {"RMAG", "RA", "DEC", "VMAG", "AZI", "FPA"}},
        {"SphericalRADEC", {"RMAG", "RA", "DEC", "VMAG", "RAV", "DECV"}},
        {"Equinoctial", {"SMA", "EquinoctialH", "EquinoctialK", "EquinoctialP", "EquinoctialQ", "MLONG"}},
        {"ModifiedEquinoctial",
         {"SemilatusRectum", "ModEquinoctialF", "ModEquinoctialG", "ModEquinoctialH", "ModEquinoctialK", "TLONG"}},
        {"AlternateEquinoctial",
         {"SMA", "EquinoctialH", "EquinoctialK", "AltEquinoctialP", "AltEquinoctialQ", "MLONG"}},
        {"Delaunay", {"Delaunayl", "Delaunayg", "Delaunayh", "DelaunayL", "DelaunayG", "DelaunayH"}},
        {"Planetodetic",
         {"PlanetodeticRMAG", "PlanetodeticLON", "PlanetodeticLAT", "PlanetodeticVMAG", "PlanetodeticAZI",
          "PlanetodeticHFPA"}},
        {"OutgoingAsymptote",
         {"OutgoingRadPer", "OutgoingC3Energy", "OutgoingRHA", "OutgoingDHA", "OutgoingBVAZI", "TA"}},
        {"IncomingAsymptote",
         {"IncomingRadPer", "IncomingC3Energy", "IncomingRHA", "IncomingDHA", "IncomingBVAZI", "TA"}},
        {"BrouwerMeanShort",
         {"BrouwerShortSMA", "BrouwerShortECC", "BrouwerShortINC", "BrouwerShortRAAN", "BrouwerShortAOP",
          "BrouwerShortMA"}},
        {"BrouwerMeanLong",
         {"BrouwerLongSMA", "BrouwerLongECC", "BrouwerLongINC", "BrouwerLongRAAN", "BrouwerLongAOP", "BrouwerLongMA"}},
    };
    return types;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const std::vector<std::string_view>& state_types_of(std::string_view element) {
    static const auto by_element = [] {
        std::unordered_map<std::string_view, std::vector<std::string_view>> map;
        for (const StateType& type : state_types()) {
            for (const std::string_view name : type.elements) {
                map[name].push_back(type.name);
            }
        }
        return map;
    }();
    static const std::vector<std::string_view> none;
    const auto found = by_element.find(element);
    return found == by_element.end() ? none : found->second;
}

bool StateTypeGuess::take(std::string_view element) {
    const std::vector<std::string_view>& types = state_types_of(element);
    if (!unique_ && !possible_.empty()) {
        // GMAT steps over the type behind each one it removes; so do we.
        for (std::size_t i = 0; i < possible_.size(); ++i) {
            if (!contains(types, possible_[i])) {
                possible_.erase(possible_.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
        if (possible_.empty()) {
            return false;
        }
        unique_ = possible_.size() == 1;
    }
    if (unique_) {
        return contains(types, possible_.front());
    }
    if (types.size() == 1) {
        possible_ = types;
        unique_ = true;
        return true;
    }
    for (const std::string_view type : types) {
        if (!contains(possible_, type)) {
            possible_.push_back(type);
        }
    }
    return true;
}

}  // namespace gmat_copilot::lint
