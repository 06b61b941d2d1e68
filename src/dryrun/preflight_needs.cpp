#include "dryrun/preflight_needs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "script/view.hpp"

namespace gmat_copilot::dryrun {
namespace {

using script::NodeKind;
using script::NodeRef;
using script::Statement;

constexpr std::array<std::pair<NeedKind, std::string_view>, 10> kind_names = {
    {{NeedKind::plugin, "plugin"},
     {NeedKind::function, "function"},
     {NeedKind::kernel, "kernel"},
     {NeedKind::ephemeris_file, "ephemeris-file"},
     {NeedKind::gravity_file, "gravity-file"},
     {NeedKind::data_file, "data-file"},
     {NeedKind::include_file, "include-file"},
     {NeedKind::propagator, "propagator"},
     {NeedKind::resource, "resource"},
     {NeedKind::command, "command"}}};

struct PluginWord {
    std::string_view word;
    std::string_view library;
};
/// Types, commands and models that plugins bring, as their factories register them in GMAT's public source (R2026a).
constexpr std::array plugin_words = {
    PluginWord{"GroundStation", "libStation"},
    PluginWord{"ContactLocator", "libEventLocator"},
    PluginWord{"EclipseLocator", "libEventLocator"},
    PluginWord{"IntrusionLocator", "libEventLocator"},
    PluginWord{"Formation", "libFormation"},
    PluginWord{"GmatFunction", "libGmatFunction"},
    PluginWord{"CallGmatFunction", "libGmatFunction"},
    PluginWord{"Global", "libGmatFunction"},
    PluginWord{"FileInterface", "libDataInterface"},
    PluginWord{"Set", "libDataInterface"},
    PluginWord{"Yukon", "libYukonOptimizer"},
    PluginWord{"FminconOptimizer", "libFminconOptimizer"},
    PluginWord{"BatchEstimator", "libGmatEstimation"},
    PluginWord{"Simulator", "libGmatEstimation"},
    PluginWord{"TrackingFileSet", "libGmatEstimation"},
    PluginWord{"ErrorModel", "libGmatEstimation"},
    PluginWord{"Antenna", "libGmatEstimation"},
    PluginWord{"Receiver", "libGmatEstimation"},
    PluginWord{"Transmitter", "libGmatEstimation"},
    PluginWord{"Transponder", "libGmatEstimation"},
    PluginWord{"AcceptFilter", "libGmatEstimation"},
    PluginWord{"RejectFilter", "libGmatEstimation"},
    PluginWord{"RunEstimator", "libGmatEstimation"},
    PluginWord{"RunSimulator", "libGmatEstimation"},
    PluginWord{"ExtendedKalmanFilter", "libEKF"},
    PluginWord{"Smoother", "libEKF"},
    PluginWord{"EstimatedParameter", "libEKF"},
    PluginWord{"ProcessNoiseModel", "libEKF"},
    PluginWord{"RunSmoother", "libEKF"},
    PluginWord{"ThrustSegment", "libThrustFile"},
    PluginWord{"ThrustHistoryFile", "libThrustFile"},
    PluginWord{"BeginFileThrust", "libThrustFile"},
    PluginWord{"EndFileThrust", "libThrustFile"},
    PluginWord{"CommandEcho", "libScriptTools"},
    PluginWord{"Save", "libSaveCommand"},
    PluginWord{"ExternalForceModel", "libExternalForceModel"},
    PluginWord{"MatlabFunction", "libMatlabInterface"},
};
/// The same for the Type of a Propagator.
constexpr std::array propagator_plugins = {PluginWord{"PrinceDormand853", "libProductionPropagators"},
                                           PluginWord{"BulirschStoer", "libExtraPropagators"},
                                           PluginWord{"SPK", "libEphemPropagator"},
                                           PluginWord{"Code500", "libEphemPropagator"},
                                           PluginWord{"STK", "libEphemPropagator"},
                                           PluginWord{"CCSDS-OEM", "libEphemPropagator"},
                                           PluginWord{"SPICESGP4", "libTLEPropagator"}};

struct FileField {
    std::string_view ending;  ///< of the field's name
    NeedKind kind;
};
constexpr std::array file_fields = {
    FileField{"PotentialFile", NeedKind::gravity_file},    FileField{"SpiceKernelName", NeedKind::kernel},
    FileField{"EphemerisName", NeedKind::ephemeris_file},  FileField{"CSSISpaceWeatherFile", NeedKind::data_file},
    FileField{"SchattenFile", NeedKind::data_file},        FileField{"TideFile", NeedKind::data_file},
    FileField{"SPADSRPFile", NeedKind::data_file},         FileField{"SPADDragFile", NeedKind::data_file},
    FileField{"HorizonMaskFileName", NeedKind::data_file}, FileField{"DEFilename", NeedKind::ephemeris_file},
    FileField{"SPKFilename", NeedKind::ephemeris_file},    FileField{"PCKFilename", NeedKind::kernel},
};

template <std::size_t N>
std::string_view library_of(const std::array<PluginWord, N>& table, std::string_view word) {
    const auto found =
        std::find_if(table.begin(), table.end(), [word](const PluginWord& row) { return row.word == word; });
    return found == table.end() ? std::string_view() : found->library;
}

std::string_view last_part(const Statement& statement) {
    const script::AssignmentView view = script::read_assignment(statement);
    const std::string_view target = view.target ? view.target.text() : std::string_view();
    const std::size_t dot = target.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : target.substr(dot + 1);
}

/// The words of a value: one name, a quoted text, or the elements of a list.
std::vector<std::string> words_of(NodeRef value) {
    std::vector<std::string> words;
    std::string_view text = value.text();
    constexpr std::string_view separators = "{},'\" \t\r\n";
    while (true) {
        const std::size_t begin = text.find_first_not_of(separators);
        if (begin == std::string_view::npos) {
            return words;
        }
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

class NeedReader {
  public:
    explicit NeedReader(const script::Tree& tree) : tree_(tree) {}
    [[nodiscard]] std::vector<Need> read();

  private:
    void read_create(const Statement& statement);
    void read_assignment(const Statement& statement);
    void read_command(const Statement& statement);
    void note_propagate(const Statement& statement);
    void finish();
    /// The index of the need, the earlier one's when it is there already.
    std::size_t add(NeedKind kind, const std::string& name, const Statement& statement, std::string_view library = {});

    struct Function {
        std::string file;
        int line;
    };
    struct GravityFile {
        std::size_t need;
        std::string force_model;
    };
    struct PropagatorType {
        std::string propagator, type;
        int line;
    };

    const script::Tree& tree_;
    std::vector<Need> needs_;
    std::map<std::pair<NeedKind, std::string>, std::size_t> seen_;
    std::map<std::string, Function, std::less<>> functions_;
    std::vector<GravityFile> gravity_files_;
    std::vector<PropagatorType> propagator_types_;
    std::map<std::string, std::string, std::less<>> force_model_of_;
    std::set<std::string, std::less<>> flown_;  ///< words of Propagate commands
};

std::size_t NeedReader::add(NeedKind kind, const std::string& name, const Statement& statement,
                            std::string_view library) {
    const auto [place, is_new] = seen_.try_emplace({kind, name}, needs_.size());
    if (is_new) {
        needs_.push_back({kind, name, static_cast<int>(statement.line), std::string(library), false});
    }
    return place->second;
}

void NeedReader::read_create(const Statement& statement) {
    const script::CreateView view = script::read_create(statement);
    if (!view.type) {
        return;
    }
    const std::string type(view.type.text());
    add(NeedKind::resource, type, statement);
    if (const std::string_view library = library_of(plugin_words, type); !library.empty()) {
        add(NeedKind::plugin, type, statement, library);
    }
    if (type == "GmatFunction") {
        for (const NodeRef name : view.names) {
            const std::string function(script::created_name(name));
            functions_[function] = {function + ".gmf", static_cast<int>(statement.line)};
        }
    }
}

void NeedReader::read_assignment(const Statement& statement) {
    const script::AssignmentView view = script::read_assignment(statement);
    const std::string_view field = last_part(statement);
    if (!view.value || field.empty()) {
        return;
    }
    const std::string_view target = view.target.text();
    const std::string owner(target.substr(0, target.find('.')));
    const std::vector<std::string> words = words_of(view.value);
    if (field == "FunctionPath" && functions_.count(owner) > 0 && !words.empty()) {
        functions_[owner].file = words.front();
    } else if (field == "FM" && !words.empty()) {
        force_model_of_[owner] = words.front();
    } else if (field == "Type" && !words.empty()) {
        propagator_types_.push_back({owner, words.front(), static_cast<int>(statement.line)});
    }
    for (const FileField& row : file_fields) {
        if (!field.ends_with(row.ending)) {
            continue;
        }
        for (const std::string& word : words) {
            if (word.find('.') == std::string::npos) {
                continue;  // not the name of a file: None, or the name of an object
            }
            const std::size_t need = add(row.kind, word, statement);
            if (row.kind == NeedKind::gravity_file) {
                gravity_files_.push_back({need, owner});
            }
        }
    }
}

void NeedReader::note_propagate(const Statement& statement) {
    std::string word;
    for (const char c : statement.node.text()) {
        const bool in_name = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        if (in_name) {
            word += c;
        } else if (!word.empty()) {
            flown_.insert(std::exchange(word, {}));
        }
    }
}

void NeedReader::read_command(const Statement& statement) {
    if (statement.keyword == "Propagate") {
        note_propagate(statement);
    }
    add(NeedKind::command, std::string(statement.keyword), statement);
    if (const std::string_view library = library_of(plugin_words, statement.keyword); !library.empty()) {
        add(NeedKind::plugin, std::string(statement.keyword), statement, library);
    }
}

/// What is only known when the whole script was read.
void NeedReader::finish() {
    for (const auto& [name, function] : functions_) {
        needs_.push_back({NeedKind::function, function.file, function.line, {}, true});
    }
    for (const PropagatorType& row : propagator_types_) {
        if (flown_.count(row.propagator) > 0) {
            const std::string_view library = library_of(propagator_plugins, row.type);
            needs_.push_back({NeedKind::propagator, row.type, row.line, std::string(library), true});
        }
    }
    std::set<std::string_view> flown_models;
    for (const auto& [propagator, force_model] : force_model_of_) {
        if (flown_.count(propagator) > 0) {
            flown_models.insert(force_model);
        }
    }
    for (const GravityFile& file : gravity_files_) {
        needs_[file.need].flown = needs_[file.need].flown || flown_models.count(file.force_model) > 0;
    }
    std::stable_sort(needs_.begin(), needs_.end(), [](const Need& a, const Need& b) { return a.line < b.line; });
}

std::vector<Need> NeedReader::read() {
    for (const Statement& statement : tree_.statements()) {
        switch (statement.kind()) {
            case NodeKind::create: read_create(statement); break;
            case NodeKind::assignment: read_assignment(statement); break;
            case NodeKind::command: read_command(statement); break;
            case NodeKind::include: add(NeedKind::include_file, std::string(statement.node.text()), statement); break;
            default: break;
        }
    }
    finish();
    return std::move(needs_);
}

}  // namespace

std::string_view to_string(NeedKind kind) {
    const auto* const row =
        std::find_if(kind_names.begin(), kind_names.end(), [kind](const auto& entry) { return entry.first == kind; });
    return row == kind_names.end() ? std::string_view("data-file") : row->second;
}

std::vector<Need> needs_of(const script::Tree& tree) { return NeedReader(tree).read(); }

}  // namespace gmat_copilot::dryrun
