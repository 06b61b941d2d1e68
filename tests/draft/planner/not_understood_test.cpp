// What is not understood is said word by word, and nothing is written: each row is a request and exactly what is
// reported.
#include <string>
#include <vector>

#include "draft/planner/planner.hpp"
#include "support/catch.hpp"

using gmat_copilot::drafting::planner::draft;

namespace {

struct Row {
    std::string request;
    std::vector<std::string> not_understood;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> table{
        {"500 km circular orbit with drag to Mars", {"to Mars"}},
        {"two satellites in a 500 km circular orbit", {"two satellites"}},
        {"land on the Moon", {"land on the Moon"}},
        {"in 3 weeks to the L2 point", {"in 3 weeks to the L2 point"}},
        {"500 km circular orbit, inclination 51.6 km",
         {"inclination 51.6 km: an angle is needed here, this is a length"}},
        {"500 circular orbit", {"500: a size without a unit (km?)"}},
        {"500 km circular orbit at 600 km altitude", {"at 600 km altitude: contradicts what was said before"}},
        {"circular orbit at altitude -200 km", {"at altitude -200 km: the perigee lies below the Earth's surface"}},
        {"500 km circular orbit; low-thrust spiral to GEO",
         {"500 km: contradicts the geostationary orbit", "low-thrust spiral"}},
        {"a constellation of 24 satellites in 20200 km orbits", {"constellation of 24 satellites in 20200 km"}},
        {"propagate one day", {"the orbit is not given (for example: a 500 km circular orbit)"}},
        {"500 km circular orbit, propagate one day and report foo", {"report foo"}},
        {"500 km circular orbit, propagate until eclipse",
         {"propagate: for how long, or until when?", "until eclipse"}},
        {"500 km circular orbit; propagate", {"propagate: for how long, or until when?"}},
        {"perigee 5000 km apogee 300 km", {"apogee 300 km: the apogee is below the perigee"}},
        {"perigee 100 km below the surface", {"perigee 100 km: the apogee is not given", "below the surface"}},
        {"elliptical orbit at 500 km",
         {"elliptical: an elliptical orbit needs a perigee and an apogee, or an eccentricity"}},
        {"500 km circular orbit, burn at apogee", {"burn at apogee: a burn needs its size, for example 50 m/s"}},
        {"500 km circular orbit; do a burn", {"do a burn: a burn needs its size, for example 50 m/s"}},
        {"Hohmann transfer from 400 km to GEO with a 28.5 deg plane change",
         {"Hohmann transfer from 400 km to GEO with a 28.5 deg: a transfer with a change of plane is not understood",
          "plane change"}},
        {"Hohmann transfer to the Moon", {"Hohmann transfer to the Moon"}},
        {"make me a sandwich", {"sandwich"}},
        {"500 km circular orbit without propagating", {"without", "propagating: for how long, or until when?"}},
        {"500 km circular orbit; do not propagate for one day", {"not"}},
        {"A 500 km circular orbit around Mars", {"Mars"}},
        {"500 km circular orbit, 30 Feb 2026, propagate 1 day", {"30 Feb 2026"}},
        {"500 km circular orbit with eccentricity 0.1",
         {"with eccentricity 0.1: contradicts the size of the orbit given besides"}},
        {"geostationary orbit at 500 km altitude", {"at 500 km altitude: contradicts the geostationary orbit"}},
        {"500 km circular orbit, propagate one month", {"propagate: for how long, or until when?", "one month"}},
        {"500 km circular orbit propagate 1 day, report altitude and eclipse times", {"eclipse times"}},
        {"500 km orbit; ten 5 m/s burns", {"ten 5 m/s burns"}},
        {"500 km circular orbit, propagate between 1 and 2 days",
         {"propagate: for how long, or until when?", "between 1 and 2 days"}},
        {"launch a rocket into a 500 km circular orbit", {"launch a rocket"}},
        {"500 km circular orbit, propagate backwards one day",
         {"propagate: for how long, or until when?", "backwards one day"}},
        {"SMA=7000 km, inclination 200 deg", {"inclination 200 deg: an inclination lies between 0 and 180 deg"}},
        {"400-800 km orbit", {"400-800 km: a range; \"x\" or \"by\" parts perigee and apogee"}},
        {"500 km circular orbit, propagate one day, burn 50 m/s prograde then retrograde", {"retrograde"}},
        {"500 km circular orbit, propagate 1 day, report altitude or latitude", {"or latitude"}},
        {"a circular orbit between 500 and 600 km", {"between 500 and 600 km"}},
        {"500 km circular orbit, propagate one day twice", {"twice"}},
        {"at least 500 km circular orbit", {"at least"}},
        {"500 km circular orbit of the Moon, propagate 1 day", {"of the Moon"}},
        {"500 km circular orbit, ignore J2", {"ignore"}},
        {"500 km circular orbit, propagate 1 day, no report", {"no report"}},
        {"Design a mission to GEO",
         {"mission to GEO: where does it begin? For example: a Hohmann transfer from 400 km to GEO"}},
        {"500 km circular orbit, propagate to the Moon", {"propagate: for how long, or until when?", "to the Moon"}},
        {"500 km circular orbit, inclination 51.6 deg, inclination 98 deg",
         {"inclination 98 deg: contradicts what was said before"}},
        {"500 km circular orbit; propagate -1 day", {"propagate -1 day: the time must be greater than zero"}},
        {"500 km circular orbit, ecc 1.2",
         {"ecc 1.2: the eccentricity of an orbit around the Earth is at least 0 and below 1"}},
        {"a satellite named Earth in a 500 km circular orbit",
         {"satellite named Earth: that name has a meaning in GMAT or in the script; another is needed"}},
        {"a satellite named Sat-2 in a 500 km circular orbit", {"2"}},
        {"equatorial orbit at 500 km, inclination 45 deg", {"inclination 45 deg: is not equatorial"}},
        {"500 km circular orbit, propagate to perigee", {"propagate to perigee: a circular orbit has no perigee"}},
        {"equatorial 500 km circular orbit, propagate to the ascending node",
         {"propagate to the ascending node: an orbit in the plane of the equator does not cross it"}},
        {"500 km circular orbit, 1 Jan 2026, propagate until 1 Dec 2025",
         {"propagate until 1 Dec 2025: this is not after the epoch"}},
        {"500 km circular orbit, propagate until altitude 300 km",
         {"propagate until altitude 300 km: the orbit never gets there"}},
        {"raise the orbit from 800 km to 400 km",
         {"raise the orbit from 800 km to 400 km: the final orbit lies on the other side of the first"}},
        {"500 km circular orbit; Hohmann transfer from 300 km to 800 km",
         {"Hohmann transfer from 300 km to 800 km: the size of the orbit is given more than once"}},
        {"300 x 3000 km orbit; Hohmann transfer to 800 km",
         {"Hohmann transfer to 800 km: a Hohmann transfer begins in a circular orbit, this one is not circular"}},
        {"500 km circular orbit, propagate one day, report the altitude every 5 furlongs", {"every 5 furlongs"}},
        {"500 km circular orbit, point mass gravity with drag",
         {"with drag: GMAT models drag only together with the Earth's gravity field, not with a point mass"}},
        {"500 km circular orbit with 100x100 gravity",
         {"with 100x100 gravity: degree and order are whole numbers, 0 <= order <= degree <= 70"}},
        {"500 km circular orbit, epoch 1 Jan 1950",
         {"epoch 1 Jan 1950: GMAT takes epochs from October 1957 to February 2100"}},
        {"sun-synchronous orbit at 9000 km", {"sun-synchronous orbit: there is no Sun-synchronous orbit of this size"}},
        {"SMA 7000 km, ECC 0.1, perigee 500 km", {"perigee 500 km: the apogee is not given"}},
        {"500 km circular orbit with a Cartesian state X=7000",
         {"X=7000: the Cartesian state is not complete: X, Y, Z, VX, VY and VZ are needed"}},
        {"500 km circular orbit, propagate for one day, avoid debris", {"avoid debris"}},
        {"500 km circular orbit, one-day propagation with 3 ground stations", {"with 3 ground stations"}},
        {"500 km circular orbit. Launch on Friday.", {"Launch on Friday"}},
        {"500 km circular orbit, finite burn of 50 m/s", {"finite"}},
        {"500 km circular orbit, propagate until periapsis of Mars",
         {"propagate until periapsis: a circular orbit has no perigee", "of Mars"}},
        {"maintain a 500 km circular orbit for one year", {"maintain", "for one year"}},
        {"500 km circular orbit, drag-free, 1 day", {"free", "1 day"}},
        {"500 km circular orbit at 500 km altitude for 1 day, hold attitude nadir", {"hold attitude nadir"}},
        {"фывап 500 km circular orbit", {"фывап"}},
        {"500 km circular orbit, report the altitude at apogee",
         {"report the altitude at apogee: a circular orbit has no apogee"}},
        {"500 km circular orbit, burn 50 m/s prograde normal",
         {"burn 50 m/s prograde normal: two directions for one burn"}},
        {"500 km circular orbit, formation of satellites", {"formation of satellites"}},
        {"500 km circular orbit for one day; email me the results", {"email me the results"}},
        {"300 km x 600 km orbit, propagate to apogee, circularize", {"circularize"}},
        {"raise apogee to 1000 km from a 300 km circular orbit", {"raise apogee to 1000 km"}},
        {"500 km circular orbit, propagate 1 day, report the pizza and altitude", {"report the pizza and altitude"}},
        {"500 km circular orbit, propagate for 1e400 days",
         {"propagate: for how long, or until when?", "for 1e400 days"}},
        {"500 km circular orbit, do not report altitude", {"not"}},
        {"500 km circular orbit unless it decays", {"unless it decays"}},
    };
    return table;
}

}  // namespace

TEST_CASE("what is not understood is reported in the request's own words") {
    for (const Row& row : rows()) {
        INFO(row.request);
        const auto drafted = draft(row.request);
        CHECK(drafted.not_understood == row.not_understood);
    }
}

TEST_CASE("a request that is not understood gives no script and no plan") {
    for (const Row& row : rows()) {
        INFO(row.request);
        const auto drafted = draft(row.request);
        CHECK(!drafted.understood());
        CHECK(drafted.script.empty());
        CHECK(drafted.plan_json.empty());
    }
}
