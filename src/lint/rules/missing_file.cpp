#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "lint/files.hpp"
#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Files that come with GMAT R2026a: not worth a search.
constexpr std::array shipped = {"JGM2.cof",     "JGM3.cof",       "EGM96.cof",        "EGM96low.cof",    "JGM2F70.cof",
                                "LP165P.cof",   "grgm900c.cof",   "Mars50c.cof",      "GMM1.cof",        "GMM2B.cof",
                                "MGNP180U.cof", "MGN75HSAAP.cof", "de421.bsp",        "de424.bsp",       "de405.bsp",
                                "naif0012.tls", "naif0011.tls",   "eopc04_08.62-now", "SPACEWEATHER.txt"};

/// Fields that GMAT checks when it loads a script: "File must exist".
bool is_looked_for(const FieldAssignment& assignment) {
    const std::string_view field = assignment.last_part();
    if (field.ends_with("SpiceKernelName") || field == "PotentialFile" || field == "HorizonMaskFileName") {
        return true;
    }
    return assignment.type->name == "SolarSystem" ||
           (field == "TextureMapFileName" && catalogue::is_a(*assignment.type, "CelestialBody"));
}

/// Fields whose files GMAT reads only when it runs, or does without.
bool is_read_later(const FieldAssignment& assignment) {
    constexpr std::array fields = {"EphemerisName",        "SPADSRPFile",  "SPADDragFile", "ModelFile",
                                   "CSSISpaceWeatherFile", "SchattenFile", "FileName"};
    return std::ranges::find(fields, assignment.last_part()) != fields.end() &&
           !catalogue::is_a(*assignment.type, "Subscriber");
}

struct Named {
    std::string_view name;
    text::Span span;
    FilePlace place = FilePlace::data;
    bool rejected = true;  ///< GMAT rejects the script at load when the file is not there
};

void check(const Context& context, const Named& file, Sink& sink) {
    if (std::ranges::find(shipped, file.name) != shipped.end()) {
        return;
    }
    const FileAnswer answer = context.find_file(file.place, file.name);
    if (answer == FileAnswer::found) {
        return;
    }
    const bool folder = file.place == FilePlace::folder;
    std::string message = (folder ? "there is no folder " : "there is no file ") + quoted(file.name);
    if (!folder) {
        message += answer == FileAnswer::missing
                       ? " beside the script or in GMAT"
                       : " beside the script (GMAT's own files were not searched: no GMAT found)";
    }
    sink.add(file.rejected && answer == FileAnswer::missing ? text::Severity::error : text::Severity::info, file.span,
             message);
}

bool names_file(const FieldAssignment& assignment) {
    return (is_looked_for(assignment) && (assignment.field->type == catalogue::FieldType::filename ||
                                          assignment.last_part() != "EphemerisSource")) ||
           is_read_later(assignment);
}

/// 'JGM2.cof: closed at its end, when that is where the one quote is missing.
std::optional<text::Fix> closed(const Item& item) {
    if (item.text.front() != '\'' || item.text.find('\'', 1) != std::string_view::npos) {
        return std::nullopt;
    }
    return text::Fix{"insert the missing quote", true, {{{item.span.end, item.span.end}, "'"}}};
}

/// Whether a file is found or not, GMAT rejects a name with one quote.
void check_quotes(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field == nullptr || !assignment.value || !names_file(assignment)) {
            continue;
        }
        for (const Item& item : items_of(assignment.value)) {
            if (is_looked_for(assignment) && has_lone_quote(item.text)) {
                sink.error(item.span,
                           std::string(item.text) +
                               " has a quote too many or too few; GMAT takes it for a part of the file's name",
                           closed(item));
            }
        }
    }
}

