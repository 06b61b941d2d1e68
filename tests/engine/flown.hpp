// Flying a script given as text.
#pragma once

#include <cmath>
#include <string>

#include "engine/engine.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

namespace test {

inline gmat_copilot::engine::FlightResult flown(const std::string& script) {
    return gmat_copilot::engine::fly(gmat_copilot::script::parse(script));
}

/// A spacecraft at a given Keplerian state under a point-mass Earth, with a report R.
inline std::string two_body(const std::string& sequence, const std::string& extra = {}) {
    return "Create Spacecraft Sat Sat2\n"
           "Sat.DateFormat = UTCGregorian\nSat.Epoch = '17 Mar 2021 06:30:15.250'\n"
           "Sat.DisplayStateType = Keplerian\nSat.SMA = 7400\nSat.ECC = 0.07\nSat.INC = 63.1\nSat.RAAN = 40\nSat.AOP = "
           "50\n"
           "Sat.TA = 60\n"
           "Create ForceModel FM\nFM.CentralBody = Earth\nFM.PointMasses = {Earth}\n"
           "Create Propagator Prop\nProp.FM = FM\n"
           "Create ImpulsiveBurn Burn\nCreate DifferentialCorrector DC\n"
           "Create Variable v w i\nCreate Array A[3,3] b[3,1]\nCreate String s\n"
           "Create ReportFile R\nR.Filename = 'R.txt'\nR.WriteHeaders = false\n" +
           extra + "BeginMissionSequence\n" + sequence;
}

/// The numbers of the last line of report R.
inline std::vector<double> last_numbers(const gmat_copilot::engine::FlightResult& result) {
    const auto found = result.reports.find("R.txt");
    REQUIRE(found != result.reports.end());
    std::string text = found->second;
    text.pop_back();
    text = text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
    std::vector<double> numbers;
    const char* at = text.c_str();
    for (char* end = nullptr;; at = end) {
        const double x = std::strtod(at, &end);
        if (end == at) {
            return numbers;
        }
        numbers.push_back(x);
    }
}

}  // namespace test
