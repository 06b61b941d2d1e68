// The file of a baseline: written so that it can be committed and reviewed, read as if a stranger had written it.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "catalogue/catalogue.hpp"
#include "cli/baseline.hpp"
#include "cli/input.hpp"

namespace gmat_copilot::cli {

namespace {

using Json = nlohmann::json;

constexpr int schema_version = 1;
constexpr int deepest_nesting = 16;
constexpr std::size_t most_values = 2'000'000;
constexpr std::size_t largest_count = 1'000'000'000;

/// Why a text is no baseline; the caller knows the file's name.
class Damage : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

Json parse(std::string_view text) {
    std::size_t values = 0;
    const auto bounded = [&values](int depth, Json::parse_event_t, const Json&) {
        if (depth > deepest_nesting) {
            throw Damage("is no baseline: it is nested too deeply");
        }
        if (++values > most_values) {
            throw Damage("is no baseline: it holds too many values");
        }
        return true;
    };
    try {
        return Json::parse(text, bounded);
    } catch (const Json::parse_error& error) {
        throw Damage("is no baseline: damaged JSON near byte " + std::to_string(error.byte));
    } catch (const Json::exception&) {
        throw Damage("is no baseline: a number is out of range");
    }
}

/// The member of this name, which must be there and be what is asked for.
template <typename Test>
const Json& member(const Json& object, const char* name, Test is_right) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || found == object.end() || !is_right(*found)) {
        throw Damage(std::string("is no baseline: \"") + name + "\" is missing or wrong");
    }
    return *found;
}

bool is_text(const Json& value) { return value.is_string(); }
bool is_object(const Json& value) { return value.is_object(); }
bool is_count(const Json& value) {
    return value.is_number_unsigned() && value.get<std::uint64_t>() >= 1 && value.get<std::uint64_t>() <= largest_count;
}

void check_version(const Json& document) {
    const Json& version = member(document, "schema_version", is_count);
    if (version.get<std::uint64_t>() > schema_version) {
        throw Damage("was written by a newer gmat-copilot (version " + version.dump() +
                     " of its form; this one reads " + std::to_string(schema_version) + ")");
    }
}

Baseline from_json(std::string_view text) {
    const Json document = parse(text);
    check_version(document);
    if (member(member(document, "tool", is_object), "name", is_text) != "gmat-copilot") {
        throw Damage("is no baseline of gmat-copilot");
    }
    Baseline baseline;
    for (const auto& [name, list] : member(document, "files", is_object).items()) {
        if (!list.is_array()) {
            throw Damage("is no baseline: \"files\" is missing or wrong");
        }
        std::vector<BaselineEntry>& entries = baseline.entries[name];
        for (const Json& each : list) {
            entries.push_back({member(each, "rule", is_text).get<std::string>(),
                               member(each, "fingerprint", is_text).get<std::string>(),
                               {},
                               member(each, "count", is_count).get<std::size_t>()});
        }
    }
    return baseline;
}

}  // namespace

Baseline read_baseline(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_directory(status) &&
        !std::filesystem::is_regular_file(status)) {
        throw InputError(path + ": is not a regular file");  // a pipe would be waited for
    }
    if (path == "-") {
        throw InputError("the baseline is a file, not standard input");
    }
    const std::string text = read_text(path, max_baseline_bytes);
    try {
        Baseline baseline = from_json(text);
        baseline.folder = baseline_at(path).folder;
        return baseline;
    } catch (const Damage& damage) {
        throw InputError(path + ": " + damage.what());
    }
}

std::string baseline_json(const Baseline& baseline) {
    Json files = Json::object();
    for (const auto& [name, entries] : baseline.entries) {
        Json list = Json::array();
        for (const BaselineEntry& entry : entries) {
            list.push_back({{"rule", entry.rule},
                            {"fingerprint", entry.fingerprint},
                            {"message", entry.message},
                            {"count", entry.count}});
        }
        files[name] = std::move(list);
    }
    const Json document = {
        {"schema_version", schema_version},
        {"tool", {{"name", "gmat-copilot"}, {"version", version()}, {"catalogue", catalogue::release}}},
        {"files", std::move(files)},
    };
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gmat_copilot::cli
