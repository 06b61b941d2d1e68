#include <algorithm>
#include <array>
#include <cmath>

#include "draft/planner/assemble.hpp"
#include "draft/planner/assemble_reports.hpp"
#include "draft/planner/astrodynamics.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr double smallest_inclination_deg = 0.01;

/// Walks the step facts in order and keeps an eye on what the orbit is by then.
class SequenceMaker {
  public:
    explicit SequenceMaker(Assembly& assembly) : assembly_(assembly) {
        if (const auto* orbit = std::get_if<Keplerian>(&assembly.plan.orbit)) {
            sma_km_ = orbit->sma_km;
            ecc_ = orbit->ecc;
            inc_deg_ = orbit->inc_deg;
            known_ = orbit->sma_km > 0.0;
            inclined_known_ = known_;
        }
    }

    void make() {
        for (const StepFact& fact : assembly_.facts.steps) {
            std::visit([this](const auto& step) { add(step); }, fact);
        }
        if (pending_) {
            assembly_.problem(pending_->words, "what shall happen there?");
        }
        check_verb();
        if (sequence_.moves.empty()) {
            assembly_.assume("no flight time given: one orbit");
            push(Coast{ForRevolutions{1.0}}, {}, false);
        }
        for (const Move& move : sequence_.moves) {
            if (const auto* coast = std::get_if<Coast>(&move.step); coast != nullptr && uses_period(*coast)) {
                assembly_.assume("an orbit lasts one osculating Keplerian period, as it is when the coast begins");
            }
        }
        place_reports(assembly_, sequence_);
    }

  private:
    static bool uses_period(const Coast& coast) { return std::holds_alternative<ForRevolutions>(coast.until); }

    void push(Step step, Words words, bool burn) { sequence_.moves.push_back({std::move(step), words, burn}); }

    void resolve_pending() {
        if (pending_) {
            const PointFact point = *pending_;
            pending_.reset();
            go_to(point.event, point.words);
        }
    }

    /// Coasts to an event unless the flight is there already.
    void go_to(Event event, Words words) {
        if (!sequence_.moves.empty()) {
            const auto* coast = std::get_if<Coast>(&sequence_.moves.back().step);
            const auto* until = coast != nullptr ? std::get_if<UntilEvent>(&coast->until) : nullptr;
            if (until != nullptr && until->event == event) {
                return;
            }
        }
        const auto* orbit = std::get_if<Keplerian>(&assembly_.plan.orbit);
        const double apsis_deg = event == Event::perigee ? 0.0 : 180.0;
        const bool apsis = event == Event::perigee || event == Event::apogee;
        if (sequence_.moves.empty() && apsis && orbit != nullptr && known_ && orbit->ecc >= 1e-3 &&
            orbit->ta_deg == apsis_deg) {
            assembly_.assume("the flight begins at " + std::string(event_name(event)) +
                             ", no coast is needed to get there");
            return;
        }
        coast(UntilEvent{event}, words);
    }

    void add(const CoastFact& fact) {
        resolve_pending();
        coast(fact.until, fact.words);
    }

    void coast(const Until& until, Words words) {
        check(until, words);
        push(Coast{until}, words, false);
    }

    void check(const Until& until, Words words) {
        if (const auto* duration = std::get_if<ForDuration>(&until);
            duration != nullptr && duration->duration_s <= 0.0) {
            assembly_.problem(words, "the time must be greater than zero");
        }
        if (const auto* count = std::get_if<ForRevolutions>(&until); count != nullptr && count->count <= 0.0) {
            assembly_.problem(words, "the number of orbits must be greater than zero");
        }
        if (const auto* event = std::get_if<UntilEvent>(&until)) {
            check_event(event->event, words);
        }
        if (const auto* altitude = std::get_if<UntilAltitude>(&until)) {
            check_reach(earth_radius_km + altitude->altitude_km, words);
        }
        if (const auto* radius = std::get_if<UntilRadius>(&until)) {
            check_reach(radius->radius_km, words);
        }
        if (const auto* date = std::get_if<UntilDate>(&until)) {
            const bool same_scale = date->epoch.scale == assembly_.plan.epoch.scale || !date->epoch.scale_given;
            if (!same_scale) {
                assembly_.problem(words, "the end must be in the time scale of the epoch");
            } else if (gmat_mjd(date->epoch) <= gmat_mjd(assembly_.plan.epoch)) {
                assembly_.problem(words, "this is not after the epoch");
            }
        }
    }

