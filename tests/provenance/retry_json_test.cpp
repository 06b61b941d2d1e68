#include "provenance/retry_json.hpp"

#include "provenance/record.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using namespace gmat_copilot::provenance;

namespace {

repair::Failure sample() {
    repair::Failure failure{"schema_invalid", "lint: a[b]", "lint", 3, "a: \"quoted\" \xE2\x86\x92"};
    failure.instruction = {"mend", "suffix", "next"};
    return failure;
}

}  // namespace

TEST_CASE("failures, instructions, memories and policies come back from their JSON as they were") {
    const repair::Failure failure = failure_from_json(failure_to_json(sample()));
    CHECK(failure.kind == "schema_invalid");
    CHECK(failure.signature == "lint: a[b]");
    CHECK(failure.source == "lint");
    CHECK(failure.attempt == 3);
    CHECK(failure.message == sample().message);
    CHECK(failure.instruction.action == "mend");
    CHECK(failure_to_json(failure) == failure_to_json(sample()));

    const auto instruction = instruction_from_json(instruction_to_json(sample().instruction));
    CHECK(instruction.prompt_suffix == "suffix");
    CHECK(instruction.minimal_next_step == "next");

    repair::RetryMemory memory;
    memory.remember(sample());
    memory.remember(sample());
    const auto remembered = memory_from_json(memory_to_json(memory));
    CHECK(remembered.seen("lint: a[b]") == 2);
    CHECK(memory_to_json(remembered) == memory_to_json(memory));

    repair::RetryPolicy policy;
    policy.max_attempts = 4;
    policy.same_failure_limit = 7;
    policy.stop_on_off_target = true;
    policy.escalate_on = {"unknown"};
    const auto read = policy_from_json(policy_to_json(policy));
    CHECK(read.max_attempts == 4);
    CHECK(read.same_failure_limit == 7);
    CHECK(read.stop_on_off_target);
    CHECK_FALSE(read.stop_on_repeated_failure);
    CHECK(read.escalate_on == policy.escalate_on);
}

TEST_CASE("what is no such JSON is an error, never a guess") {
    for (const char* json : {"", "{", "[]", "{\"kind\":1}", "{\"failures\":[{}]}", "{\"max_attempts\":0}", "null"}) {
        INFO(json);
        CHECK_THROWS_AS(failure_from_json(json), Error);
        CHECK_THROWS_AS(instruction_from_json(json), Error);
        CHECK_THROWS_AS(policy_from_json(json), Error);
        CHECK_THROWS_AS(memory_from_json(json), Error);
    }
}