void check_fields(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field == nullptr || !assignment.value) {
            continue;
        }
        const bool looked_for = is_looked_for(assignment);
        if (names_file(assignment)) {
            for (const Item& item : items_of(assignment.value)) {
                const std::string_view name = without_quotes(item.text);
                const bool is_file = name.find('.') != std::string_view::npos;
                if (is_file && !(looked_for && has_lone_quote(item.text))) {
                    check(context, {name, item.span, FilePlace::data, looked_for}, sink);
                }
            }
        }
    }
}

/// Folders beside GMAT's bin, from which it resolves "./" and "../".
constexpr std::array installed_folders = {"api",    "bin",     "data",    "docs",          "extras",       "matlab",
                                          "output", "plugins", "samples", "userfunctions", "userincludes", "utilities"};

/// True for a folder that GMAT surely does not find: it creates files, not folders.
bool lacks_folder(std::string_view path, bool ephemeris) {
    const bool here = path.starts_with("./") || path.starts_with(".\\");
    const bool above = path.starts_with("../") || path.starts_with("..\\");
    if (!here && !above) {
        return ephemeris && path.find('/') != std::string_view::npos && !path.starts_with('/') &&
               path.find(':') == std::string_view::npos;
    }
    const std::string_view rest = path.substr(here ? 2 : 3);
    const std::size_t end = rest.find_first_of("/\\");
    if (end == std::string_view::npos || rest.starts_with("..")) {
        return false;
    }
    const std::string_view folder = rest.substr(0, end);
    const bool deeper = rest.find_first_of("/\\", end + 1) != std::string_view::npos;
    return here || std::ranges::find(installed_folders, folder) == installed_folders.end() ||
           (folder == "output" && deeper);
}

/// Characters that GMAT takes in no name of a file; a colon only behind the letter of a drive.
bool has_forbidden(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return name.find_first_of("*?<>|\"") != std::string_view::npos || (colon != std::string_view::npos && colon != 1);
}

/// Where a report or an ephemeris is written.
void check_output(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const std::string_view name = without_quotes(assignment.value_text);
    const bool ephemeris = catalogue::is_a(*assignment.type, "EphemerisFile");
    const std::size_t slash = name.find_last_of("/\\");
    if (lacks_folder(name, ephemeris)) {
        sink.error(assignment.value.span(), "GMAT writes no file to " + quoted(name.substr(0, slash + 1)) +
                                                ": the folder does not exist where it looks, and it creates none");
    } else if (has_forbidden(name.substr(slash + 1))) {
        sink.error(assignment.value.span(), quoted(name) + " is not the name of a file that GMAT writes");
    } else if (context.find_file != nullptr && !ephemeris && name.starts_with('/') && slash > 0) {
        check(context, {name.substr(0, slash), assignment.value.span(), FilePlace::folder, true}, sink);
    }
}

void check_outputs(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field != nullptr && assignment.value && assignment.last_part() == "Filename" &&
            (catalogue::is_a(*assignment.type, "ReportFile") || catalogue::is_a(*assignment.type, "EphemerisFile"))) {
            check_output(context, assignment, sink);
        }
    }
}

/// A GmatFunction is read from its FunctionPath, or from a file of its name.
void check_functions(const Context& context, Sink& sink) {
    for (const Symbol& symbol : context.symbols.created()) {
        if (symbol.ambiguous || symbol.type_name != "GmatFunction") {
            continue;
        }
        const FieldAssignment* path = context.settings.last(symbol, "FunctionPath");
        const std::string by_name = std::string(symbol.name) + ".gmf";
        const std::string_view name = path == nullptr ? std::string_view(by_name) : without_quotes(path->value_text);
        check(context, {name, path == nullptr ? symbol.node.span() : path->value.span(), FilePlace::function, true},
              sink);
    }
}

}  // namespace

void missing_file(const Context& context, Sink& sink) {
    check_outputs(context, sink);
    check_quotes(context, sink);
    if (context.find_file == nullptr) {
        return;
    }
    check_fields(context, sink);
    check_functions(context, sink);
}

}  // namespace gmat_copilot::lint::rule
