// Orbits by size and name: "500 km circular orbit", "400 x 35786 km", "sun-synchronous", "GEO".
#include <array>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

void altitude(Facts& facts, const Match& match) { facts.set(Element::altitude, match.value("v"), words_of(match)); }

void bare_altitude(Facts& facts, const Match& match) {
    altitude(facts, match);
    facts.assume(number_text(match.value("v")) +
                 " km is the altitude above the Earth's equatorial radius, 6378.1363 km");
}

void apsides(Facts& facts, const Match& match) {
    double perigee = match.value("p");
    double apogee = match.value("a");
    if (match.has("sizes") && perigee > apogee) {
        std::swap(perigee, apogee);
        facts.assume("of the two altitudes the smaller is the perigee");
    }
    facts.set(Element::perigee_altitude, perigee, words_of(match));
    facts.set(Element::apogee_altitude, apogee, words_of(match));
}

void apsis_radii(Facts& facts, const Match& match) {
    facts.set(Element::perigee_radius, match.value("p"), words_of(match));
    facts.set(Element::apogee_radius, match.value("a"), words_of(match));
}

template <Named name>
void named(Facts& facts, const Match& match) {
    if (facts.named && facts.named->value != name) {
        facts.problem(words_of(match), "contradicts the orbit named before");
        return;
    }
    facts.named = Said<Named>{name, words_of(match)};
    if (match.has("v")) {
        altitude(facts, match);
    }
}

template <std::optional<Words> Facts::*flag>
void note(Facts& facts, const Match& match) {
    facts.*flag = words_of(match);
}

void period(Facts& facts, const Match& match) { facts.set(Element::period, match.value("v"), words_of(match)); }

void nothing(Facts& /*facts*/, const Match& /*match*/) {}

void dawn_dusk(Facts& facts, const Match& match) {
    facts.sun_synchronous = words_of(match);
    facts.set(Element::ltan, 6.0 * 3600.0, words_of(match));
    facts.assume("dawn-dusk: the ascending node at 06:00 local mean solar time");
}

void angle_as_inclination(Facts& facts, const Match& match) {
    facts.set(Element::inc, match.value("v"), words_of(match));
    facts.assume("the angle " + number_text(match.value("v")) + " deg of the orbit is its inclination");
}

void range(Facts& facts, const Match& match) {
    facts.problem(words_of(match), "a range; \"x\" or \"by\" parts perigee and apogee");
}

void destination(Facts& facts, const Match& match) {
    facts.problem(words_of(match), "where does it begin? For example: a Hohmann transfer from 400 km to GEO");
}

void length_without_unit(Facts& facts, const Match& match) {
    facts.problem(words_of(match), "a size without a unit (km?)");
}

constexpr std::string_view orbit_words_ahead =
    "[on|in|at|of|into|around] <len:v> [,] &(<angle:ahead>|circular|near circular|orbit|leo|earth|low "
    "earth|polar|sun|sso|equatorial|inclined|high|parking orbit)";

constexpr std::array rules{
    Rule{"[at|with|in] altitude {of} <len:v> [above earth [surface]|above [earth] surface]", altitude},
    Rule{"[at|with|in|of|from] <len:v> [of|in] (altitude|height)", altitude},
    Rule{"<len:v> high", altitude},
    Rule{"<len:v> above (earth [surface]|surface [of earth]|ground|sea level|equator|mean sea level)", altitude},
    Rule{orbit_words_ahead, bare_altitude},
    Rule{"[at|of] <len:v>", bare_altitude, true},
    Rule{"<num:p> - <len:a>", range},
    Rule{"altitude {of} <num:v>", length_without_unit},
    Rule{"<num:v> &([circular|elliptical] orbit)", length_without_unit},
    Rule{"[with] [altitude {of}] <slen:p> (x|by|/) !sizes <len:a> [altitude]", apsides},
    Rule{"perigee (and|x|/) apogee [altitude|height] {of} <slen:p> (and|,|by|x|/) <len:a> [respectively]", apsides},
    Rule{"apogee (and|x|/) perigee [altitude|height] {of} <slen:a> (and|,|by|x|/) <len:p> [respectively]", apsides},
    Rule{"perigee (and|/) apogee (radius|radii) {of} <slen:p> (and|,|by|x|/) <len:a> [respectively]", apsis_radii},
    Rule{"apogee (and|/) perigee (radius|radii) {of} <slen:a> (and|,|by|x|/) <len:p> [respectively]", apsis_radii},
    Rule{"(leo|low earth) [orbit] [with|at|in|of] [altitude] {of} <len:v> [altitude]", named<Named::leo>},
    Rule{"(leo|low earth [orbit])", named<Named::leo>},
    Rule{"(meo|medium earth [orbit]|mid earth [orbit])", named<Named::meo>},
    Rule{"(geo|geostationary [earth] [orbit]|geostationary ring|geostationary belt)", named<Named::geostationary>},
    Rule{"(gso|geosynchronous [earth] [orbit])", named<Named::geosynchronous>},
    Rule{"(gto|(geo|geostationary|geosynchronous) transfer orbit [\\( gto \\)])", named<Named::gto>},
    Rule{"molniya [type|style|like] [orbit]", named<Named::molniya>},
    Rule{"(iss|international space station) [like|type] [orbit]", named<Named::iss>},
    Rule{"(gps|navstar) [like|type] [orbit]", named<Named::gps>},
    Rule{"(sso|sun synchronous|heliosynchronous) [polar !polar] [earth] [orbit] [\\( sso \\)]",
         note<&Facts::sun_synchronous>},
    Rule{"<time:v> [period] orbit", period},
    Rule{"[,] <angle:v> [inclined] (orbit|leo|circular|low earth orbit)", angle_as_inclination},
    Rule{"(one|1) (satellite|spacecraft|craft|vehicle|sat)", nothing},
    Rule{"mission to (geo|geostationary|geosynchronous|gso|gto|leo|low earth|molniya)", destination},
    Rule{"dawn dusk [sun synchronous|sso] [orbit]", dawn_dusk},
    Rule{"polar", note<&Facts::polar>},
    Rule{"equatorial", note<&Facts::equatorial>},
    Rule{"[near] (circular|circle)", note<&Facts::circular>},
    Rule{"[highly] (elliptical|eccentric)", note<&Facts::elliptical>},
    Rule{"heo", note<&Facts::elliptical>},
    Rule{"[orbiting|orbits|orbit] [around|about|of|over|in|centered on] earth [centered] [orbit]", nothing},
    Rule{"orbiting", nothing},
    Rule{"[in|using] (earthmj2000eq|mj2000eq|mj2000|j2000|eci|earth mj2000 equator|earth mj2000eq) "
         "[earth] [frame|coordinate|coordinate system|system|equatorial]",
         nothing},
    Rule{"[at|inclined] [at|by|to] <angle:v>", angle_as_inclination, true},
};

}  // namespace

std::span<const Rule> orbit_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
