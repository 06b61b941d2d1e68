#include "draft/planner/assemble_reports.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "catalogue/catalogue.hpp"
#include "draft/planner/astrodynamics.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr double longest_step_cadence_s = 60.0;
constexpr double shortest_cadence_s = 0.1;
constexpr double most_lines = 1e6;

class ReportPlacer {
  public:
    ReportPlacer(Assembly& assembly, Sequence& sequence) : assembly_(assembly), sequence_(sequence) {}

    void place() {
        for (const Request& request : sequence_.reports) {
            place(request);
        }
        set_cadence();
        const bool no_output = sequence_.reports.empty() && !assembly_.facts.orbit_view &&
                               !assembly_.facts.ground_track && assembly_.facts.plots.empty();
        if (no_output) {
            assembly_.assume("no output asked for: the orbital elements are reported at the end");
            std::vector<ParameterRef> elements;
            for (const char* name : {"SMA", "ECC", "INC", "RAAN", "AOP", "TA"}) {
                if (auto found = find_reportable(name)) {
                    elements.push_back(*found);
                }
            }
            at_[sequence_.moves.size()].push_back({elements});
        }
        for (std::size_t i = 0; i <= sequence_.moves.size(); ++i) {
            for (ReportNow& report : at_[i]) {
                assembly_.plan.steps.emplace_back(std::move(report));
            }
            if (i < sequence_.moves.size()) {
                assembly_.plan.steps.push_back(sequence_.moves[i].step);
            }
        }
    }

  private:
    void put(std::size_t index, const ReportFact& fact) { at_[index].push_back({fact.parameters}); }

    void place(const Request& request) {
        const ReportFact& fact = *request.fact;
        const std::size_t end = sequence_.moves.size();
        check_parameters(fact);
        if (fact.throughout) {
            add_to_history(fact);
        }
        if (fact.before || fact.after) {
            around_burns(request);
        }
        if (fact.at_start) {
            put(0, fact);
        }
        if (fact.at_end) {
            put(end, fact);
        }
        if (fact.throughout || fact.before || fact.after || fact.at_start || fact.at_end) {
            return;
        }
        if (request.moves_before > 0 || end == 0 || fact.then_follows) {
            put(request.moves_before, fact);
        } else {
            put(end, fact);
            assembly_.assume("the report is at the end of the flight");
        }
    }

    void check_parameters(const ReportFact& fact) {
        const bool burns = std::ranges::any_of(sequence_.moves, [](const Move& move) { return move.burn; });
        const bool delta_v =
            std::ranges::any_of(fact.parameters, [](const ParameterRef& p) { return p.name == delta_v_name; });
        if (delta_v && !burns) {
            assembly_.problem(fact.words, "there is no burn whose delta-v could be reported");
        }
        if (delta_v && fact.throughout) {
            assembly_.problem(fact.words, "the delta-v of a burn does not change over time");
        }
    }

    void around_burns(const Request& request) {
        const ReportFact& fact = *request.fact;
        std::vector<std::size_t> burns;
        for (std::size_t i = 0; i < sequence_.moves.size(); ++i) {
            if (sequence_.moves[i].burn) {
                burns.push_back(i);
            }
        }
        if (burns.empty()) {  // before and after the flight
            if (fact.before) {
                put(0, fact);
            }
            if (fact.after) {
                put(sequence_.moves.size(), fact);
            }
            return;
        }
        if (burns.size() > 1 && !fact.at_each_burn) {
            assembly_.problem(fact.words, "before or after which of the burns? (each burn?)");
            return;
        }
        for (const std::size_t burn : burns) {
            if (std::holds_alternative<Hohmann>(sequence_.moves[burn].step)) {
                assembly_.assume("before and after a transfer: before its first burn, after its second");
            }
            if (fact.before) {
                put(burn, fact);
            }
            if (fact.after) {
                put(burn + 1, fact);
            }
        }
    }

    void add_to_history(const ReportFact& fact) {
        if (fact.cadence_s > 0.0) {
            if (cadence_s_ > 0.0 && cadence_s_ != fact.cadence_s) {
                assembly_.problem(fact.words, "a second interval between reports");
            }
            cadence_s_ = fact.cadence_s;
            cadence_words_ = fact.words;
            if (fact.cadence_s < shortest_cadence_s) {
                assembly_.problem(fact.words, "reports more often than ten a second are not understood");
            }
        } else {
            cadence_words_ = fact.words;
        }
        for (const ParameterRef& parameter : fact.parameters) {
            if (std::ranges::find(history_, parameter) == history_.end()) {
                history_.push_back(parameter);
            }
        }
    }

