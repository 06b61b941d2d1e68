#include <array>
#include <stdexcept>

#include "draft/planner/pattern_node.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

using Tokens = std::vector<Token>;
using Reader = std::optional<Capture> (*)(const Tokens&, std::size_t);

std::optional<Capture> from(const std::optional<Quantity>& quantity) {
    if (!quantity) {
        return std::nullopt;
    }
    Capture capture;
    capture.value = quantity->value;
    capture.dimension = quantity->dimension;
    capture.end = quantity->next;
    return capture;
}

template <Dimension wanted>
std::optional<Capture> of_dimension(const Tokens& tokens, std::size_t at) {
    const auto quantity = read_quantity(tokens, at);
    return quantity && quantity->dimension == wanted ? from(quantity) : std::nullopt;
}

std::optional<Capture> any_quantity(const Tokens& tokens, std::size_t at) { return from(read_quantity(tokens, at)); }

std::optional<Capture> sharing_length(const Tokens& tokens, std::size_t at) {
    const auto quantity = read_sharing_quantity(tokens, at);
    return quantity && quantity->dimension == Dimension::length_km ? from(quantity) : std::nullopt;
}

/// A number that no unit follows.
std::optional<Capture> bare_number(const Tokens& tokens, std::size_t at) {
    const auto number = read_number(tokens, at);
    return number && !read_unit(tokens, number->next) ? from(number) : std::nullopt;
}

template <std::size_t count>
std::optional<Capture> vector(const Tokens& tokens, std::size_t at) {
    const auto read = read_vector(tokens, at, count);
    if (!read) {
        return std::nullopt;
    }
    Capture capture;
    capture.vector = read->values;
    capture.end = read->next;
    return capture;
}

/// Three components and the unit behind them, which may be missing: then km or km/s.
template <Dimension wanted>
std::optional<Capture> vector_with_unit(const Tokens& tokens, std::size_t at) {
    auto capture = vector<3>(tokens, at);
    if (capture) {
        if (const auto unit = read_unit(tokens, capture->end)) {
            if (unit->dimension != wanted) {
                return std::nullopt;
            }
            for (double& component : capture->vector) {
                component *= unit->value;
            }
            capture->end = unit->next;
            capture->dimension = wanted;
        }
    }
    return capture;
}

std::optional<Capture> epoch(const Tokens& tokens, std::size_t at) {
    const auto read = read_epoch(tokens, at);
    if (!read) {
        return std::nullopt;
    }
    Capture capture;
    capture.epoch = read->epoch;
    capture.end = read->next;
    return capture;
}

std::optional<Capture> clock(const Tokens& tokens, std::size_t at) {
    const auto read = read_clock(tokens, at);
    if (!read) {
        return std::nullopt;
    }
    Capture capture;
    capture.value = read->second_of_day;
    capture.end = read->next;
    return capture;
}

std::optional<Capture> word_as_written(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != TokenKind::word) {
        return std::nullopt;
    }
    Capture capture;
    capture.text = tokens[at].raw;
    capture.end = at + 1;
    return capture;
}

std::optional<Capture> from(const std::optional<ReadParameters>& read) {
    if (!read) {
        return std::nullopt;
    }
    Capture capture;
    capture.parameters = read->parameters;
    capture.end = read->next;
    return capture;
}

std::optional<Capture> parameter_list(const Tokens& tokens, std::size_t at) {
    return from(read_parameters(tokens, at));
}
std::optional<Capture> one_parameter(const Tokens& tokens, std::size_t at) { return from(read_parameter(tokens, at)); }

struct Slot {
    std::string_view kind;
    Reader read;
};
constexpr std::array slots{
    Slot{"num", bare_number},
    Slot{"len", of_dimension<Dimension::length_km>},
    Slot{"slen", sharing_length},
    Slot{"angle", of_dimension<Dimension::angle_deg>},
    Slot{"time", of_dimension<Dimension::time_s>},
    Slot{"speed", of_dimension<Dimension::speed_km_s>},
    Slot{"mass", of_dimension<Dimension::mass_kg>},
    Slot{"area", of_dimension<Dimension::area_m2>},
    Slot{"revs", of_dimension<Dimension::revolutions>},
    Slot{"q", any_quantity},
    Slot{"vec6", vector<6>},
    Slot{"position", vector_with_unit<Dimension::length_km>},
    Slot{"velocity", vector_with_unit<Dimension::speed_km_s>},
    Slot{"date", epoch},
    Slot{"clock", clock},
    Slot{"word", word_as_written},
    Slot{"params", parameter_list},
    Slot{"param", one_parameter},
};

}  // namespace

std::optional<Capture> read_slot(std::string_view kind, const Tokens& tokens, std::size_t at) {
    for (const Slot& slot : slots) {
        if (slot.kind == kind) {
            return slot.read(tokens, at);
        }
    }
    throw std::logic_error("a pattern uses the unknown slot " + std::string(kind));
}

}  // namespace gmat_copilot::drafting::planner
