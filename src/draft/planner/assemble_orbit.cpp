#include <array>
#include <cmath>
#include <numbers>

#include "draft/planner/assemble.hpp"
#include "draft/planner/astrodynamics.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr double deg = std::numbers::pi / 180.0;
constexpr double sphere_of_influence_km = 924000.0;

/// What a named orbit stands for when nothing else is said of it.
struct NamedOrbit {
    Named name;
    std::string_view label;
    double perigee_radius_km;
    double apogee_radius_km;
    double inc_deg;             ///< negative: not part of the name
    double aop_deg;             ///< negative: not part of the name
    bool size_is_part_of_name;  ///< another size contradicts it
};
constexpr double half_day_sma_km = 26561.763;  // two revolutions a sidereal day
constexpr std::array named_orbits{
    NamedOrbit{Named::leo, "LEO", earth_radius_km + 500.0, earth_radius_km + 500.0, -1, -1, false},
    NamedOrbit{Named::meo, "MEO", earth_radius_km + 20200.0, earth_radius_km + 20200.0, -1, -1, false},
    NamedOrbit{Named::geostationary, "geostationary orbit", geostationary_radius_km, geostationary_radius_km, 0, -1,
               true},
    NamedOrbit{Named::geosynchronous, "geosynchronous orbit", geostationary_radius_km, geostationary_radius_km, -1, -1,
               true},
    NamedOrbit{Named::gto, "GTO", earth_radius_km + 250.0, geostationary_radius_km, -1, -1, false},
    NamedOrbit{Named::molniya, "Molniya orbit", half_day_sma_km * 0.26, half_day_sma_km * 1.74, 63.4349, 270, false},
    NamedOrbit{Named::iss, "ISS orbit", earth_radius_km + 420.0, earth_radius_km + 420.0, 51.64, -1, false},
    NamedOrbit{Named::gps, "GPS orbit", half_day_sma_km, half_day_sma_km, 55, -1, true},
};
constexpr double sun_synchronous_altitude_km = 700.0;

class OrbitMaker {
  public:
    OrbitMaker(Assembly& assembly, const TransferFact* transfer)
        : assembly_(assembly), facts_(assembly.facts), transfer_(transfer) {
        for (const NamedOrbit& orbit : named_orbits) {
            if (facts_.named && facts_.named->value == orbit.name) {
                named_ = &orbit;
            }
        }
    }

    void make() {
        constexpr std::array cartesian{Element::x, Element::y, Element::z, Element::vx, Element::vy, Element::vz};
        for (const Element element : cartesian) {
            if (facts_.elements.contains(element)) {
                make_cartesian(cartesian);
                return;
            }
        }
        const bool size = make_size();
        if (size && check_size()) {
            make_orientation();
            assembly_.plan.orbit = orbit_;
        }
    }

  private:
    [[nodiscard]] const Stated* find(Element element) const {
        const auto found = facts_.elements.find(element);
        return found == facts_.elements.end() ? nullptr : &found->second;
    }

    void make_cartesian(const std::array<Element, 6>& order) {
        Cartesian state;
        Words words{};
        for (std::size_t i = 0; i < order.size(); ++i) {
            const Stated* value = find(order.at(i));
            if (value == nullptr) {
                assembly_.problem(words, "the Cartesian state is not complete: X, Y, Z, VX, VY and VZ are needed");
                return;
            }
            words = value->words;
            (i < 3 ? state.position_km : state.velocity_km_s).at(i % 3) = value->value;
        }
        for (const auto& [element, stated] : facts_.elements) {
            if (element <= Element::ltan) {
                assembly_.problem(stated.words, "contradicts the Cartesian state");
            }
        }
        const std::array<const std::optional<Words>*, 5> shapes{
            &facts_.circular, &facts_.elliptical, &facts_.sun_synchronous, &facts_.polar, &facts_.equatorial};
        for (const auto* shape : shapes) {
            if (*shape) {
                assembly_.problem(**shape, "with a Cartesian state the shape of the orbit cannot be asked for as well");
            }
        }
        if (named_ != nullptr) {
            assembly_.problem(facts_.named->words, "contradicts the Cartesian state");
        }
        if (std::hypot(state.position_km[0], state.position_km[1], state.position_km[2]) < earth_radius_km) {
            assembly_.problem(words, "the position lies inside the Earth");
        }
        if (std::hypot(state.velocity_km_s[0], state.velocity_km_s[1], state.velocity_km_s[2]) == 0.0) {
            assembly_.problem(words, "the velocity is zero");
        }
        assembly_.plan.orbit = state;
        assembly_.assume("the Cartesian state is in the frame EarthMJ2000Eq");
    }