    void check_event(Event event, Words words) {
        const bool apsis = event == Event::apogee || event == Event::perigee;
        if (apsis && known_ && ecc_ < 1e-3) {
            assembly_.problem(words, "a circular orbit has no " + std::string(event_name(event)));
        }
        if (!apsis && inclined_known_ &&
            (inc_deg_ < smallest_inclination_deg || inc_deg_ > 180.0 - smallest_inclination_deg)) {
            assembly_.problem(words, "an orbit in the plane of the equator does not cross it");
        }
        if (!apsis) {
            assembly_.assume("a node within the first minute of a coast to a node is passed over");
        }
    }

    /// The geodetic altitude of a circular orbit varies by the Earth's flattening, some 21 km.
    void check_reach(double radius_km, Words words) {
        constexpr double margin_km = 30.0;
        if (radius_km < earth_radius_km) {
            assembly_.problem(words, "this lies below the Earth's surface");
        } else if (known_ &&
                   (radius_km < sma_km_ * (1.0 - ecc_) - margin_km || radius_km > sma_km_ * (1.0 + ecc_) + margin_km)) {
            assembly_.problem(words, "the orbit never gets there");
        }
        assembly_.assume("a coast to an altitude or radius is given up after 10 days");
    }

    void add(const PointFact& fact) {
        resolve_pending();
        pending_ = fact;
    }

    void add(const BurnFact& fact) {
        resolve_pending();
        if (fact.at) {
            go_to(*fact.at, fact.words);
        }
        if (fact.after) {
            coast(*fact.after, fact.words);
        }
        Burn burn;
        if (!fact.components_km_s.empty()) {
            if (fact.magnitude_km_s || !fact.direction.empty()) {
                assembly_.problem(fact.words, "both components and a size or direction for one burn");
            }
            std::copy(fact.components_km_s.begin(), fact.components_km_s.end(), burn.delta_v_km_s.begin());
            assembly_.assume("the burn's components are along velocity, normal and binormal (VNB)");
        } else {
            set_direction(burn, fact);
        }
        push(burn, fact.words, true);
        known_ = false;
        inclined_known_ = inclined_known_ && burn.axes == "VNB" && burn.delta_v_km_s[1] == 0.0;
    }

    void set_direction(Burn& burn, const BurnFact& fact) {
        struct Row {
            std::string_view name;
            std::string_view axes;
            std::size_t axis;
            double sign;
        };
        constexpr std::array rows{Row{"prograde", "VNB", 0, 1.0}, Row{"retrograde", "VNB", 0, -1.0},
                                  Row{"normal", "VNB", 1, 1.0},   Row{"antinormal", "VNB", 1, -1.0},
                                  Row{"radial", "LVLH", 0, 1.0},  Row{"inward", "LVLH", 0, -1.0}};
        if (*fact.magnitude_km_s <= 0.0) {
            assembly_.problem(fact.words, "the size of a burn must be greater than zero; say retrograde to slow down");
        }
        std::string direction = fact.direction;
        if (direction.empty()) {
            direction = "prograde";
            assembly_.assume("no direction given for the burn: along the velocity");
        }
        for (const Row& row : rows) {
            if (row.name == direction) {
                burn.axes = row.axes;
                burn.delta_v_km_s.at(row.axis) = row.sign * *fact.magnitude_km_s;
            }
        }
        if (!fact.at && !fact.after && sequence_.moves.empty()) {
            assembly_.assume("the burn is at the start, because no place is given");
        }
    }

