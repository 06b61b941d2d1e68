#include "provenance/line_matches.hpp"

#include <algorithm>
#include <cstddef>

namespace gmat_copilot::provenance {

namespace {

using Index = std::ptrdiff_t;

/// The furthest `before` index reached on each diagonal k = before - after, for k in [-d, d].
class Frontier {
  public:
    explicit Frontier(Index d) : d_(d), furthest_(static_cast<std::size_t>(2 * d + 1), -1) {}
    Index& operator[](Index k) { return furthest_[static_cast<std::size_t>(k + d_)]; }
    Index operator[](Index k) const {
        return k < -d_ || k > d_ ? Index{-1} : furthest_[static_cast<std::size_t>(k + d_)];
    }

  private:
    Index d_;
    std::vector<Index> furthest_;
};

/// True when diagonal k is best reached by an insertion (from k + 1), false for a deletion (from k - 1).
bool comes_from_insertion(const Frontier& previous, Index k, Index d) {
    return k == -d || (k != d && previous[k - 1] < previous[k + 1]);
}

std::vector<LineMatch> walk_back(const std::vector<Frontier>& trace, Index n, Index m) {
    std::vector<LineMatch> matches;
    Index x = n;
    Index y = m;
    for (auto d = static_cast<Index>(trace.size()) - 1; d >= 0; --d) {
        const Index k = x - y;
        Index start = 0;  // the x where this frontier's run of equal lines begins
        Index from = 0;
        if (d > 0) {
            const Frontier& previous = trace[static_cast<std::size_t>(d - 1)];
            const bool insertion = comes_from_insertion(previous, k, d);
            from = insertion ? previous[k + 1] : previous[k - 1];
            start = insertion ? from : from + 1;
        }
        for (; x > start; --x, --y) {
            matches.push_back({static_cast<std::size_t>(x - 1), static_cast<std::size_t>(y - 1)});
        }
        if (d > 0) {
            const Index previous_k = comes_from_insertion(trace[static_cast<std::size_t>(d - 1)], k, d) ? k + 1 : k - 1;
            x = from;
            y = from - previous_k;
        }
    }
    std::reverse(matches.begin(), matches.end());
    return matches;
}

}  // namespace

std::optional<std::vector<LineMatch>> common_lines(const std::vector<std::uint32_t>& before,
                                                   const std::vector<std::uint32_t>& after,
                                                   std::size_t most_differences) {
    const auto n = static_cast<Index>(before.size());
    const auto m = static_cast<Index>(after.size());
    const Index most = std::min(static_cast<Index>(most_differences), n + m);
    std::vector<Frontier> trace;
    for (Index d = 0; d <= most; ++d) {
        Frontier frontier(d);
        for (Index k = -d; k <= d; k += 2) {
            Index x = 0;
            if (d > 0) {
                const Frontier& previous = trace.back();
                x = comes_from_insertion(previous, k, d) ? previous[k + 1] : previous[k - 1] + 1;
            }
            Index y = x - k;
            while (x < n && y < m && x >= 0 && y >= 0 &&
                   before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(y)]) {
                ++x;
                ++y;
            }
            frontier[k] = x;
            if (x >= n && y >= m) {
                trace.push_back(std::move(frontier));
                return walk_back(trace, n, m);
            }
        }
        trace.push_back(std::move(frontier));
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::provenance
