#include "model/model.hpp"

#include <array>

#include "model/command.hpp"
#include "model/compat.hpp"
#include "model/printable.hpp"
#include "model/recorded.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::model {
namespace {

struct Provider {
    std::string_view name;
    std::string_view example;
    std::unique_ptr<Model> (*make)(const std::string& name, const Environment& environment);
};

constexpr std::array<Provider, 3> makers = {{
    {"recorded", "recorded:replies.json",
     [](const std::string& name, const Environment& /*unused*/) { return make_recorded(name); }},
    {"compat", "compat:llama3",
     [](const std::string& name, const Environment& environment) { return make_compat(name, environment); }},
    {"command", "command:./my-model",
     [](const std::string& name, const Environment& /*unused*/) { return make_command(name); }},
}};
constexpr std::string_view builtin = "builtin";

[[noreturn]] void reject(const std::string& message) { throw Error(Error::Kind::configuration, message); }

[[noreturn]] void reject_unknown(const std::string& provider) {
    std::vector<std::string_view> names = {builtin};
    std::string all(builtin);
    for (const Provider& maker : makers) {
        names.push_back(maker.name);
        all.append(", ").append(maker.name).append(":...");
    }
    const std::vector<std::string> close = text::closest_names(provider, names, 1);
    reject("there is no model provider '" + provider + "'" +
           (close.empty() ? std::string() : "; did you mean '" + close.front() + "'?") + " Models: " + all);
}

}  // namespace

const std::vector<ProviderInfo>& providers() {
    static const std::vector<ProviderInfo> table = {
        {"builtin", "the deterministic planner: offline, free, the default", ""},
        {"recorded:FILE", "replies from a file, one a call", ""},
        {"compat:NAME", "a model behind an OpenAI-compatible server",
         "GMAT_COPILOT_BASE_URL, GMAT_COPILOT_API_KEY (when the server wants one)"},
        {"command:PROGRAM", "a program: prompt on its standard input, reply on its standard output", ""},
    };
    return table;
}

std::unique_ptr<Model> make_model(std::string_view selector, const Environment& environment) {
    const std::size_t colon = selector.find(':');
    const std::string provider = excerpt(selector.substr(0, colon), {}, 80);
    const std::string name(colon == std::string_view::npos ? std::string_view() : selector.substr(colon + 1));
    if (provider.empty()) {
        reject("no model named; 'builtin' needs no network, 'gmat-copilot models' lists the others");
    }
    if (provider == builtin) {
        reject(name.empty() ? "the 'builtin' planner is not made here: it is part of the drafting room"
                            : "'builtin' takes no name");
    }
    for (const Provider& maker : makers) {
        if (maker.name == provider) {
            if (name.find_first_not_of(" \t") == std::string::npos) {
                reject(provider + ": needs a name after the colon, as in " + std::string(maker.example));
            }
            return maker.make(name, environment);
        }
    }
    reject_unknown(provider);
}

}  // namespace gmat_copilot::model
