#include "draft/planner/parameters.hpp"

#include <algorithm>
#include <array>

#include "catalogue/catalogue.hpp"
#include "draft/planner/quantity.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

struct Phrase {
    std::string_view words;
    std::string_view names;  ///< catalogue names, blanks between
};

constexpr std::string_view six_elements = "SMA ECC INC RAAN AOP TA";
constexpr std::string_view six_state = "X Y Z VX VY VZ";

constexpr std::array phrases{
    Phrase{"altitude", "Altitude"},
    Phrase{"height", "Altitude"},
    Phrase{"orbit altitude", "Altitude"},
    Phrase{"orbital altitude", "Altitude"},
    Phrase{"geodetic altitude", "Altitude"},
    Phrase{"semi major axis", "SMA"},
    Phrase{"semimajor axis", "SMA"},
    Phrase{"sma", "SMA"},
    Phrase{"eccentricity", "ECC"},
    Phrase{"ecc", "ECC"},
    Phrase{"inclination", "INC"},
    Phrase{"inc", "INC"},
    Phrase{"raan", "RAAN"},
    Phrase{"right ascension of ascending node", "RAAN"},
    Phrase{"aop", "AOP"},
    Phrase{"argument of perigee", "AOP"},
    Phrase{"ta", "TA"},
    Phrase{"true anomaly", "TA"},
    Phrase{"mean anomaly", "MA"},
    Phrase{"eccentric anomaly", "EA"},
    Phrase{"mean motion", "MM"},
    Phrase{"element", six_elements},
    Phrase{"orbit element", six_elements},
    Phrase{"orbital element", six_elements},
    Phrase{"osculating element", six_elements},
    Phrase{"osculating orbital element", six_elements},
    Phrase{"osculating keplerian element", six_elements},
    Phrase{"kepler element", six_elements},
    Phrase{"keplerian element", six_elements},
    Phrase{"keplerian orbital element", six_elements},
    Phrase{"classical element", six_elements},
    Phrase{"classical orbital element", six_elements},
    Phrase{"orbital parameter", six_elements},
    Phrase{"latitude", "Latitude"},
    Phrase{"lat", "Latitude"},
    Phrase{"longitude", "Longitude"},
    Phrase{"lon", "Longitude"},
    Phrase{"position", "X Y Z"},
    Phrase{"position vector", "X Y Z"},
    Phrase{"velocity", "VX VY VZ"},
    Phrase{"velocity vector", "VX VY VZ"},
    Phrase{"state", six_state},
    Phrase{"state vector", six_state},
    Phrase{"cartesian state", six_state},
    Phrase{"cartesian state vector", six_state},
    Phrase{"x", "X"},
    Phrase{"y", "Y"},
    Phrase{"z", "Z"},
    Phrase{"vx", "VX"},
    Phrase{"vy", "VY"},
    Phrase{"vz", "VZ"},
    Phrase{"speed", "VMAG"},
    Phrase{"orbital speed", "VMAG"},
    Phrase{"velocity magnitude", "VMAG"},
    Phrase{"orbital velocity", "VMAG"},
    Phrase{"radius", "RMAG"},
    Phrase{"orbit radius", "RMAG"},
    Phrase{"orbital radius", "RMAG"},
    Phrase{"position magnitude", "RMAG"},
    Phrase{"distance from earth", "RMAG"},
    Phrase{"period", "OrbitPeriod"},
    Phrase{"orbit period", "OrbitPeriod"},
    Phrase{"orbital period", "OrbitPeriod"},
    Phrase{"utc", "UTCGregorian"},
    Phrase{"utc date", "UTCGregorian"},
    Phrase{"utc time", "UTCGregorian"},
    Phrase{"utc epoch", "UTCGregorian"},
    Phrase{"utc date and time", "UTCGregorian"},
    Phrase{"date", "UTCGregorian"},
    Phrase{"time", "UTCGregorian"},
    Phrase{"epoch", "UTCGregorian"},
    Phrase{"elapsed time", "ElapsedSecs"},
    Phrase{"elapsed s", "ElapsedSecs"},
    Phrase{"mission elapsed time", "ElapsedSecs"},
    Phrase{"elapsed day", "ElapsedDays"},
    Phrase{"beta angle", "BetaAngle"},
    Phrase{"solar beta angle", "BetaAngle"},
    Phrase{"flight path angle", "FPA"},
    Phrase{"energy", "Energy"},
    Phrase{"orbital energy", "Energy"},
    Phrase{"orbit energy", "Energy"},
    Phrase{"specific energy", "Energy"},
    Phrase{"specific orbital energy", "Energy"},
    Phrase{"c3", "C3Energy"},
    Phrase{"c3 energy", "C3Energy"},
    Phrase{"angular momentum", "HMAG"},
    Phrase{"specific angular momentum", "HMAG"},
    Phrase{"apogee radius", "RadApo"},
    Phrase{"radius of apogee", "RadApo"},
    Phrase{"perigee radius", "RadPer"},
    Phrase{"radius of perigee", "RadPer"},
    Phrase{"apogee velocity", "VelApoapsis"},
    Phrase{"perigee velocity", "VelPeriapsis"},
    Phrase{"local sidereal time", "LST"},
    Phrase{"right ascension", "RA"},
    Phrase{"declination", "DEC"},
    Phrase{"mass", "TotalMass"},
    Phrase{"total mass", "TotalMass"},
    Phrase{"dry mass", "DryMass"},
    Phrase{"dv", delta_v_name},
    Phrase{"delta v", delta_v_name},
    Phrase{"delta vs", delta_v_name},
    Phrase{"burn delta v", delta_v_name},
};

