// Flushing files to the disk beside the work: while a model thinks or a mission flies, what was written is made
// durable.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace gmat_copilot::provenance {

/// A thread that flushes the files it is given, in their order. It starts with the first file.
class FlushQueue {
  public:
    FlushQueue() = default;
    FlushQueue(const FlushQueue&) = delete;
    FlushQueue& operator=(const FlushQueue&) = delete;
    /// Waits until all is flushed.
    ~FlushQueue();

    /// Takes over an open descriptor of a file or folder; `name` is for the message when flushing fails.
    void add(int fd, std::string name);
    /// Returns when everything that was added is on the disk. Throws Error when something could not be flushed.
    void wait();

  private:
    struct Item {
        int fd;
        std::string name;
    };
    void work();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Item> items_;
    bool busy_ = false;
    bool ending_ = false;
    std::string failure_;
    std::thread thread_;
};

}  // namespace gmat_copilot::provenance
