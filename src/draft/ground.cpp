// Grounding: which facts of the catalogue and of the language a request and a failing draft call for. Scores are counts
// of matching words, so the same texts always give the same facts in the same order.
#include <algorithm>
#include <map>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/facts.hpp"
#include "draft/notes.hpp"
#include "draft/numbered.hpp"
#include "draft/prompt.hpp"
#include "draft/topics.hpp"
#include "draft/words.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting {

namespace {

constexpr double everyday_score = 1.0;  // needed by nearly every mission
constexpr double topic_score = 1.0;     // per word of the request that points at it
constexpr double draft_score = 2.0;     // the failing draft uses it
constexpr double named_score = 4.0;     // the request names it in GMAT's own spelling
constexpr std::size_t most_parameters = 40;

using Scores = std::map<std::string_view, double>;

struct Asked {
    WordSet words;      // of the request, lower case
    WordSet named;      // identifiers of the request, as written
    WordSet in_draft;   // identifiers of the failing draft, as written
    WordSet mentioned;  // named and in_draft together
    bool told_everyday = true;
};

Asked read(std::string_view request, std::string_view failing_draft) {
    Asked asked{plain_words(request), identifiers(request), identifiers(failing_draft), {}, true};
    asked.mentioned = asked.named;
    asked.mentioned.insert(asked.in_draft.begin(), asked.in_draft.end());
    return asked;
}

double matches(std::string_view cell, const WordSet& words) {
    const std::vector<std::string_view> all = entries(cell);
    return static_cast<double>(
        std::count_if(all.begin(), all.end(), [&words](std::string_view word) { return words.contains(word); }));
}

/// A name in GMAT's spelling counts only when it cannot be an ordinary English word: "Report", "Array" are left out.
bool looks_like_gmat_name(std::string_view name) {
    return std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

void score_named(const WordSet& names, double score, Scores& types, Scores& parameters) {
    for (const std::string& name : names) {
        const auto* type = catalogue::find_type(name);
        // EphemerisFile cannot stand alone, so the catalogue does not call it creatable; scripts create it all the
        // same.
        if (type != nullptr && (type->script_creatable || !leading_fields(type->name).empty())) {
            types[type->name] += score;
        }
        if (const auto* parameter = catalogue::find_parameter(name);
            parameter != nullptr && looks_like_gmat_name(name)) {
            parameters[parameter->name] += score;
        }
    }
}

void score_topics(const WordSet& words, Scores& types, Scores& parameters) {
    for (const Topic& topic : topics()) {
        const double score = topic_score * matches(topic.words, words);
        if (score == 0.0) {
            continue;
        }
        for (const std::string_view name : entries(topic.types)) {
            types[name] += score;
        }
        for (const std::string_view name : entries(topic.parameters)) {
            parameters[name] += score;
        }
    }
}

void add_types(const Scores& scores, const WordSet& mentioned, std::vector<GroundingChunk>& chunks) {
    for (const auto& [name, score] : scores) {
        if (const auto* type = catalogue::find_type(name)) {
            chunks.push_back({"catalogue:" + std::string(name), score, describe_type(*type, mentioned)});
        }
    }
}

/// All parameters stand in one chunk, best first: they are short, and one is seldom wanted alone.
void add_parameters(const Scores& scores, std::vector<GroundingChunk>& chunks) {
    std::vector<std::pair<std::string_view, double>> ranked(scores.begin(), scores.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    std::size_t told = 0;
    for (const auto& [name, score] : ranked) {
        const auto* parameter = catalogue::find_parameter(name);
        if (parameter != nullptr && told < most_parameters) {
            text += (told == 0 ? "" : "\n") + describe_parameter(*parameter);
            ++told;
        }
    }
    if (told > 0) {
        chunks.push_back({"catalogue:parameters", ranked.front().second, std::move(text)});
    }
}

void add_notes(const Asked& asked, std::vector<GroundingChunk>& chunks) {
    for (const Note& note : notes()) {
        const double score = topic_score * matches(note.words, asked.words) +
                             draft_score * matches(note.marks, asked.in_draft) +
                             (note.everyday && asked.told_everyday ? everyday_score : 0.0);
        if (score > 0.0) {
            chunks.push_back({"language:" + std::string(note.name), score, std::string(note.text)});
        }
    }
}

/// The chunks for what was asked, best first, as far as they fit.
std::vector<GroundingChunk> ranked(const Asked& asked, const Scores& types, const Scores& parameters,
                                   std::size_t limit_bytes) {
    std::vector<GroundingChunk> chunks;
    add_types(types, asked.mentioned, chunks);
    add_parameters(parameters, chunks);
    add_notes(asked, chunks);
    std::stable_sort(chunks.begin(), chunks.end(), [](const GroundingChunk& a, const GroundingChunk& b) {
        return a.score != b.score ? a.score > b.score : a.source < b.source;
    });

    std::vector<GroundingChunk> kept;
    std::size_t used = 0;
    for (GroundingChunk& chunk : chunks) {
        if (used + chunk.text.size() <= limit_bytes) {
            used += chunk.text.size();
            kept.push_back(std::move(chunk));
        }
    }
    return kept;
}

/// The types of the objects that a script creates, by name.
using ObjectTypes = std::map<std::string, std::string, std::less<>>;

ObjectTypes created_types(const script::Tree& tree) {
    ObjectTypes types;
    for (const script::Statement& statement : tree.statements()) {
        if (statement.kind() == script::NodeKind::create) {
            const script::CreateView create = script::read_create(statement);
            for (const script::NodeRef name : create.names) {
                types.emplace(script::created_name(name), create.type ? create.type.text() : std::string_view());
            }
        }
    }
    return types;
}

/// The text of the statements that stand on the lines; the whole script when there is no line.
std::string text_of(const script::Tree& tree, const std::vector<std::uint32_t>& lines) {
    if (lines.empty()) {
        return std::string(tree.source().text());
    }
    std::string text;
    for (const std::uint32_t line : lines) {
        text += tree.source().line(line);
        text += '\n';
    }
    return text;
}

}  // namespace

std::vector<GroundingChunk> ground(std::string_view request, std::string_view failing_draft, std::size_t limit_bytes) {
    const Asked asked = read(request, failing_draft);
    Scores types;
    Scores parameters;
    for (const std::string_view name : everyday_types()) {
        types[name] = everyday_score;
    }
    score_topics(asked.words, types, parameters);
    score_named(asked.named, named_score, types, parameters);
    score_named(asked.in_draft, draft_score, types, parameters);
    return ranked(asked, types, parameters, limit_bytes);
}

std::vector<GroundingChunk> ground_repair(const FailingDraft& failing, std::size_t limit_bytes) {
    const script::Tree tree = script::parse(std::string(failing.script));
    const ObjectTypes created = created_types(tree);
    Asked asked;
    asked.in_draft = identifiers(text_of(tree, lines_named(failing.feedback)));
    for (const std::string& line : failing.feedback) {
        asked.in_draft.merge(identifiers(line));
    }
    WordSet involved;
    for (const std::string& name : asked.in_draft) {
        if (const auto object = created.find(name); object != created.end()) {
            involved.insert(object->second);
        }
    }
    asked.in_draft.merge(involved);
    asked.mentioned = asked.in_draft;
    asked.told_everyday = false;
    Scores types;
    Scores parameters;
    score_named(asked.in_draft, draft_score, types, parameters);
    return ranked(asked, types, parameters, limit_bytes);
}

}  // namespace gmat_copilot::drafting