bool is(const std::vector<Token>& tokens, std::size_t at, std::string_view text) {
    return at < tokens.size() && tokens[at].text == text;
}

/// The token after `words` when they stand at `at`; 0 when they do not.
std::size_t after_words(const std::vector<Token>& tokens, std::size_t at, std::string_view words) {
    while (!words.empty()) {
        const std::size_t blank = std::min(words.find(' '), words.size());
        if (!is(tokens, at, words.substr(0, blank))) {
            return 0;
        }
        ++at;
        words.remove_prefix(std::min(blank + 1, words.size()));
    }
    return at;
}

std::optional<ReadParameters> read_phrase(const std::vector<Token>& tokens, std::size_t at) {
    const Phrase* best = nullptr;
    std::size_t next = at;
    for (const Phrase& phrase : phrases) {
        const std::size_t end = after_words(tokens, at, phrase.words);
        if (end > next) {
            best = &phrase;
            next = end;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    ReadParameters out{{}, next};
    for (std::string_view names = best->names; !names.empty();) {
        const std::size_t blank = std::min(names.find(' '), names.size());
        const std::string_view name = names.substr(0, blank);
        if (name == delta_v_name) {
            out.parameters.push_back({std::string(name), ""});
        } else if (const auto found = find_reportable(name)) {
            out.parameters.push_back(*found);
        }
        names.remove_prefix(std::min(blank + 1, names.size()));
    }
    return out.parameters.empty() ? std::nullopt : std::optional(out);
}

/// "Sat", "Spacecraft", or the name the request gives: "named Alpha".
bool names_the_spacecraft(const std::vector<Token>& tokens, std::string_view name) {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (tokens[i].raw == name && (tokens[i - 1].text == "named" || tokens[i - 1].text == "called")) {
            return true;
        }
    }
    return name == "Sat" || name == "Spacecraft";
}

/// SMA, Earth.SMA or Sat.Earth.SMA.
std::optional<ReadParameters> read_name(const std::vector<Token>& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != TokenKind::word) {
        return std::nullopt;
    }
    const std::string_view raw = tokens[at].raw;
    const std::size_t last_dot = raw.rfind('.');
    auto found = find_reportable(last_dot == std::string_view::npos ? raw : raw.substr(last_dot + 1));
    if (!found) {
        return std::nullopt;
    }
    if (last_dot != std::string_view::npos) {
        std::string_view before = raw.substr(0, last_dot);
        const std::size_t dot = before.rfind('.');
        if (dot != std::string_view::npos && !names_the_spacecraft(tokens, before.substr(0, dot))) {
            return std::nullopt;
        }
        before = dot == std::string_view::npos ? before : before.substr(dot + 1);
        const bool system =
            std::ranges::find(catalogue::coordinate_systems(), before) != catalogue::coordinate_systems().end();
        const bool body = std::ranges::find(catalogue::bodies(), before) != catalogue::bodies().end();
        const bool spacecraft = names_the_spacecraft(tokens, before);
        const bool wants_system = found->dependency == "EarthMJ2000Eq";
        if (!spacecraft &&
            ((system && !wants_system) || (body && found->dependency != "Earth") || (!system && !body))) {
            return std::nullopt;
        }
        found->dependency = spacecraft ? found->dependency : std::string(before);
    }
    return ReadParameters{{*found}, at + 1};
}

}  // namespace

