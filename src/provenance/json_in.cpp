#include "provenance/json_in.hpp"

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

using Json = nlohmann::json;

Json parse_bounded(std::string_view json) {
    if (json.size() > max_record_bytes) {
        throw Error("too large for a record: more than 64 MiB");
    }
    std::size_t values = 0;
    const auto bounded = [&values](int depth, Json::parse_event_t, const Json&) {
        if (depth > max_record_nesting) {
            throw Error("not a record: nested deeper than 100 levels");
        }
        if (++values > max_record_values) {
            throw Error("not a record: too many values");
        }
        return true;
    };
    try {
        return Json::parse(json, bounded);
    } catch (const Json::parse_error& error) {
        throw Error("not a record: damaged JSON near byte " + std::to_string(error.byte));
    } catch (const Json::exception&) {
        throw Error("not a record: a number is out of range");
    }
}

In In::at(const char* key) const {
    if (!value_->is_object()) {
        wrong("an object");
    }
    const auto found = value_->find(key);
    if (found == value_->end()) {
        throw Error("not a record: " + (where_.empty() ? std::string("it") : where_) + " has no \"" + key + "\"");
    }
    return {*found, where_.empty() ? key : where_ + "." + key};
}

std::optional<In> In::maybe(const char* key) const {
    if (!value_->is_object()) {
        wrong("an object");
    }
    const auto found = value_->find(key);
    if (found == value_->end() || found->is_null()) {
        return std::nullopt;
    }
    return In{*found, where_.empty() ? key : where_ + "." + key};
}

std::vector<In> In::items() const {
    if (!value_->is_array()) {
        wrong("a list");
    }
    std::vector<In> all;
    all.reserve(value_->size());
    for (std::size_t i = 0; i < value_->size(); ++i) {
        all.emplace_back((*value_)[i], where_ + "[" + std::to_string(i) + "]");
    }
    return all;
}

std::vector<std::pair<std::string, In>> In::members() const {
    if (!value_->is_object()) {
        wrong("an object");
    }
    std::vector<std::pair<std::string, In>> all;
    for (const auto& [key, value] : value_->items()) {
        all.emplace_back(key, In{value, where_ + " member"});
    }
    return all;
}

std::string In::text() const {
    if (!value_->is_string()) {
        wrong("a text");
    }
    return value_->get<std::string>();
}

std::vector<std::string> In::texts() const {
    std::vector<std::string> all;
    for (const In& item : items()) {
        all.push_back(item.text());
    }
    return all;
}

bool In::boolean() const {
    if (!value_->is_boolean()) {
        wrong("true or false");
    }
    return value_->get<bool>();
}

double In::number() const {
    if (!value_->is_number()) {
        wrong("a number");
    }
    return value_->get<double>();
}

std::int64_t In::whole(std::int64_t least, std::int64_t most) const {
    const std::string expected = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    if (!value_->is_number_integer()) {
        wrong(expected);
    }
    // What does not fit into 64 signed bits was read as unsigned.
    const bool fits = !value_->is_number_unsigned() || value_->get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
    if (!fits || value_->get<std::int64_t>() < least || value_->get<std::int64_t>() > most) {
        wrong(expected);
    }
    return value_->get<std::int64_t>();
}

std::string In::dump() const { return value_->dump(-1, ' ', false, Json::error_handler_t::replace); }

void In::wrong(const std::string& expected) const {
    throw Error("not a record: " + (where_.empty() ? std::string("the document") : where_) + " is not " + expected);
}

}  // namespace gmat_copilot::provenance