    void circle(double radius_km, Words words) {
        orbit_.sma_km = radius_km;
        orbit_.ecc = 0.0;
        size_words_ = words;
        ++sizes_;
        // an eccentricity given besides is checked in check_size
    }

    void apsides(double perigee_km, double apogee_km, Words words) {
        if (apogee_km < perigee_km) {
            assembly_.problem(words, "the apogee is below the perigee");
            broken_ = true;
            return;
        }
        orbit_.sma_km = (perigee_km + apogee_km) / 2.0;
        orbit_.ecc = (apogee_km - perigee_km) / (apogee_km + perigee_km);
        size_words_ = words;
        ++sizes_;
    }

    /// A perigee or apogee radius from either its altitude or its radius.
    [[nodiscard]] std::optional<Stated> apsis(Element altitude, Element radius) {
        const Stated* high = find(altitude);
        const Stated* far = find(radius);
        if (high != nullptr && far != nullptr) {
            assembly_.problem(far->words, "both an altitude and a radius for one apsis");
            broken_ = true;
        }
        if (high != nullptr) {
            return Stated{earth_radius_km + high->value, high->words};
        }
        return far != nullptr ? std::optional(*far) : std::nullopt;
    }

    /// False when there is no usable size.
    bool make_size() {
        const Stated* ecc = find(Element::ecc);
        const Stated* sma = find(Element::sma);
        const auto perigee = apsis(Element::perigee_altitude, Element::perigee_radius);
        const auto apogee = apsis(Element::apogee_altitude, Element::apogee_radius);
        if (ecc != nullptr && (ecc->value < 0.0 || ecc->value >= 1.0)) {
            assembly_.problem(ecc->words, "the eccentricity of an orbit around the Earth is at least 0 and below 1");
            return false;
        }
        const double e = ecc != nullptr ? ecc->value : 0.0;
        if (const Stated* altitude = find(Element::altitude)) {
            circle(earth_radius_km + altitude->value, altitude->words);
        }
        if (const Stated* radius = find(Element::radius)) {
            circle(radius->value, radius->words);
        }
        if (transfer_ != nullptr && transfer_->from && transfer_->from->radius_km &&
            !same_circle(*transfer_->from->radius_km)) {
            circle(*transfer_->from->radius_km, transfer_->words);
        }
        if (const Stated* period = find(Element::period)) {
            orbit_.sma_km = sma_of_period_km(period->value);
            orbit_.ecc = e;
            size_words_ = period->words;
            ++sizes_;
        }
        if (perigee && apogee) {
            apsides(perigee->value, apogee->value, apogee->words);
            sizes_ += sma != nullptr ? 1 : 0;
        } else if (perigee || apogee) {
            one_apsis(perigee, apogee, sma, ecc);
        } else if (sma != nullptr) {
            orbit_.sma_km = sma->value;
            orbit_.ecc = e;
            size_words_ = sma->words;
            ++sizes_;
        }
        return !broken_ && (sizes_ > 0 || default_size(e));
    }

    [[nodiscard]] bool same_circle(double radius_km) const {
        return sizes_ == 1 && orbit_.ecc == 0.0 && std::abs(orbit_.sma_km - radius_km) < 1e-6;
    }

    void one_apsis(const std::optional<Stated>& perigee, const std::optional<Stated>& apogee, const Stated* sma,
                   const Stated* ecc) {
        const Stated& given = perigee ? *perigee : *apogee;
        const double sign = perigee ? -1.0 : 1.0;
        if (sma != nullptr && ecc == nullptr) {
            const double other = 2.0 * sma->value - given.value;
            apsides(perigee ? given.value : other, perigee ? other : given.value, given.words);
        } else if (ecc != nullptr && sma == nullptr) {
            orbit_.sma_km = given.value / (1.0 + sign * ecc->value);
            orbit_.ecc = ecc->value;
            size_words_ = given.words;
            ++sizes_;
        } else if (named_ != nullptr && named_->name == Named::gto && sma == nullptr) {
            apsides(perigee ? given.value : named_->perigee_radius_km, apogee ? given.value : named_->apogee_radius_km,
                    given.words);
        } else {
            assembly_.problem(given.words, perigee ? "the apogee is not given" : "the perigee is not given");
            broken_ = true;
        }
    }

