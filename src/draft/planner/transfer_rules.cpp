// Transfers between circular orbits: "a Hohmann transfer from 400 km to GEO", "raise the orbit from 400 km to 800 km".
#include <array>
#include <string>
#include <vector>

#include "draft/planner/astrodynamics.hpp"
#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

/// What one end of a transfer captured: names with the letter of the end in front, "f" for from and "t" for to.
std::optional<TransferEnd> end_of(const Match& match, const std::string& letter) {
    TransferEnd end;
    if (const Capture* altitude = match.find(letter + "_alt")) {
        end.radius_km = earth_radius_km + altitude->value;
    } else if (const Capture* radius = match.find(letter + "_rad")) {
        end.radius_km = radius->value;
    } else if (match.has(letter + "_geo")) {
        end.radius_km = geostationary_radius_km;
        end.geostationary = true;
    } else if (match.has(letter + "_gso")) {
        end.radius_km = geostationary_radius_km;
    } else if (match.has(letter + "_leo")) {
        end.leo = true;
    } else {
        return std::nullopt;
    }
    if (const Capture* inc = match.find(letter + "_inc")) {
        end.inc_deg = inc->value;
    }
    return end;
}

void transfer(Facts& facts, const Match& match) {
    TransferFact fact;
    fact.from = end_of(match, "f");
    fact.to = end_of(match, "t");
    fact.hohmann_said = match.has("hohmann");
    fact.sense = match.has("up") ? '+' : match.has("down") ? '-' : '\0';
    fact.words = words_of(match);
    facts.steps.emplace_back(std::move(fact));
}

void method(Facts& facts, const Match& match) { facts.hohmann_named = words_of(match); }

/// The phrase for one end; every capture's name begins with `letter`.
std::string end_pattern(const std::string& letter) {
    const std::string size = "(<slen:" + letter +
                             "_alt> [circular] [altitude|high] [circular]|altitude {of} <slen:" + letter +
                             "_alt>|radius {of} <slen:" + letter + "_rad>|<slen:" + letter +
                             "_rad> [orbit|orbital] radius|" + "(sma|semi major axis) {of} <slen:" + letter + "_rad>)";
    const std::string inc = "[[,] inclined [at|by] <angle:" + letter +
                            "_inc>|[,] [with|at] inclination {of} <angle:" + letter +
                            "_inc>|[,] [with|at] <angle:" + letter + "_inc> [inclination|inc]]";
    const std::string geo = "((geo|geostationary) [earth|altitude|radius|belt] [orbit] !" + letter +
                            "_geo|(gso|geosynchronous) [earth|altitude|radius] [orbit] !" + letter + "_gso)";
    const std::string low = "[earth] [circular] [parking] (leo|low earth) [orbit]";
    return "(" + geo + "|" + low + " !" + letter +
           "_leo|[circular|initial|final|target] [earth|parking|low earth|leo] [orbit|orbital] "
           "[of|at|with] " +
           size + " [leo|geo] [earth|leo|low earth|parking] [orbit]|" + low +
           " [of|at|with] [altitude [of]] <slen:" + letter + "_alt> [altitude]|<slen:" + letter +
           "_alt> [circular] (leo|low earth orbit|parking orbit)) " + inc;
}

std::vector<std::string> make_texts() {
    const std::string from = end_pattern("f");
    const std::string to = end_pattern("t");
    const std::string head =
        "[perform|do|execute|make|use|fly|with|of|via|by|plan|conduct] [two burn|two "
        "impulse|coplanar|impulsive|classical|standard]";
    const std::string noun =
        "(hohmann [type|style] [orbit] [transfer] [burn|orbit] !hohmann|[hohmann !hohmann] transfer [orbit|burn])";
    const std::string object =
        "[its|this] [circular] [orbit|altitude|orbital altitude|orbit altitude|spacecraft|satellite|craft|it|"
        "vehicle|sat|orbit of spacecraft|orbit of satellite|spacecraft orbit|satellite orbit]";
    const std::string verb =
        "(raise !up|boost !up|increase !up|lower !down|decrease !down|reduce !down|deorbit !down|change|transfer|move|"
        "bring|take) " +
        object;
    const std::string how = "[[,] (with|using|by|via|through) [two burn] hohmann [transfer] [burn] !hohmann]";
    return {
        head + " " + noun + " " + object + " [,] [from|between] " + from + " (to|and|into|up to|down to) " + to,
        head + " " + noun + " " + object + " (to|into|up to|down to) " + to + " [,] from " + from,
        head + " " + noun + " " + object + " (to|into|up to|down to) " + to,
        verb + " from " + from + " (to|into|up to|down to) " + to + " " + how,
        verb + " (to|into|up to|down to) " + to + " [,] from " + from + " " + how,
        verb + " (to|into|up to|down to) " + to + " " + how,
        "from " + from + " to " + to + " [,] (with|using|by|via) hohmann [transfer] [burn] !hohmann",
    };
}

std::vector<Rule> make_rules() {
    static const std::vector<std::string> texts = make_texts();  // the rules point into these
    std::vector<Rule> out;
    for (const std::string& text : texts) {
        out.push_back({text, transfer});
    }
    out.push_back({"(with|using|by|via) hohmann [transfer] [burn]", method});
    return out;
}

}  // namespace

std::span<const Rule> transfer_rules() {
    static const std::vector<Rule> rules = make_rules();
    return rules;
}

}  // namespace gmat_copilot::drafting::planner