    void add(const TransferFact& fact) {
        resolve_pending();
        if (!fact.hohmann_said && !assembly_.facts.hohmann_named) {
            assembly_.assume("the change of orbit is a Hohmann transfer");
        }
        if (!known_) {
            if (std::holds_alternative<Cartesian>(assembly_.plan.orbit) || sma_km_ > 0.0) {
                assembly_.problem(fact.words, "a transfer is understood only from a circular orbit that is known");
            }
            return;
        }
        if (ecc_ > 1e-3) {
            assembly_.problem(fact.words, "a Hohmann transfer begins in a circular orbit, this one is not circular");
            return;
        }
        if (fact.from && fact.from->radius_km && std::abs(*fact.from->radius_km - sma_km_) > 1e-6) {
            assembly_.problem(fact.words, "the transfer does not begin in the orbit the spacecraft is in");
            return;
        }
        const double from_km = sma_km_;
        const double to_km = fact.to && fact.to->radius_km ? *fact.to->radius_km : earth_radius_km + 500.0;
        if (fact.to && fact.to->leo) {
            assembly_.assume("LEO is taken as a circular orbit at 500 km altitude");
        }
        check_transfer(fact, from_km, to_km);
        const HohmannBurns burns = hohmann_burns(from_km, to_km);
        push(Hohmann{from_km, to_km, burns.first_km_s, burns.second_km_s, burns.transfer_time_s}, fact.words, true);
        assembly_.assume("the transfer begins at once and ends in a circular orbit of radius " + number_text(to_km) +
                         " km");
        assembly_.assume("the transfer is coplanar: the inclination stays " + number_text(inc_deg_) + " deg");
        if (fact.to && fact.to->geostationary && inc_deg_ > smallest_inclination_deg) {
            assembly_.assume(
                "the final orbit has the geostationary radius but is inclined: no plane change was asked for");
        }
        sma_km_ = to_km;
        ecc_ = 0.0;
    }

    void check_transfer(const TransferFact& fact, double from_km, double to_km) {
        if (to_km < earth_radius_km) {
            assembly_.problem(fact.words, "the final orbit lies below the Earth's surface");
        } else if (std::abs(to_km - from_km) < 1.0) {
            assembly_.problem(fact.words, "the two orbits are the same");
        } else if ((fact.sense == '+' && to_km < from_km) || (fact.sense == '-' && to_km > from_km)) {
            assembly_.problem(fact.words, "the final orbit lies on the other side of the first");
        } else if (fact.to && fact.to->inc_deg && std::abs(*fact.to->inc_deg - inc_deg_) > 1e-9) {
            assembly_.problem(fact.words, "a transfer with a change of plane is not understood");
        }
    }

    void add(const ReportFact& fact) {
        if (fact.after_time) {
            resolve_pending();
            for (const Move& move : sequence_.moves) {
                if (std::holds_alternative<Coast>(move.step)) {
                    assembly_.problem(fact.words, "after another coast it is not clear from when this time counts");
                    break;
                }
            }
            coast(*fact.after_time, fact.words);
        } else if (fact.at) {
            resolve_pending();
            const std::size_t before = sequence_.moves.size();
            go_to(*fact.at, fact.words);
            if (sequence_.moves.size() > before) {
                assembly_.assume("the flight goes on to the next " + std::string(event_name(*fact.at)) +
                                 " for the report there");
            }
        } else if (pending_) {
            resolve_pending();
        }
        sequence_.reports.push_back({&fact, sequence_.moves.size()});
    }

    void check_verb() {
        const auto& verb = assembly_.facts.propagate_verb;
        if (verb && sequence_.moves.empty()) {
            assembly_.problem(*verb, "for how long, or until when?");
        }
        if (assembly_.facts.hohmann_named) {
            bool found = false;
            for (const Move& move : sequence_.moves) {
                found = found || std::holds_alternative<Hohmann>(move.step);
            }
            if (!found) {
                assembly_.problem(*assembly_.facts.hohmann_named, "from which orbit to which?");
            }
        }
    }

    Assembly& assembly_;
    Sequence sequence_;
    std::optional<PointFact> pending_;
    bool known_ = false;           ///< sma_km_ and ecc_ hold
    bool inclined_known_ = false;  ///< inc_deg_ holds
    double sma_km_ = 0.0;
    double ecc_ = 0.0;
    double inc_deg_ = 0.0;
};

}  // namespace

void assemble_sequence(Assembly& assembly) { SequenceMaker(assembly).make(); }

}  // namespace gmat_copilot::drafting::planner
