#include "dryrun/engine_child.hpp"

#include <array>
#include <istream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "script/tree.hpp"

namespace gmat_copilot::dryrun {
namespace {

using nlohmann::json;

constexpr std::size_t longest_input = std::size_t{64} << 20U;

constexpr std::array<std::pair<engine::Ending, std::string_view>, 4> endings = {
    {{engine::Ending::completed, "completed"},
     {engine::Ending::load_error, "load_error"},
     {engine::Ending::run_error, "run_error"},
     {engine::Ending::unsupported, "unsupported"}}};

std::string_view name_of(engine::Ending ending) {
    for (const auto& [value, name] : endings) {
        if (value == ending) {
            return name;
        }
    }
    return "unsupported";
}

engine::Ending ending_named(const std::string& name) {
    for (const auto& [value, known] : endings) {
        if (known == name) {
            return value;
        }
    }
    throw std::invalid_argument("unknown ending");
}

json state_json(const engine::FinalState& state) {
    return {{"epoch_a1mjd", state.epoch_a1mjd},
            {"position_km", state.position_km},
            {"velocity_km_s", state.velocity_km_s},
            {"total_mass_kg", state.total_mass_kg}};
}

/// JSON has no NaN: the writer makes it null.
double number(const json& value) {
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

engine::FinalState state_from(const json& value) {
    engine::FinalState state;
    state.epoch_a1mjd = number(value.at("epoch_a1mjd"));
    for (std::size_t axis = 0; axis < 3; ++axis) {
        state.position_km[axis] = number(value.at("position_km").at(axis));
        state.velocity_km_s[axis] = number(value.at("velocity_km_s").at(axis));
    }
    state.total_mass_kg = number(value.at("total_mass_kg"));
    return state;
}

}  // namespace

std::string to_engine_input(std::string_view script, bool load_only) {
    return json{{"load_only", load_only}}.dump() + "\n" + std::string(script);
}

std::string to_json(const engine::FlightResult& result) {
    json value = {{"ending", name_of(result.ending)},
                  {"message", result.message},
                  {"line", result.line ? json(*result.line) : json()},
                  {"converged", result.converged},
                  {"has_solver", result.has_solver},
                  {"final_states", json::object()},
                  {"reports", result.reports},
                  {"log", result.log}};
    for (const auto& [name, state] : result.final_states) {
        value["final_states"][name] = state_json(state);
    }
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<engine::FlightResult> flight_result_from_json(std::string_view text) {
    try {
        const json value = json::parse(text);
        engine::FlightResult result;
        result.ending = ending_named(value.at("ending").get<std::string>());
        result.message = value.at("message").get<std::string>();
        if (!value.at("line").is_null()) {
            result.line = value.at("line").get<int>();
        }
        value.at("converged").get_to(result.converged);
        value.at("has_solver").get_to(result.has_solver);
        for (const auto& [name, state] : value.at("final_states").items()) {
            result.final_states.emplace(name, state_from(state));
        }
        value.at("reports").get_to(result.reports);
        value.at("log").get_to(result.log);
        return result;
    } catch (const std::exception&) {  // json's own, or an unknown ending: it is not an answer of this program
        return std::nullopt;
    }
}

int engine_child_main(std::istream& in, std::ostream& out) {
    std::string options_line;
    std::getline(in, options_line);
    const json options = json::parse(options_line, nullptr, false);
    if (!options.is_object()) {
        return 2;
    }
    std::string script;
    std::array<char, std::size_t{1} << 16U> block;
    while (in.read(block.data(), block.size()) || in.gcount() > 0) {
        script.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (script.size() > longest_input) {
            return 2;
        }
    }
    engine::FlyOptions fly_options;
    const auto load_only = options.find("load_only");
    fly_options.load_only = load_only != options.end() && load_only->is_boolean() && load_only->get<bool>();
    const script::Tree tree = script::parse(std::move(script));
    out << to_json(engine::fly(tree, fly_options)) << '\n' << std::flush;
    return out ? 0 : 2;
}

}  // namespace gmat_copilot::dryrun
