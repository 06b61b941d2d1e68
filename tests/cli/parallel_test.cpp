#include "cli/parallel.hpp"

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using gmat_copilot::cli::for_each_index;

TEST_CASE("every index is worked on once, whatever the number of threads") {
    for (const std::size_t jobs : {1U, 2U, 7U, 64U}) {
        std::vector<std::atomic<int>> counts(100);
        for_each_index(counts.size(), jobs, nullptr, [&](std::size_t i) { ++counts[i]; }, {});
        for (const auto& count : counts) {
            CHECK(count == 1);
        }
    }
    for_each_index(0, 4, nullptr, [](std::size_t) { FAIL("there is nothing to do"); }, {});
}

TEST_CASE("one job, or one piece of work, needs no thread") {
    const auto here = std::this_thread::get_id();
    for_each_index(3, 1, nullptr, [&](std::size_t) { CHECK(std::this_thread::get_id() == here); }, {});
    for_each_index(1, 8, nullptr, [&](std::size_t) { CHECK(std::this_thread::get_id() == here); }, {});
}

TEST_CASE("cancelling begins nothing new") {
    for (const std::size_t jobs : {1U, 4U}) {
        std::atomic<bool> cancelled{false};
        std::atomic<std::size_t> begun{0};
        for_each_index(1000, jobs, &cancelled,
                       [&](std::size_t) {
                           ++begun;
                           cancelled = true;
                       },
                       {});
        CHECK(begun <= jobs);
        CHECK(begun >= 1);
    }
}

TEST_CASE("what the work throws reaches the caller") {
    for (const std::size_t jobs : {1U, 4U}) {
        const auto work = [](std::size_t i) {
            if (i == 10) {
                throw std::runtime_error("ten");
            }
        };
        CHECK_THROWS_AS(for_each_index(100, jobs, nullptr, work, {}), std::runtime_error);
    }
}
