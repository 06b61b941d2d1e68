// Many independent pieces of work on a few threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace gmat_copilot::cli {

/// Calls work(i) for every i below `count`, on up to `jobs` threads, and returns when all calls have. With one job, or
/// one piece, there is no thread. When `cancelled` becomes true nothing new is begun. `watch` is told, now and then and
/// on the calling thread, how many pieces are done; it may be empty. What work() throws is thrown here, after the
/// others ended.
void for_each_index(std::size_t count, std::size_t jobs, const std::atomic<bool>* cancelled,
                    const std::function<void(std::size_t)>& work, const std::function<void(std::size_t)>& watch);

}  // namespace gmat_copilot::cli
