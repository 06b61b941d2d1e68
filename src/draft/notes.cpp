#include "draft/notes.hpp"

namespace gmat_copilot::drafting {

namespace {

constexpr Note note_rows[] = {
    {"propagate", "propagate coast orbit day hour until period", "Propagate ElapsedHours AscendingNode Perigee Apogee",
     true,
     "Propagate Prop(Sat) {Sat.ElapsedSecs = 3600};   Propagate Prop(Sat) {Sat.Earth.Periapsis};\n"
     "Stop conditions stand in braces after the spacecraft and name a spacecraft that is being propagated. Durations "
     "are "
     "ElapsedSecs or ElapsedDays (there is no ElapsedHours); events are Periapsis and Apoapsis without a value (no "
     "Perigee "
     "or Apogee), or a parameter with a value: Sat.Earth.Altitude = 500, Sat.Earth.TA = 180, Sat.EarthFixed.Z = 0 for "
     "an "
     "equator crossing. The value is a number or a Variable, never an expression. Backwards: "
     "Propagate BackProp Prop(Sat) {Sat.ElapsedSecs = -3600}."},
    {"state", "orbit altitude circular sma cartesian keplerian epoch",
     "DateFormat Epoch DisplayStateType SMA ECC Altitude", true,
     "Set DateFormat before Epoch; Sat.Epoch = '01 Jan 2025 12:00:00.000' with DateFormat UTCGregorian (day, English "
     "month "
     "with one capital, quoted; no ISO dates). Elements of one state type only, in km, km/s and degrees: SMA ECC INC "
     "RAAN "
     "AOP TA, or X Y Z VX VY VZ, or RadPer RadApo INC RAAN AOP TA. There is no Altitude, Inclination or Period field: "
     "a "
     "circular orbit at 500 km altitude has SMA = 6378.1363 + 500."},
    {"force-model", "gravity drag force srp j2 degree perturbation atmosphere third moon sun",
     "ForceModel PrimaryBodies PointMasses GravityField Drag SRP", true,
     "FM.CentralBody = Earth; FM.PrimaryBodies = {Earth}; FM.GravityField.Earth.Degree = 8; "
     "FM.GravityField.Earth.Order = 8; "
     "FM.GravityField.Earth.PotentialFile = 'JGM2.cof'; FM.PointMasses = {Luna, Sun}; FM.Drag.AtmosphereModel = "
     "JacchiaRoberts; FM.SRP = On, each on its own line. A body is in PrimaryBodies or in PointMasses, never in both. "
     "A propagator uses it by Prop.FM = FM. JGM2.cof goes to degree 70. Drag needs a PrimaryBodies entry; the models "
     "are "
     "None, Exponential, MSISE90, NRLMSISE00 and JacchiaRoberts. Lists always have braces, also with one entry."},
    {"maneuver", "burn maneuver manoeuvre delta dv deltav impulsive hohmann transfer raise",
     "Maneuver ImpulsiveBurn DeltaV1", false,
     "Create ImpulsiveBurn Burn; Burn.CoordinateSystem = Local; Burn.Origin = Earth; Burn.Axes = VNB; Burn.Element1 = "
     "0.1 "
     "(km/s along the velocity; Element2 normal, Element3 binormal), each on its own line; then in the sequence: "
     "Maneuver Burn(Sat). Axes are VNB, LVLH, MJ2000Eq or SpacecraftBody."},
    {"target", "target hohmann transfer achieve reach raise solve match",
     "Target Vary Achieve EndTarget DifferentialCorrector", false,
     "Target DC {SolveMode = Solve, ExitMode = SaveAndContinue};\n"
     "   Vary DC(Burn.Element1 = 0.1, {Perturbation = 0.0001, Lower = 0, Upper = 3, MaxStep = 0.2});\n"
     "   Maneuver Burn(Sat);\n"
     "   Propagate Prop(Sat) {Sat.Earth.Apoapsis};\n"
     "   Achieve DC(Sat.Earth.RMAG = 42164, {Tolerance = 0.1});\n"
     "EndTarget;\n"
     "Vary and Achieve stand only inside Target ... EndTarget. Initial values and goals are numbers or Variables. Give "
     "as "
     "many Vary as Achieve commands; a goal that no varied quantity affects makes the solver fail."},
    {"optimize", "optimize optimise minimize minimise optimal", "Optimize Minimize NonlinearConstraint Yukon", false,
     "Optimize Opt {SolveMode = Solve, ExitMode = DiscardAndContinue}; Vary Opt(Burn.Element1 = 0.3, {Lower = 0.05, "
     "Upper = 0.6}); NonlinearConstraint Opt(Sat.Earth.ECC <= 0.02); Minimize Opt(cost); EndOptimize, each on its own "
     "line, "
     "where Opt is a Yukon and cost a Variable."},
    {"finite-burn", "finite thruster thrust electric spiral tank fuel isp",
     "BeginFiniteBurn EndFiniteBurn FiniteBurn Thrust", false,
     "A finite burn needs a tank (Sat.Tanks = {Tank}), a thruster with that tank (Thr.Tank = {Tank}) on the spacecraft "
     "(Sat.Thrusters = {Thr}) and a FiniteBurn (FB.Thrusters = {Thr}). In the sequence: BeginFiniteBurn FB(Sat), "
     "Propagate "
     "..., EndFiniteBurn FB(Sat). A ChemicalThruster has no Thrust or Isp field: C1 is the thrust in N, K1 the "
     "specific "
     "impulse in s. An ElectricThruster also needs a power system: Sat.PowerSystem = a SolarPowerSystem or "
     "NuclearPowerSystem."},
    {"report", "report output file write log table", "Report ReportFile", true,
     "Create ReportFile Rep; Rep.Filename = 'out.txt'; Rep.Add = {Sat.UTCGregorian, Sat.Earth.Altitude}, each on its "
     "own "
     "line; or in the sequence: Report Rep Sat.UTCGregorian Sat.Earth.Altitude Sat.EarthMJ2000Eq.X (items parted by "
     "blanks, "
     "no commas, parentheses or braces; names only, no text or numbers). Items are parameters, Variables or array "
     "elements."},
    {"parameters", "altitude latitude position vector frame report", "Altitude Latitude X Y Z", false,
     "A parameter is asked for as Sat.PARAMETER, or with what it depends on in the middle: a body (Sat.Earth.Altitude, "
     "Sat.Earth.RMAG, Sat.Luna.Periapsis, Sat.Earth.SMA) or a coordinate system (Sat.EarthMJ2000Eq.X, "
     "Sat.EarthFixed.Z). Giving a body where a coordinate system is wanted, or the other way round, or a dependency "
     "where "
     "there is none (Sat.Earth.ElapsedSecs) is an error."},
    {"conditions", "if while until loop when sweep condition", "If While For ElseIf Else Break", false,
     "If Sat.SMA < limit ... Else ... EndIf;   While Sat.ElapsedDays < 3 ... EndWhile;   For i = 1:1:10 ... EndFor. "
     "Both sides of a condition are a number, a Variable or a parameter: no parentheses, arithmetic or function calls; "
     "join "
     "with & and |; the operators are == ~= < > <= >=. There is no ElseIf and no Break. Loop counters are Variables "
     "created before the sequence. Commands are case-sensitive."},
    {"variables", "variable compute difference sum calculate array loop", "Variable Array String pi", false,
     "Create Variable a b;   Create Array A[3,3];   Create String s. Before BeginMissionSequence only literal values "
     "may be "
     "assigned; expressions such as a = 2*b + sqrt(A(1,2)) belong after it. Array elements are A(1,2). There is no pi, "
     "no "
     "+= and no ++. Text is in single quotes."},
    {"bodies", "moon lunar luna mars venus jupiter planet cislunar barycenter", "Moon LunaMJ2000Eq MarsMJ2000Eq", false,
     "The Moon is called Luna. Known bodies: Sun, Mercury, Venus, Earth, Luna, Mars, Jupiter, Saturn, Uranus, Neptune, "
     "Pluto. Only EarthMJ2000Eq, EarthMJ2000Ec, EarthFixed and EarthICRF exist without Create; a lunar frame is made "
     "by "
     "Create CoordinateSystem LunaInertial; LunaInertial.Origin = Luna; LunaInertial.Axes = MJ2000Eq, each on its own "
     "line."},
    {"locators", "eclipse shadow contact visibility station", "EclipseLocator ContactLocator GroundStation", false,
     "A GroundStation has CentralBody, StateType, HorizonReference and Location1..3 (no Latitude or Longitude). An "
     "EclipseLocator needs Spacecraft and OccultingBodies, a ContactLocator needs Target and Observers."},
    {"plots", "plot view graph visualize visualise", "XYPlot OrbitView GroundTrackPlot", false,
     "XYPlot: XVariable and YVariables are numeric parameters ({Sat.Earth.Altitude}), never UTCGregorian. OrbitView: "
     "Add = {Sat, Earth}."},
};

}  // namespace

std::span<const Note> notes() { return note_rows; }

}  // namespace gmat_copilot::drafting
