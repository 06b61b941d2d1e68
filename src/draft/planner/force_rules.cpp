// Force models: "two-body", "J2", "8x8 gravity", "with drag", "Moon and Sun third bodies".
#include <algorithm>
#include <array>
#include <cmath>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr double largest_degree = 70.0;  // JGM2.cof and JGM3.cof hold a 70x70 field

void field(Facts& facts, const Match& match) {
    const double degree = match.value("d");
    const double order = match.has("o") ? match.value("o") : degree;
    if (degree < 0.0 || degree > largest_degree || order < 0.0 || order > degree || degree != std::floor(degree) ||
        order != std::floor(order)) {
        facts.problem(words_of(match), "degree and order are whole numbers, 0 <= order <= degree <= 70");
        return;
    }
    facts.set(Element::degree, degree, words_of(match));
    facts.set(Element::order, order, words_of(match));
}

void j2(Facts& facts, const Match& match) {
    facts.j2 = words_of(match);
    facts.set(Element::degree, 2.0, words_of(match));
    facts.set(Element::order, 0.0, words_of(match));
}

template <std::optional<Words> Facts::*flag>
void note(Facts& facts, const Match& match) {
    facts.*flag = words_of(match);
}

void potential(Facts& facts, const Match& match) {
    const std::string file = match.has("jgm2") ? "JGM2.cof" : match.has("jgm3") ? "JGM3.cof" : "EGM96.cof";
    if (facts.potential_file && facts.potential_file->value != file) {
        facts.problem(words_of(match), "a second gravity model");
        return;
    }
    facts.potential_file = Said<std::string>{file, words_of(match)};
    if (match.has("d")) {
        field(facts, match);
    }
}

void third_bodies(Facts& facts, const Match& match) {
    constexpr std::array<std::string_view, 5> bodies{"Luna", "Sun", "Jupiter", "Venus", "Mars"};
    for (const std::string_view body : bodies) {
        if (match.has(body) && std::ranges::find(facts.third_bodies, body) == facts.third_bodies.end()) {
            facts.third_bodies.emplace_back(body);
        }
    }
}

void standard(Facts& /*facts*/, const Match& /*match*/) {}

constexpr std::array rules{
    Rule{"[with|using|in|under] [simple|unperturbed|pure] (two body|2 body|point mass|unperturbed|keplerian|spherical) "
         "[earth] (gravity|dynamics|motion|forces|force model|model|propagate|orbit|problem|force) [only]",
         note<&Facts::point_mass>},
    Rule{"[with|using|in|under] (two body|2 body|point mass|unperturbed) [earth] [only]", note<&Facts::point_mass>},
    Rule{"[with|using|under|including|include] j2 [only] [perturbation|effect|effects|gravity|force model|gravity "
         "model|model|"
         "term|oblateness|dynamics|forces] [only]",
         j2},
    Rule{"(with|using|in|under) <num:d> x <num:o>", field},
    Rule{"[with|using] [earth] (gravity|geopotential) [field|model] [of] <num:d> x <num:o>", field},
    Rule{"[with|using|in|under] <num:d> x <num:o> [earth] (gravity|geopotential|field|jgm 2|jgm2|jgm 3|jgm3) "
         "[field|model]",
         field},
    Rule{"[gravity|geopotential|field|spherical harmonics] [of|to|with] degree [and order] [=|of] <num:d> "
         "[[,|and|by|/] order [=|of] <num:o>] [gravity|gravity field|gravity model]",
         field},
    Rule{"[with|using] (jgm 2 !jgm2|jgm2 !jgm2|jgm 3 !jgm3|jgm3 !jgm3|egm 96 !egm|egm96 !egm) [gravity|geopotential] "
         "[field|model] "
         "[[of|to|,] degree [and order] [=|of] <num:d> [[,|and] order [=|of] <num:o>]|<num:d> x <num:o>]",
         potential},
    Rule{"<num:d> x <num:o> (jgm 2 !jgm2|jgm2 !jgm2|jgm 3 !jgm3|jgm3 !jgm3|egm 96 !egm|egm96 !egm) [gravity] "
         "[field|model]",
         potential},
    Rule{"(no|without|ignoring|neglecting|ignore|neglect) [atmospheric] drag", note<&Facts::no_drag>},
    Rule{"[with|including|include|using] [atmospheric|air] drag [perturbation|force|effects]", note<&Facts::drag>},
    Rule{"[with|including|include|using] (atmosphere|atmospheric) drag", note<&Facts::drag>},
    Rule{"[with|including|include|using] (solar radiation pressure|srp|solar pressure) [\\( srp \\)]",
         note<&Facts::srp>},
    Rule{"[with|including|include|plus|using] {bodies} [as] (third body|third bodies|point mass|point "
         "masses|perturbation|"
         "third body gravity|third body perturbation|gravity|gravity perturbation|point mass gravity|attraction|third "
         "body effects)",
         third_bodies},
    Rule{
        "[with|including|include|plus|using] (third body|third bodies|third body gravity|third body perturbation|point "
        "mass gravity|"
        "third body effects|point masses|gravity|perturbation|attraction) [from|of|by|due to|for] [\\(] {bodies} [\\)]",
        third_bodies},
    Rule{"[with|using|in|under] (earth gravity|default force model|default gravity|default forces)", standard},
    Rule{"force model [:|=|is|of]", standard},
};

}  // namespace

std::span<const Rule> force_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
