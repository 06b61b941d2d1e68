// The loop as users run it: the program against a scripted HTTP server, and the record it leaves.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../cli/program.hpp"
#include "support/http_server.hpp"

namespace test {

inline constexpr const char* api_key = "secret-key-0123456789";

/// Lints clean, is flown in no time, and loads in GMAT.
extern const std::string good_script;
/// Rejected at load: Spacecraft has no such field, and nothing is close enough to be sure of.
[[nodiscard]] std::string bad_script(const std::string& field = "Frobnication");
/// Aims for an apogee of 20,000 km from a circular orbit; with so many iterations allowed.
[[nodiscard]] std::string targeting_script(int iterations);
/// good_script, which a stand-in for GmatConsole takes as an order: see tests/dryrun/fake_gmat_console.cpp.
[[nodiscard]] std::string fake_script(const std::string& act);

/// "Here you are.", and the script in a block.
[[nodiscard]] std::string fenced(const std::string& script);
[[nodiscard]] Response draft_reply(const std::string& script);
[[nodiscard]] std::vector<Response> draft_replies(const std::vector<std::string>& scripts);

/// Makes a GMAT installation below the program's folder whose console is the stand-in; returns --gmat-root's value.
[[nodiscard]] std::string install_fake_gmat(const Program& program);

struct Run {
    gmat_copilot::process::Result result;
    nlohmann::json record;  ///< valid after docs/record.schema.json

    [[nodiscard]] std::string stop_reason() const { return record["outcome"]["stop_reason"]; }
    [[nodiscard]] const nlohmann::json& draft(std::size_t i) const { return record["drafts"].at(i); }
    [[nodiscard]] std::string kind(std::size_t i) const { return draft(i)["failure"]["kind"]; }
    [[nodiscard]] std::string shape(std::size_t i) const { return draft(i)["reply"]["shape"]; }
};

/// Drafts "fly a satellite for ten minutes" with the server as its model, --provenance and `options`. Requires a valid
/// record without the key, with which `trace --verify` agrees.
[[nodiscard]] Run run_loop(Program& program, const HttpServer& server, const std::vector<std::string>& options);
/// The same for any arguments that write mission.script.copilot.json.
[[nodiscard]] Run run_recorded(Program& program, const std::vector<std::string>& arguments);

}  // namespace test
