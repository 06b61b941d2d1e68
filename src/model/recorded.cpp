#include "model/recorded.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace gmat_copilot::model {
namespace {

using nlohmann::json;

constexpr std::size_t largest_file_bytes = std::size_t{64} << 20U;
constexpr std::string_view json_extension = ".json";

[[noreturn]] void reject(const std::string& file_name, const std::string& why) {
    throw Error(Error::Kind::configuration, "recorded:" + file_name + ": " + why);
}

class Recorded : public Model {
  public:
    Recorded(std::string name, std::vector<Reply> replies) : name_(std::move(name)), replies_(std::move(replies)) {}

    [[nodiscard]] std::string provider() const override { return "recorded"; }
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Reply complete(const Request& request) override {
        if (request.cancelled != nullptr && request.cancelled->load()) {
            throw Error(Error::Kind::cancelled, "recorded:" + name_ + ": cancelled");
        }
        if (next_ >= replies_.size()) {
            throw Error(Error::Kind::exhausted,
                        "recorded:" + name_ + ": no reply left after " + std::to_string(replies_.size()));
        }
        const Reply& reply = replies_[next_++];
        if (reply.text.size() > max_reply_bytes) {
            throw Error(Error::Kind::protocol, "recorded:" + name_ + ": reply " + std::to_string(next_) +
                                                   " is larger than " + std::to_string(max_reply_bytes >> 20U) +
                                                   " MiB");
        }
        return reply;
    }

  private:
    std::string name_;
    std::vector<Reply> replies_;
    std::size_t next_ = 0;
};

std::string read_file(const std::string& file, const std::string& name) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) {
        reject(name, "is a folder");
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        reject(name, "cannot be read");
    }
    std::string text;
    std::vector<char> block(std::size_t{1} << 20U);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (text.size() > largest_file_bytes) {
            reject(name, "is larger than 64 MiB");
        }
    }
    return text;
}

std::optional<std::int64_t> token_count(const json& usage, const char* name, const std::string& where) {
    const auto found = usage.find(name);
    if (found == usage.end() || found->is_null()) {
        return std::nullopt;
    }
    if (!found->is_number_integer()) {
        throw Error(Error::Kind::configuration, where + ": usage." + name + " is not a whole number");
    }
    return found->get<std::int64_t>();
}

Reply read_reply(const json& value, const std::string& where) {
    Reply reply;
    if (value.is_string()) {
        reply.text = value.get<std::string>();
        return reply;
    }
    const auto text = value.is_object() ? value.find("text") : value.end();
    if (!value.is_object() || text == value.end() || !text->is_string()) {
        throw Error(Error::Kind::configuration, where + " is neither a text nor an object with a \"text\"");
    }
    reply.text = text->get<std::string>();
    if (const auto usage = value.find("usage"); usage != value.end() && usage->is_object()) {
        reply.usage.input_tokens = token_count(*usage, "input_tokens", where);
        reply.usage.output_tokens = token_count(*usage, "output_tokens", where);
    }
    if (const auto truncated = value.find("truncated"); truncated != value.end() && truncated->is_boolean()) {
        reply.truncated = truncated->get<bool>();
    }
    return reply;
}

std::vector<Reply> read_replies(const std::string& text, const std::string& name) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool may_be_json = first != std::string::npos && (text[first] == '{' || text[first] == '[');
    const bool must_be_json = name.ends_with(json_extension);
    const json value = may_be_json || must_be_json ? json::parse(text, nullptr, false) : json(json::value_t::discarded);
    if (value.is_discarded()) {
        if (must_be_json) {
            reject(name, "is not valid JSON");
        }
        Reply only;
        only.text = text;
        return {only};
    }
    const json* list = &value;
    if (value.is_object()) {
        const auto replies = value.find("replies");
        if (replies == value.end()) {
            reject(name, "has no \"replies\"");
        }
        list = &*replies;
    }
    if (!list->is_array()) {
        reject(name, "\"replies\" is not a list");
    }
    std::vector<Reply> replies;
    for (const json& entry : *list) {
        replies.push_back(read_reply(entry, "recorded:" + name + ": reply " + std::to_string(replies.size() + 1)));
    }
    return replies;
}

}  // namespace

std::unique_ptr<Model> make_recorded(const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    return std::make_unique<Recorded>(name, read_replies(read_file(file, name), name));
}

}  // namespace gmat_copilot::model