    bool default_size(double ecc) {
        if (named_ != nullptr) {
            apsides(named_->perigee_radius_km, named_->apogee_radius_km, facts_.named->words);
            assembly_.assume("the " + std::string(named_->label) + " has semi-major axis " +
                             number_text(orbit_.sma_km) + " km and eccentricity " + number_text(orbit_.ecc));
            return true;
        }
        if (facts_.sun_synchronous) {
            circle(earth_radius_km + sun_synchronous_altitude_km, *facts_.sun_synchronous);
            assembly_.assume(
                "no altitude given for the Sun-synchronous orbit: " + number_text(sun_synchronous_altitude_km) + " km");
            orbit_.ecc = ecc;
            return true;
        }
        if (transfer_ != nullptr && transfer_->from && transfer_->from->leo) {
            circle(earth_radius_km + 500.0, transfer_->words);
            assembly_.assume("LEO is taken as a circular orbit at 500 km altitude");
            return true;
        }
        if (assembly_.problems.empty()) {
            assembly_.problem({0, 0}, "the orbit is not given (for example: a 500 km circular orbit)");
        }
        return false;
    }

    bool check_size() {
        const std::size_t before = assembly_.problems.size();
        const bool sized_name = named_ != nullptr && named_->size_is_part_of_name;
        const double named_sma = sized_name ? (named_->perigee_radius_km + named_->apogee_radius_km) / 2.0 : 0.0;
        if (sizes_ > 1) {
            assembly_.problem(size_words_, "the size of the orbit is given more than once");
        } else if (sized_name && std::abs(orbit_.sma_km - named_sma) > 50.0) {
            assembly_.problem(size_words_, "contradicts the " + std::string(named_->label));
        } else if (named_ != nullptr && named_->name == Named::leo && orbit_.sma_km > earth_radius_km + 2000.0) {
            assembly_.problem(size_words_, "is not a low Earth orbit (below 2000 km)");
        }
        const Stated* ecc = find(Element::ecc);
        if (ecc != nullptr && std::abs(ecc->value - orbit_.ecc) > 1e-9) {
            assembly_.problem(ecc->words, "contradicts the size of the orbit given besides");
        }
        if (facts_.circular && orbit_.ecc > 0.01) {
            assembly_.problem(*facts_.circular, "contradicts an orbit with eccentricity " + number_text(orbit_.ecc));
        }
        if (facts_.elliptical && orbit_.ecc < 1e-6) {
            assembly_.problem(*facts_.elliptical,
                              "an elliptical orbit needs a perigee and an apogee, or an eccentricity");
        }
        if (orbit_.sma_km * (1.0 - orbit_.ecc) < earth_radius_km) {
            assembly_.problem(size_words_, "the perigee lies below the Earth's surface");
        } else if (orbit_.sma_km * (1.0 + orbit_.ecc) > sphere_of_influence_km) {
            assembly_.problem(size_words_, "the orbit leaves the Earth's sphere of influence");
        }
        const bool shape_given =
            ecc != nullptr || orbit_.ecc > 0.0 || facts_.circular || transfer_ != nullptr || named_ != nullptr;
        if (!shape_given) {
            assembly_.assume("the orbit is circular, because no eccentricity is given");
        }
        return assembly_.problems.size() == before;
    }

    void make_orientation() {
        set_inclination();
        set_raan();
        const Stated* aop = find(Element::aop);
        const bool named_aop = named_ != nullptr && named_->aop_deg >= 0.0;
        orbit_.aop_deg = aop != nullptr ? aop->value : named_aop ? named_->aop_deg : 0.0;
        std::string missing = find(Element::raan) == nullptr && find(Element::ltan) == nullptr ? "RAAN" : "";
        if (aop == nullptr && !named_aop) {
            missing += missing.empty() ? "argument of perigee" : ", argument of perigee";
        }
        const Stated* ta = find(Element::ta);
        const Stated* ma = find(Element::ma);
        if (ta != nullptr && ma != nullptr) {
            assembly_.problem(ma->words, "both a true and a mean anomaly");
        } else if (ta != nullptr) {
            orbit_.ta_deg = ta->value;
        } else if (ma != nullptr) {
            orbit_.ta_deg = std::remainder(true_anomaly(ma->value * deg, orbit_.ecc) / deg, 360.0);
            orbit_.ta_deg += orbit_.ta_deg < 0.0 ? 360.0 : 0.0;
            assembly_.assume("the mean anomaly became a true anomaly by Kepler's equation");
        } else {
            missing += missing.empty() ? "true anomaly" : ", true anomaly";
        }
        if (!missing.empty()) {
            assembly_.assume("not given, taken as 0 deg: " + missing);
        }
    }

