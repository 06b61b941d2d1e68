#include "provenance/flush_queue.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

FlushQueue::~FlushQueue() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void FlushQueue::add(int fd, std::string name) {
    const std::lock_guard lock(mutex_);
    items_.push_back({fd, std::move(name)});
    if (!thread_.joinable()) {
        thread_ = std::thread([this] { work(); });
    }
    changed_.notify_all();
}

void FlushQueue::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return items_.empty() && !busy_; });
    if (!failure_.empty()) {
        throw Error(std::exchange(failure_, {}));
    }
}

void FlushQueue::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return !items_.empty() || ending_; });
        if (items_.empty()) {
            return;
        }
        const Item item = std::move(items_.front());
        items_.pop_front();
        busy_ = true;
        lock.unlock();
        // EINVAL, EROFS: a file system on which there is nothing to flush.
        const bool failed = ::fsync(item.fd) != 0 && errno != EINVAL && errno != EROFS;
        const int error = errno;
        ::close(item.fd);
        lock.lock();
        busy_ = false;
        if (failed && failure_.empty()) {
            failure_ = "cannot write " + item.name + ": flush: " + std::generic_category().message(error);
        }
        changed_.notify_all();
    }
}

}  // namespace gmat_copilot::provenance
