// An environment made of a map, for tests.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/model.hpp"

namespace test {

inline gmat_copilot::model::Environment variables(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

/// What complete() throws, as data.
struct Caught {
    gmat_copilot::model::Error::Kind kind{};
    std::string message;
};

template <class Call>
std::optional<Caught> caught(Call&& call) {
    try {
        static_cast<void>(call());
    } catch (const gmat_copilot::model::Error& error) {
        return Caught{error.kind(), error.what()};
    }
    return std::nullopt;
}

}  // namespace test
