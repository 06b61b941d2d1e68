// Report, and the lines of ReportFile.Add.
#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/report_format.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr std::size_t most_report_bytes = 8U << 20U;

void append(Flight& flight, const ReportSpec& spec, const std::string& text, std::uint32_t line) {
    flight.report_bytes += text.size();
    if (flight.report_bytes > most_report_bytes) {
        run_error("the reports grow beyond 8 MiB, which is where this engine stops", line);
    }
    flight.result.reports[spec.file_name] += text;
}

const ReportSpec& report_of(Flight& flight, const script::ListCommandView& view, std::uint32_t line) {
    if (view.items.empty()) {
        load_error("Report needs a ReportFile", line);
    }
    const std::string name = word(view.items.front());
    const auto found = flight.mission.reports.find(name);
    if (found == flight.mission.reports.end()) {
        load_error(in_quotes(name) + " is not a ReportFile", line);
    }
    return found->second;
}

}  // namespace

void check_report(Flight& flight, const script::Statement& statement) {
    const script::ListCommandView view = script::read_list_command(statement);
    static_cast<void>(report_of(flight, view, statement.line));
    if (view.items.size() < 2) {
        load_error("Report has nothing to write", statement.line);
    }
    for (std::size_t i = 1; i < view.items.size(); ++i) {
        if (!view.items[i].is(script::NodeKind::path) && !view.items[i].is(script::NodeKind::call_expr)) {
            load_error(in_quotes(view.items[i].text()) + " is not something Report can write", statement.line);
        }
        check_expression(flight.names, view.items[i], statement.line);
    }
}

void run_report(Flight& flight, const script::Statement& statement) {
    const script::ListCommandView view = script::read_list_command(statement);
    const ReportSpec& spec = report_of(flight, view, statement.line);
    if (!spec.write_report) {
        return;
    }
    std::vector<ReportItem> items;
    std::vector<std::string> names;
    for (std::size_t i = 1; i < view.items.size(); ++i) {
        names.emplace_back(view.items[i].text());
        items.push_back({names.back(), flight.evaluator.value(view.items[i], statement.line)});
    }
    if (spec.write_headers && flight.headers_written.insert(statement.node.span().begin).second) {
        append(flight, spec, report_command_header(spec, names), statement.line);
    }
    append(flight, spec, report_lines(spec, items, true), statement.line);
}

void write_added_reports(Flight& flight, const Epoch& epoch) {
    if (flight.iterating) {
        return;  // GMAT writes only the solver's last pass
    }
    for (const auto& [name, spec] : flight.mission.reports) {
        if (spec.add.empty() || !spec.write_report || flight.toggled_off.contains(name)) {
            continue;
        }
        const auto [last, first_time] = flight.last_report_epoch.emplace(name, epoch.a1mjd());
        if (!first_time && last->second == epoch.a1mjd()) {
            continue;
        }
        last->second = epoch.a1mjd();
        std::vector<ReportItem> items;
        std::vector<std::string> names;
        for (const script::NodeRef node : spec.add) {
            names.emplace_back(word(node));
            items.push_back({names.back(), flight.evaluator.value(node, spec.line)});
        }
        if (spec.write_headers && flight.added_headers_written.insert(name).second) {
            append(flight, spec, report_add_header(spec, names), spec.line);
        }
        append(flight, spec, report_lines(spec, items, false), spec.line);
    }
}

}  // namespace gmat_copilot::engine
