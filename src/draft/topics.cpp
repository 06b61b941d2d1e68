#include "draft/topics.hpp"

#include <algorithm>

namespace gmat_copilot::drafting {

namespace {

constexpr Topic topic_rows[] = {
    {"orbit satellite spacecraft state epoch", "Spacecraft", "ElapsedSecs ElapsedDays UTCGregorian"},
    {"altitude height low leo", "Spacecraft", "Altitude RMAG"},
    {"circular eccentricity eccentric ecc", "Spacecraft", "ECC SMA"},
    {"semimajor sma axis", "Spacecraft", "SMA"},
    {"inclination inclined polar equatorial sso synchronous", "Spacecraft", "INC RAAN"},
    {"raan node nodal ascending", "Spacecraft", "RAAN Z"},
    {"apogee apoapsis aposelene raise", "Spacecraft", "Apoapsis RadApo RMAG"},
    {"perigee periapsis perilune lower", "Spacecraft", "Periapsis RadPer RMAG"},
    {"anomaly phase phasing", "Spacecraft", "TA MA"},
    {"period revolution rev", "Spacecraft", "OrbitPeriod ElapsedSecs"},
    {"velocity speed cartesian position vector", "Spacecraft", "X Y Z VX VY VZ VMAG"},
    {"latitude longitude ground track groundtrack subsatellite", "Spacecraft GroundTrackPlot", "Latitude Longitude"},
    {"beta", "Spacecraft", "BetaAngle"},
    {"mass", "Spacecraft", "TotalMass DryMass"},
    {"drag atmosphere atmospheric decay reentry", "ForceModel Spacecraft", "Altitude"},
    {"gravity j2 harmonic degree geopotential perturbation perturbed", "ForceModel", ""},
    {"srp solar radiation pressure", "ForceModel Spacecraft", ""},
    {"force model third body sun moon", "ForceModel", ""},
    {"integrator propagator propagate runge kutta step accuracy", "Propagator", "ElapsedSecs ElapsedDays"},
    {"day week hour minute duration", "Propagator", "ElapsedDays ElapsedSecs"},
    {"burn impulsive maneuver manoeuvre delta dv deltav v hohmann transfer raise circularise circularize",
     "ImpulsiveBurn", "Element1 Element2 Element3"},
    {"hohmann transfer target targeter targeting achieve reach solve differential corrector raise",
     "DifferentialCorrector", "SMA ECC RMAG INC"},
    {"optimise optimize optimal minimise minimize minimum optimiser optimizer", "Yukon", "SMA ECC"},
    {"finite thrust thruster burn isp chemical", "ChemicalThruster ChemicalTank FiniteBurn", "FuelMass TotalMass"},
    {"tank fuel propellant", "ChemicalTank", "FuelMass"},
    {"electric ion hall spiral power", "ElectricThruster ElectricTank SolarPowerSystem FiniteBurn",
     "FuelMass TotalMass"},
    {"nuclear", "NuclearPowerSystem", ""},
    {"report output file table log print write", "ReportFile", "UTCGregorian ElapsedSecs"},
    {"plot chart graph xy", "XYPlot", "ElapsedDays Altitude"},
    {"view 3d visualise visualize display", "OrbitView", ""},
    {"ephemeris oem stk spk export", "EphemerisFile", ""},
    {"frame coordinate system fixed inertial rotating", "CoordinateSystem", "X Y Z"},
    {"moon lunar luna cislunar translunar", "CoordinateSystem ForceModel", "RMAG Periapsis"},
    {"mars venus jupiter planet interplanetary heliocentric sun", "CoordinateSystem ForceModel", "RMAG Periapsis"},
    {"bplane flyby hyperbolic escape c3", "CoordinateSystem", "BdotT BdotR C3Energy"},
    {"libration lagrange l1 l2 halo lyapunov", "LibrationPoint Barycenter CoordinateSystem", "X Y VX"},
    {"formation constellation pair chaser rendezvous relative", "Formation CoordinateSystem", "X Y Z"},
    {"station ground antenna facility", "GroundStation", ""},
    {"eclipse shadow umbra penumbra", "EclipseLocator", ""},
    {"contact visibility pass access", "ContactLocator GroundStation", ""},
    {"attitude spin nadir pointing quaternion", "Spacecraft", "Q1 DCM11"},
    {"array matrix", "Array Variable", ""},
    {"variable loop count while if until sweep", "Variable", "ElapsedDays"},
    {"text string label", "String", ""},
    {"keep keeping stationkeeping maintain maintenance", "ImpulsiveBurn Variable", "SMA Altitude Periapsis"},
};

constexpr std::string_view everyday[] = {"Spacecraft", "ForceModel", "Propagator"};

struct Leading {
    std::string_view type;
    std::string_view fields;
};
constexpr Leading leading_rows[] = {
    {"Spacecraft",
     "DateFormat Epoch CoordinateSystem DisplayStateType SMA ECC INC RAAN AOP TA X Y Z VX VY VZ DryMass Cd Cr DragArea "
     "SRPArea Tanks Thrusters PowerSystem RadPer RadApo Attitude"},
    {"ForceModel", "CentralBody PrimaryBodies PointMasses Drag SRP RelativisticCorrection ErrorControl"},
    {"Propagator", "FM Type InitialStepSize Accuracy MinStep MaxStep MaxStepAttempts StopIfAccuracyIsViolated"},
    {"ImpulsiveBurn",
     "CoordinateSystem Origin Axes Element1 Element2 Element3 DecrementMass Tank Isp GravitationalAccel"},
    {"DifferentialCorrector", "MaximumIterations DerivativeMethod Algorithm ShowProgress ReportFile ReportStyle"},
    {"ReportFile", "Filename Add Precision WriteHeaders ColumnWidth LeftJustify ZeroFill Delimiter"},
    {"ChemicalTank",
     "FuelMass AllowNegativeFuelMass FuelDensity Temperature RefTemperature Pressure Volume PressureModel"},
    {"ChemicalThruster",
     "CoordinateSystem Origin Axes ThrustDirection1 ThrustDirection2 ThrustDirection3 DutyCycle ThrustScaleFactor "
     "DecrementMass Tank MixRatio GravitationalAccel C1 K1"},
    {"ElectricThruster",
     "CoordinateSystem Origin Axes ThrustDirection1 ThrustDirection2 ThrustDirection3 DecrementMass Tank ThrustModel "
     "ConstantThrust Isp MinimumUsablePower MaximumUsablePower"},
    {"FiniteBurn", "Thrusters ThrottleLogicAlgorithm"},
    {"CoordinateSystem", "Origin Axes Primary Secondary XAxis YAxis ZAxis"},
    {"XYPlot", "XVariable YVariables SolverIterations ShowGrid ShowPlot"},
    {"GroundStation", "CentralBody StateType HorizonReference Location1 Location2 Location3 Id"},
    {"EphemerisFile", "Spacecraft Filename FileFormat CoordinateSystem StepSize"},
};

}  // namespace

std::span<const Topic> topics() { return topic_rows; }

std::span<const std::string_view> everyday_types() { return everyday; }

std::string_view leading_fields(std::string_view type) {
    const auto* row = std::find_if(std::begin(leading_rows), std::end(leading_rows),
                                   [type](const Leading& leading) { return leading.type == type; });
    return row == std::end(leading_rows) ? std::string_view{} : row->fields;
}

}  // namespace gmat_copilot::drafting
