#include <nlohmann/json.hpp>

#include "provenance/story.hpp"
#include "provenance/verify.hpp"

namespace gmat_copilot::provenance {

std::string verification_text(const Verification& verification) {
    std::string out = "made by " + verification.made_by +
                      (verification.same_tool ? "" : "; this program is another version or has another catalogue") +
                      "\n";
    for (const Check& check : verification.checks) {
        std::string line(to_string(check.agreement));
        line += std::string(line.size() < 9 ? 9 - line.size() : 0, ' ') + "  ";
        line += check.attempt ? "attempt " + std::to_string(*check.attempt) + ", " : "";
        out += line + check.what + ": " + check.message + "\n";
        for (const std::string& detail : check.details) {
            out += "             " + detail + "\n";
        }
    }
    const std::size_t unchecked = verification.count(Agreement::unchecked);
    out += verification.agrees() ? "the record agrees" : plural(verification.count(Agreement::differs), "difference");
    return out + (unchecked > 0 ? "; " + std::to_string(unchecked) + " could not be checked\n" : "\n");
}

std::string verification_json(const Verification& verification) {
    nlohmann::json checks = nlohmann::json::array();
    for (const Check& check : verification.checks) {
        checks.push_back({{"what", check.what},
                          {"attempt", check.attempt ? nlohmann::json(*check.attempt) : nlohmann::json(nullptr)},
                          {"result", std::string(to_string(check.agreement))},
                          {"message", check.message},
                          {"details", check.details}});
    }
    const nlohmann::json document = {{"schema_version", 1},
                                     {"agrees", verification.agrees()},
                                     {"differences", verification.count(Agreement::differs)},
                                     {"unchecked", verification.count(Agreement::unchecked)},
                                     {"made_by", verification.made_by},
                                     {"same_tool", verification.same_tool},
                                     {"checks", std::move(checks)}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace gmat_copilot::provenance