    void set_inclination() {
        const Stated* given = find(Element::inc);
        const std::optional<double> from =
            transfer_ != nullptr && transfer_->from ? transfer_->from->inc_deg : std::nullopt;
        if (given != nullptr && (given->value < 0.0 || given->value > 180.0)) {
            assembly_.problem(given->words, "an inclination lies between 0 and 180 deg");
            return;
        }
        if (given != nullptr && from && std::abs(given->value - *from) > 1e-9) {
            assembly_.problem(given->words, "contradicts the inclination of the transfer's first orbit");
        }
        const std::optional<double> stated = given != nullptr ? std::optional(given->value) : from;
        const Words words = given != nullptr ? given->words : Words{};
        if (facts_.sun_synchronous) {
            const double cosine = sun_synchronous_cos_inc(orbit_.sma_km, orbit_.ecc);
            if (cosine < -1.0) {
                assembly_.problem(*facts_.sun_synchronous, "there is no Sun-synchronous orbit of this size");
                return;
            }
            const double inc = std::round(std::acos(cosine) / deg * 1e6) / 1e6;
            require(stated, inc, 0.5, words, "is not Sun-synchronous: that needs " + number_text(inc) + " deg");
            orbit_.inc_deg = stated.value_or(inc);
            if (!stated) {
                assembly_.assume("Sun-synchronous inclination " + number_text(inc) +
                                 " deg: J2 turns the node by 360 deg in 365.2421897 days");
            }
            return;
        }
        if (facts_.polar || facts_.equatorial) {
            const double inc = facts_.polar ? 90.0 : 0.0;
            require(stated, inc, facts_.polar ? 15.0 : 1e-9, words,
                    facts_.polar ? "is not polar" : "is not equatorial");
            orbit_.inc_deg = stated.value_or(inc);
            return;
        }
        const bool named_inc = named_ != nullptr && named_->inc_deg >= 0.0;
        if (named_inc) {
            require(stated, named_->inc_deg, named_->size_is_part_of_name ? 1e-9 : 180.0, words,
                    "contradicts the " + std::string(named_->label));
        }
        orbit_.inc_deg = stated.value_or(named_inc ? named_->inc_deg : 0.0);
        if (!stated && named_inc) {
            assembly_.assume("the " + std::string(named_->label) + " has inclination " + number_text(orbit_.inc_deg) +
                             " deg");
        } else if (!stated) {
            assembly_.assume("no inclination given: 0 deg, in the plane of the equator");
        }
    }

    void require(const std::optional<double>& stated, double wanted, double within, Words words,
                 const std::string& reason) {
        if (stated && std::abs(*stated - wanted) > within) {
            assembly_.problem(words, reason);
        }
    }

    void set_raan() {
        const Stated* raan = find(Element::raan);
        const Stated* ltan = find(Element::ltan);
        if (raan != nullptr && ltan != nullptr) {
            assembly_.problem(ltan->words, "both a RAAN and a local time of the ascending node");
        } else if (raan != nullptr) {
            orbit_.raan_deg = raan->value;
        } else if (ltan != nullptr) {
            orbit_.raan_deg = std::round(raan_of_ltan_deg(ltan->value, assembly_.plan.epoch) * 1e4) / 1e4;
            assembly_.assume("RAAN " + number_text(orbit_.raan_deg) +
                             " deg from the local time of the ascending node and the mean Sun");
        }
    }

    Assembly& assembly_;
    const Facts& facts_;
    const TransferFact* transfer_;
    const NamedOrbit* named_ = nullptr;
    Keplerian orbit_;
    Words size_words_;
    int sizes_ = 0;  ///< how many times the size was given
    bool broken_ = false;
};

}  // namespace

void assemble_orbit(Assembly& assembly, const TransferFact* first_transfer) {
    OrbitMaker(assembly, first_transfer).make();
}

}  // namespace gmat_copilot::drafting::planner
