// How a flight ends early, inside this room only: thrown where the script cannot be followed any further and caught
// once in fly(), which turns it into a FlightResult. Nothing of it leaves the engine.
#pragma once

#include <cstdint>
#include <string>

#include "engine/engine.hpp"

namespace gmat_copilot::engine {

struct Halt {
    Ending ending;
    std::string message;  ///< one sentence
    int line;             ///< 1-based script line
};

[[noreturn]] inline void load_error(std::string message, std::uint32_t line) {
    throw Halt{Ending::load_error, std::move(message), static_cast<int>(line)};
}
[[noreturn]] inline void run_error(std::string message, std::uint32_t line) {
    throw Halt{Ending::run_error, std::move(message), static_cast<int>(line)};
}
[[noreturn]] inline void unsupported(std::string message, std::uint32_t line) {
    throw Halt{Ending::unsupported, std::move(message), static_cast<int>(line)};
}

}  // namespace gmat_copilot::engine
