// Spacecraft set-up and parameters, against values the real GMAT R2026a reported for the same scripts.
#include "flown.hpp"

using namespace gmat_copilot::engine;

namespace {

/// The values of a Report of `items` for a spacecraft set up by `fields`, with the default epoch.
std::vector<double> reported(const std::string& fields, const std::string& items) {
    const FlightResult result = test::flown("Create Spacecraft Sat\n" + fields +
                                            "Create ReportFile R\nR.Filename = 'R.txt'\nR.WriteHeaders = false\n"
                                            "BeginMissionSequence\nReport R " +
                                            items + "\n");
    INFO(result.message);
    REQUIRE(result.ending == Ending::completed);
    return test::last_numbers(result);
}

void check_all(const std::vector<double>& measured, const std::vector<double>& expected, double margin) {
    REQUIRE(measured.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO("value " << i);
        CHECK(measured[i] == Approx(expected[i]).margin(margin));
    }
}

const std::string elements = "Sat.SMA Sat.ECC Sat.INC Sat.RAAN Sat.AOP Sat.TA Sat.X Sat.Y Sat.Z";

}  // namespace

TEST_CASE("elements that are not set have the value of the default state") {
    const std::vector<double> expected = {8000,
                                          0.02454974900598157,
                                          12.85008005658097,
                                          306.6148021947984,
                                          314.1905515359919,
                                          99.88774933204897,
                                          7897.731257219652,
                                          0.0,
                                          1446.063469631766};
    check_all(reported("Sat.DisplayStateType = Keplerian\nSat.SMA = 8000\n", elements), expected, 1e-8);
    check_all(reported("Sat.SMA = 8000\n", elements), expected, 1e-8);
    check_all(reported("Sat.DisplayStateType = ModifiedKeplerian\nSat.RadPer = 7000\nSat.RadApo = 8000\nSat.INC = 30\n",
                       elements),
              {7500, 0.06666666666666689, 30, 306.6148021947984, 314.1905515359921, 99.88774933204881,
               6894.815625039095, -397.3962731020656, 3058.337710409871},
              1e-8);
}

TEST_CASE("the order of state type, elements and coordinate system does not matter") {
    check_all(reported("Sat.SMA = 8000\nSat.ECC = 0.1\nSat.INC = 40\nSat.RAAN = 10\nSat.AOP = 20\nSat.TA = 30\n"
                       "Sat.DisplayStateType = Cartesian\n",
                       "Sat.X Sat.Y Sat.Z"),
              {3871.222865797064, 5025.812150631325, 3589.020416398162}, 1e-8);
    check_all(reported("Sat.X = 7000\nSat.Y = 100\nSat.Z = 200\nSat.VX = 0.1\nSat.VY = 7.5\nSat.VZ = 1\n"
                       "Sat.CoordinateSystem = EarthMJ2000Ec\n",
                       "Sat.X Sat.Y Sat.Z"),
              {7000, 12.1927750248653, 223.2741280067913}, 1e-8);
}

TEST_CASE(
    "an element set in the sequence counts in the spacecraft's own coordinate system, a parameter in the one it "
    "names") {
    const std::string script =
        "Create Spacecraft Sat\nSat.CoordinateSystem = EarthFixed\nSat.X = 7000\nSat.Y = 100\nSat.Z = 200\nSat.VX = "
        "0.1\n"
        "Sat.VY = 7\nSat.VZ = 1\nCreate ReportFile R\nR.Filename = 'R.txt'\nR.WriteHeaders = "
        "false\nBeginMissionSequence\n";
    const auto after = [&](const std::string& commands) {
        const FlightResult result =
            test::flown(script + commands + "Report R Sat.X Sat.Y Sat.EarthFixed.X Sat.EarthFixed.Y Sat.INC\n");
        INFO(result.message);
        REQUIRE(result.ending == Ending::completed);
        return test::last_numbers(result);
    };
    check_all(after(""), {1353.404239809435, -6868.650435047131, 7000, 100, 7.716342168538444}, 2e-4);
    check_all(after("Sat.X = 7010\n"), {1355.197139279484, -6878.488397815896, 7010, 100, 7.715237761281302}, 2e-4);
    check_all(after("Sat.X = 7010\nSat.INC = 20\n"),
              {1285.510545981456, -6878.244144647123, 6997.259363701973, 31.49457867448339, 18.72814751512329}, 2e-4);
}

