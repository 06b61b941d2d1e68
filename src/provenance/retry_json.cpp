#include "provenance/retry_json.hpp"

#include <algorithm>
#include <limits>

#include "provenance/json_in.hpp"
#include "provenance/json_shapes.hpp"

namespace gmat_copilot::provenance {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t largest_int = std::numeric_limits<int>::max();

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json instruction_json(const repair::RepairInstruction& instruction) {
    return {{"action", instruction.action},
            {"prompt_suffix", instruction.prompt_suffix},
            {"minimal_next_step", instruction.minimal_next_step}};
}

repair::RepairInstruction read_instruction(const In& in) {
    return {in.at("action").text(), in.at("prompt_suffix").text(), in.at("minimal_next_step").text()};
}

}  // namespace

Json failure_json(const repair::Failure& failure) {
    return {{"kind", failure.kind},       {"signature", failure.signature},
            {"source", failure.source},   {"attempt", failure.attempt},
            {"message", failure.message}, {"instruction", instruction_json(failure.instruction)}};
}

repair::Failure read_failure(const In& in) {
    repair::Failure failure{in.at("kind").text(), in.at("signature").text(), in.at("source").text(),
                            static_cast<int>(in.at("attempt").whole(0, largest_int)), in.at("message").text()};
    if (const auto instruction = in.maybe("instruction")) {
        failure.instruction = read_instruction(*instruction);
    }
    return failure;
}

Json memory_json(const repair::RetryMemory& memory) {
    Json failures = Json::array();
    for (const repair::Failure& failure : memory.failures()) {
        failures.push_back(failure_json(failure));
    }
    return {{"failures", std::move(failures)}};
}

Json policy_json(const repair::RetryPolicy& policy) {
    Json stop_on = Json::array();
    if (policy.stop_on_off_target) {
        stop_on.push_back("off-target");
    }
    if (policy.stop_on_repeated_failure) {
        stop_on.push_back("repeated-failure");
    }
    return {{"max_attempts", policy.max_attempts},
            {"same_failure_limit", policy.same_failure_limit},
            {"stop_on", std::move(stop_on)},
            {"escalate_on", policy.escalate_on}};
}

std::string failure_to_json(const repair::Failure& failure) { return text_of(failure_json(failure)); }

repair::Failure failure_from_json(std::string_view json) {
    const Json document = parse_bounded(json);
    return read_failure(In(document, ""));
}

std::string instruction_to_json(const repair::RepairInstruction& instruction) {
    return text_of(instruction_json(instruction));
}

repair::RepairInstruction instruction_from_json(std::string_view json) {
    const Json document = parse_bounded(json);
    return read_instruction(In(document, ""));
}

std::string memory_to_json(const repair::RetryMemory& memory) { return text_of(memory_json(memory)); }

repair::RetryMemory memory_from_json(std::string_view json) {
    const Json document = parse_bounded(json);
    std::vector<repair::Failure> failures;
    for (const In& failure : In(document, "").at("failures").items()) {
        failures.push_back(read_failure(failure));
    }
    return repair::RetryMemory(std::move(failures));
}

std::string policy_to_json(const repair::RetryPolicy& policy) { return text_of(policy_json(policy)); }

repair::RetryPolicy policy_from_json(std::string_view json) {
    const Json document = parse_bounded(json);
    const In in(document, "");
    repair::RetryPolicy policy;
    policy.max_attempts = static_cast<int>(in.at("max_attempts").whole(1, largest_int));
    policy.same_failure_limit = static_cast<int>(in.at("same_failure_limit").whole(1, largest_int));
    const std::vector<std::string> stop_on = in.at("stop_on").texts();
    const auto asked_for = [&stop_on](const char* brake) {
        return std::find(stop_on.begin(), stop_on.end(), brake) != stop_on.end();
    };
    policy.stop_on_off_target = asked_for("off-target");
    policy.stop_on_repeated_failure = asked_for("repeated-failure");
    policy.escalate_on = in.at("escalate_on").texts();
    return policy;
}

}  // namespace gmat_copilot::provenance
