// Which solvers a GMAT log tells about, and whether they converged.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::dryrun {

/// Follows the solver lines of a log. Solvers may be nested (a Target within an Optimize) and may run many times.
class SolverLog {
  public:
    /// One line of the log, without blanks around it.
    void read_line(std::string_view line);

    /// Per solver: whether all of its runs converged. A run that was begun and never told of its end did not, except an
    /// initial-guess run, which says nothing.
    [[nodiscard]] std::map<std::string, bool> converged() const;
    /// "DC did not converge in 3 iterations" for the first that did not; empty when there is none.
    [[nodiscard]] std::string first_unconverged() const;

  private:
    void begin(std::string_view name);
    void end(bool converged, std::string_view how);

    std::vector<std::string> open_;  ///< innermost last
    std::map<std::string, bool> finished_;
    std::string first_unconverged_;
};

}  // namespace gmat_copilot::dryrun