std::optional<ParameterRef> find_reportable(std::string_view name) {
    const catalogue::Parameter* parameter = catalogue::find_parameter(name);
    if (parameter == nullptr || !parameter->reportable ||
        (parameter->owner_type != "Spacecraft" && parameter->owner_type != "SpacePoint")) {
        return std::nullopt;
    }
    switch (parameter->dependency) {
        case catalogue::Dependency::origin: return ParameterRef{std::string(name), "Earth"};
        case catalogue::Dependency::coordinate_system: return ParameterRef{std::string(name), "EarthMJ2000Eq"};
        case catalogue::Dependency::none:
        case catalogue::Dependency::owned_object: return ParameterRef{std::string(name), ""};
        case catalogue::Dependency::force_model: return ParameterRef{std::string(name), "EarthForces"};
        case catalogue::Dependency::attached_object: break;
    }
    return std::nullopt;
}

bool is_plottable(const ParameterRef& parameter) {
    const catalogue::Parameter* found = catalogue::find_parameter(parameter.name);
    return found != nullptr && found->plottable && !found->is_string;
}

std::optional<ReadParameters> read_parameter(const std::vector<Token>& tokens, std::size_t at) {
    auto item = read_phrase(tokens, at);
    if (const auto name = read_name(tokens, at); name && (!item || name->next >= item->next)) {
        item = name;
    }
    if (item && is(tokens, item->next, "in")) {  // "altitude in km": GMAT's own unit, nothing to convert
        const auto unit = read_unit(tokens, item->next + 1);
        if (unit && unit->value == 1.0 && unit->dimension != Dimension::revolutions) {
            item->next = unit->next;
        }
    }
    return item;
}

std::optional<ReadParameters> read_parameters(const std::vector<Token>& tokens, std::size_t at) {
    auto list = read_parameter(tokens, at);
    while (list) {
        std::size_t next = list->next;
        next += is(tokens, next, ",") ? 1U : 0U;
        if (is(tokens, next, "and") || is(tokens, next, "&") || is(tokens, next, "plus")) {
            ++next;
        } else {
            const std::size_t as_well_as = after_words(tokens, next, "as well as");
            next = as_well_as > 0 ? as_well_as : next;
        }
        if (is(tokens, next, "its")) {
            ++next;
        }
        const auto item = next > list->next ? read_parameter(tokens, next) : std::nullopt;
        if (!item) {
            return list;
        }
        for (const ParameterRef& parameter : item->parameters) {
            if (std::ranges::find(list->parameters, parameter) == list->parameters.end()) {
                list->parameters.push_back(parameter);
            }
        }
        list->next = item->next;
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::drafting::planner