TEST_CASE("parameters are those GMAT computes") {
    const FlightResult result =
        test::flown(test::two_body("Propagate Prop(Sat) {Sat.ElapsedSecs = 1000}\n"
                                   "Report R Sat.SMA Sat.ECC Sat.INC Sat.RAAN Sat.AOP Sat.TA Sat.MA Sat.EA Sat.RadPer "
                                   "Sat.RadApo Sat.Ecl.INC Sat.Ecl.RAAN "
                                   "Sat.Ecl.AOP Sat.RMAG Sat.VMAG Sat.RA Sat.DEC Sat.RAV Sat.DECV Sat.AZI Sat.FPA "
                                   "Sat.Altitude Sat.Latitude Sat.Longitude "
                                   "Sat.LST Sat.MHA Sat.OrbitPeriod Sat.MM Sat.Energy Sat.C3Energy Sat.HX Sat.HY "
                                   "Sat.HZ Sat.HMAG Sat.SemilatusRectum "
                                   "Sat.VelPeriapsis Sat.VelApoapsis Sat.TotalMass Sat.DryMass Sat.Cd Sat.Cr "
                                   "Sat.DragArea Sat.SRPArea Sat.ElapsedSecs\n",
                                   "Create CoordinateSystem Ecl\nEcl.Origin = Earth\nEcl.Axes = MJ2000Ec\n"));
    INFO(result.message);
    REQUIRE(result.ending == Ending::completed);
    check_all(test::last_numbers(result),
              {7400.000000001238,
               0.06999999999989498,
               63.09999999999998,
               40.00000000000001,
               50.00000000011732,
               117.356403551471,
               110.0611650188932,
               113.7326966020487,
               6882.000000001928,
               7918.000000000548,
               46.61913680552389,
               52.06495885959574,
               29.40284076551431,
               7608.479587569454,
               7.135336295732755,
               -145.7952569013259,
               11.25651098566688,
               -82.90797544551783,
               -58.85581290232355,
               152.5284018755768,
               86.32449009205439,
               1231.147400904852,
               11.22130505734389,
               -62.33671847121644,
               214.4636089983783,
               276.8003274695948,
               6335.174184798887,
               0.0009917936151236303,
               -26.93246226350901,
               -53.86492452701802,
               31056.45439753974,
               -37011.64110150623,
               24511.73348252983,
               54177.39394887636,
               7363.74000000134,
               7.872332744676138,
               6.842307899579769,
               850,
               850,
               2.2,
               1.8,
               15,
               1,
               1000},
              2e-5);
}

TEST_CASE("parameters in a rotating frame include its rotation") {
    const FlightResult result = test::flown(test::two_body(
        "Propagate Prop(Sat) {Sat.ElapsedSecs = 1000}\n"
        "Report R Sat.EarthFixed.INC Sat.EarthFixed.RAAN Sat.EarthFixed.RA Sat.EarthFixed.DEC Sat.EarthFixed.VMAG "
        "Sat.EarthFixed.RAV Sat.EarthFixed.DECV Sat.EarthFixed.AZI Sat.EarthFixed.FPA\n"));
    REQUIRE(result.ending == Ending::completed);
    check_all(test::last_numbers(result),
              {66.95226614504313, 122.4779997744186, -62.33671847121644, 11.15992495050392, 6.901111627922726,
               -3.638792403901983, -62.22527397489967, 156.4816044784099, 86.19956253588455},
              1e-6);
}
