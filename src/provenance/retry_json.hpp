// What the retry logic works with, as JSON and back. For .cpp files of this room and its tests.
#pragma once

#include <string>
#include <string_view>

#include "repair/retry.hpp"

namespace gmat_copilot::provenance {

/// {"kind","signature","source","attempt","message","instruction":{"action","prompt_suffix","minimal_next_step"}}
[[nodiscard]] std::string failure_to_json(const repair::Failure& failure);
[[nodiscard]] repair::Failure failure_from_json(std::string_view json);

/// {"action","prompt_suffix","minimal_next_step"}
[[nodiscard]] std::string instruction_to_json(const repair::RepairInstruction& instruction);
[[nodiscard]] repair::RepairInstruction instruction_from_json(std::string_view json);

/// {"failures":[...]}
[[nodiscard]] std::string memory_to_json(const repair::RetryMemory& memory);
[[nodiscard]] repair::RetryMemory memory_from_json(std::string_view json);

/// {"max_attempts","same_failure_limit","stop_on":["off-target","repeated-failure"],"escalate_on":[kinds]}
[[nodiscard]] std::string policy_to_json(const repair::RetryPolicy& policy);
[[nodiscard]] repair::RetryPolicy policy_from_json(std::string_view json);

// All *_from_json throw Error for what is not such a JSON, all *_to_json give compact JSON with sorted keys.

}  // namespace gmat_copilot::provenance
