// Is a dotted name a parameter GMAT can compute, such as Sat.Earth.SMA?
//
// GMAT takes the last part as the parameter, the first as its owner and the middle one as what it depends on: an
// origin, a coordinate system or an attached object, by the parameter.
#pragma once

#include <cstdint>
#include <string_view>

#include "catalogue/catalogue.hpp"
#include "lint/symbols.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint {

/// "Sat.Earth.SMA" taken apart. Of a name without a dot, owner and parameter are the whole name. A long script has
/// many: kept small.
class DottedName {
  public:
    DottedName(text::Span span, std::string_view text);

    [[nodiscard]] text::Span span() const { return {begin_, begin_ + static_cast<std::uint32_t>(text_.size())}; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::uint32_t dots() const { return dots_; }
    [[nodiscard]] Item owner() const { return item(0, dots_ == 0 ? size() : first_dot_); }
    /// All that stands between, "Earth"; empty when nothing does.
    [[nodiscard]] Item dependency() const { return dots_ < 2 ? Item{} : item(first_dot_ + 1, last_dot_); }
    [[nodiscard]] Item parameter() const { return item(dots_ == 0 ? 0 : last_dot_ + 1, size()); }

  private:
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
    [[nodiscard]] Item item(std::uint32_t begin, std::uint32_t end) const {
        return {{begin_ + begin, begin_ + end}, text_.substr(begin, end - begin)};
    }
    std::string_view text_;
    std::uint32_t begin_;
    std::uint32_t first_dot_ = 0;
    std::uint32_t last_dot_ = 0;
    std::uint32_t dots_ = 0;
};

enum class ParameterVerdict : std::uint8_t {
    fine,                   ///< or not surely wrong
    undeclared_owner,       ///< nothing has the owner's name
    unknown,                ///< there is no such parameter
    wrong_owner,            ///< the owner's type does not have it
    undeclared_dependency,  ///< nothing has the middle name
    needless_dependency,    ///< the parameter takes no middle name
    ignored_dependency,     ///< nor this one, a part, which GMAT passes over
    several_dependencies,   ///< more than one name between owner and parameter
    wrong_dependency,       ///< the middle name is of another kind than the parameter needs
};

struct ParameterCheck {
    ParameterVerdict verdict = ParameterVerdict::fine;
    const catalogue::Parameter* parameter = nullptr;
    const Symbol* owner = nullptr;
    enum class Part : std::uint8_t { owner, dependency, parameter } at = Part::parameter;  ///< what is wrong
};

/// `owner` is what the first part names, or null.
[[nodiscard]] ParameterCheck check_parameter(const DottedName& name, const Symbol* owner, const SymbolTable& symbols);

/// What a parameter's middle name must be, for messages: "a coordinate system"; empty when it takes none.
[[nodiscard]] std::string_view dependency_noun(const catalogue::Parameter& parameter);

}  // namespace gmat_copilot::lint