    void set_cadence() {
        if (history_.empty()) {
            return;
        }
        const bool has_time = std::ranges::any_of(history_, [](const ParameterRef& parameter) {
            const catalogue::Parameter* found = catalogue::find_parameter(parameter.name);
            return found != nullptr && found->is_time;
        });
        if (!has_time &&
            std::ranges::none_of(history_, [](const ParameterRef& p) { return p.name.starts_with("Elapsed"); })) {
            history_.insert(history_.begin(), {"UTCGregorian", ""});
            assembly_.assume("each line of the history begins with the UTC date");
        }
        if (cadence_s_ <= longest_step_cadence_s) {
            assembly_.plan.history = History{history_, cadence_s_};
            assembly_.assume(cadence_s_ > 0.0
                                 ? "the history has a line at every integrator step, and no step is longer than " +
                                       number_text(cadence_s_) + " s"
                                 : std::string("the history has a line at every integrator step"));
            return;
        }
        fly_in_pieces();
    }

    /// Longer intervals than the integrator's steps: the coasts are flown in pieces with a report after each.
    void fly_in_pieces() {
        bool pure = true;  // nothing but coasts so far: the period is that of the initial orbit
        for (Move& move : sequence_.moves) {
            auto* coast = std::get_if<Coast>(&move.step);
            pure = pure && coast != nullptr;
            if (coast == nullptr && std::holds_alternative<Burn>(move.step)) {
                continue;
            }
            if (coast != nullptr && pure) {
                revolutions_to_time(*coast);
            }
            const auto* duration = coast != nullptr ? std::get_if<ForDuration>(&coast->until) : nullptr;
            if (duration == nullptr || duration->duration_s / cadence_s_ > most_lines) {
                assembly_.problem(cadence_words_,
                                  "this interval needs coasts of a known duration; up to 60 s any coast will do");
                return;
            }
            coast->cadence_s = cadence_s_;
        }
        assembly_.plan.cadence_parameters = history_;
        at_[0].insert(at_[0].begin(), ReportNow{history_});
        assembly_.assume("the interval counts from the start of each coast, whose end is reported as well");
    }

    void revolutions_to_time(Coast& coast) {
        const auto* count = std::get_if<ForRevolutions>(&coast.until);
        const auto* orbit = std::get_if<Keplerian>(&assembly_.plan.orbit);
        if (count != nullptr && orbit != nullptr && orbit->sma_km > 0.0) {
            const double duration_s = std::round(count->count * period_s(orbit->sma_km) * 1e3) / 1e3;
            coast.until = ForDuration{duration_s};
            assembly_.assume("the orbits asked for last " + number_text(duration_s) + " s in all");
        }
    }

    Assembly& assembly_;
    Sequence& sequence_;
    std::map<std::size_t, std::vector<ReportNow>> at_;
    std::vector<ParameterRef> history_;
    double cadence_s_ = 0.0;
    Words cadence_words_;
};

void place_plots(Assembly& assembly) {
    assembly.plan.orbit_view = assembly.facts.orbit_view;
    assembly.plan.ground_track = assembly.facts.ground_track;
    for (const PlotFact& fact : assembly.facts.plots) {
        XYPlot plot{fact.x.value_or(ParameterRef{"ElapsedDays", ""}), fact.y};
        if (!fact.x && !fact.against_time) {
            assembly.assume("plots are against the elapsed days");
        }
        const bool drawable =
            is_plottable(plot.x) && std::ranges::all_of(plot.y, [](const ParameterRef& p) { return is_plottable(p); });
        if (!drawable) {
            assembly.problem(fact.words, "GMAT cannot plot this");
        }
        if (assembly.plan.plots.size() == 4) {
            assembly.problem(fact.words, "more than four plots");
            return;
        }
        assembly.plan.plots.push_back(std::move(plot));
    }
}

}  // namespace

void place_reports(Assembly& assembly, Sequence& sequence) {
    ReportPlacer(assembly, sequence).place();
    place_plots(assembly);
}

}  // namespace gmat_copilot::drafting::planner
