#include "cli/progress.hpp"

#include <iostream>

namespace gmat_copilot::cli {

namespace {
constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds interval{100};
}  // namespace

Progress::Progress(std::size_t total, bool on) : total_(total), on_(on), next_(Clock::now() + patience) {}

Progress::~Progress() {
    if (shown_) {
        std::cerr << "\r\x1b[K" << std::flush;
    }
}

void Progress::show(std::size_t done) {
    const Clock::time_point now = Clock::now();
    if (!on_ || now < next_) {
        return;
    }
    next_ = now + interval;
    shown_ = true;
    std::cerr << "\rchecked " << done << " of " << total_ << "\x1b[K" << std::flush;
}

}  // namespace gmat_copilot::cli
