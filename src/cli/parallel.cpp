#include "cli/parallel.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace gmat_copilot::cli {

namespace {

constexpr std::chrono::milliseconds watch_interval{100};

class Pool {
  public:
    Pool(std::size_t count, const std::atomic<bool>* cancelled, const std::function<void(std::size_t)>& work)
        : count_(count), cancelled_(cancelled), work_(work) {}

    void run(std::size_t jobs, const std::function<void(std::size_t)>& watch) {
        running_ = jobs;
        std::vector<std::jthread> threads;
        threads.reserve(jobs);
        start(threads, jobs);
        if (threads.empty()) {
            serve();
        }
        std::unique_lock lock(mutex_);
        while (!ended_.wait_for(lock, watch_interval, [this] { return running_ == 0; })) {
            if (watch) {
                watch(done_);
            }
        }
        lock.unlock();
        threads.clear();
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

  private:
    /// As many threads as can be had, up to `jobs`: a container may allow fewer. With none, the caller serves.
    void start(std::vector<std::jthread>& threads, std::size_t jobs) {
        try {
            while (threads.size() < jobs) {
                threads.emplace_back([this] { serve(); });
            }
        } catch (const std::system_error&) {
            const std::scoped_lock lock(mutex_);
            running_ -= jobs - std::max<std::size_t>(threads.size(), 1);
        }
    }

    [[nodiscard]] bool stopped() const { return cancelled_ != nullptr && *cancelled_; }

    void serve() {
        for (std::size_t i = next_++; i < count_ && !stopped(); i = next_++) {
            try {
                work_(i);
            } catch (...) {
                const std::scoped_lock lock(mutex_);
                failure_ = failure_ ? failure_ : std::current_exception();
                next_ = count_;
            }
            ++done_;
        }
        const std::scoped_lock lock(mutex_);
        --running_;
        ended_.notify_all();
    }

    const std::size_t count_;
    const std::atomic<bool>* const cancelled_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::mutex mutex_;
    std::condition_variable ended_;
    std::size_t running_ = 0;     ///< guarded by mutex_
    std::exception_ptr failure_;  ///< guarded by mutex_ until the threads have ended
};

}  // namespace

void for_each_index(std::size_t count, std::size_t jobs, const std::atomic<bool>* cancelled,
                    const std::function<void(std::size_t)>& work, const std::function<void(std::size_t)>& watch) {
    jobs = std::min(jobs, count);
    if (jobs > 1) {
        Pool(count, cancelled, work).run(jobs, watch);
        return;
    }
    for (std::size_t i = 0; i < count && !(cancelled != nullptr && *cancelled); ++i) {
        work(i);
        if (watch) {
            watch(i + 1);
        }
    }
}

}  // namespace gmat_copilot::cli
