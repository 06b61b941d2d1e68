#include "engine/engine.hpp"

#include <exception>
#include <new>

#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/report_format.hpp"

namespace gmat_copilot::engine {
namespace {

FinalState final_state(const Spacecraft& craft) {
    FinalState state;
    state.epoch_a1mjd = craft.epoch.a1mjd();
    for (int i = 0; i < 3; ++i) {
        state.position_km[i] = craft.state.position_km(i);
        state.velocity_km_s[i] = craft.state.velocity_km_s(i);
    }
    state.total_mass_kg = craft.total_mass_kg();
    return state;
}

void log_final_orbit(Flight& flight, const Spacecraft& craft) {
    constexpr double degree = 0.017453292519943295;
    flight.log("Final state of " + craft.name + " at " + gregorian_text(craft.epoch, TimeScale::utc) +
               " UTC, EarthMJ2000Eq:");
    const Cartesian x = to_cartesian(craft.state);
    std::string line = "   X Y Z [km] VX VY VZ [km/s]:";
    for (const double value : x) {
        line += " " + report_number(value, 12, false);
    }
    flight.log(line);
    if (const auto k = to_keplerian(craft.state)) {
        flight.log("   SMA " + report_number(k->sma_km, 10, false) + " km, ECC " + report_number(k->ecc, 8, false) +
                   ", INC " + report_number(k->inc_rad / degree, 9, false) + ", RAAN " +
                   report_number(k->raan_rad / degree, 9, false) + ", AOP " +
                   report_number(k->aop_rad / degree, 9, false) + ", TA " +
                   report_number(k->true_anomaly_rad / degree, 9, false) + " deg; total mass " +
                   report_number(craft.total_mass_kg(), 9, false) + " kg");
    }
}

void finish(Flight& flight) {
    for (const auto& [name, craft] : flight.world.craft) {
        flight.result.final_states[name] = final_state(craft);
        log_final_orbit(flight, craft);
    }
}

void end_with(FlightResult& result, Ending ending, std::string message, std::optional<int> line) {
    result.ending = ending;
    result.message = std::move(message);
    result.line = line;
}

}  // namespace

FlightResult fly(const script::Tree& tree, const FlyOptions& options) {
    FlightResult result;
    try {
        const Mission mission = load_mission(tree);
        Flight flight(mission, options, result);
        check_sequence(flight);
        if (!options.load_only) {
            run_sequence(flight);
            finish(flight);
        }
    } catch (const Halt& halt) {
        end_with(result, halt.ending, halt.message, halt.line > 0 ? std::optional<int>(halt.line) : std::nullopt);
    } catch (const std::bad_alloc&) {
        end_with(result, Ending::unsupported, "the mission needs more memory than there is", std::nullopt);
    } catch (const std::exception& error) {
        end_with(result, Ending::unsupported, std::string("the engine could not follow the script: ") + error.what(),
                 std::nullopt);
    }
    return result;
}

std::string engine_name() { return "builtin 0.1.0"; }

}  // namespace gmat_copilot::engine
