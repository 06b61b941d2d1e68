// The field assignments before the mission sequence, each with what the catalogue knows of its field.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "lint/symbols.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::lint {

/// The dotted parts of a path, read from the tree each time: a script has too many to keep.
class PathParts {
  public:
    PathParts() = default;
    explicit PathParts(script::NodeRef path) : path_(path) {}

    [[nodiscard]] std::size_t size() const { return path_.child_count(); }
    [[nodiscard]] std::string_view operator[](std::size_t index) const { return path_.child(index).text(); }
    [[nodiscard]] std::string_view front() const { return path_.child(0).text(); }
    [[nodiscard]] std::string_view back() const {
        script::NodeRef last;
        for (const script::NodeRef part : path_.children()) {
            last = part;
        }
        return last.text();
    }

  private:
    script::NodeRef path_;
};

struct FieldAssignment {
    std::uint32_t statement = 0;
    script::NodeRef target;                         ///< the path on the left
    PathParts parts;                                ///< of the target; at least two
    const Symbol* owner = nullptr;                  ///< null when the first part names nothing
    const catalogue::ResourceType* type = nullptr;  ///< null when the owner or its fields are not known
    const catalogue::Field* field = nullptr;        ///< null when GMAT knows no such field, or the type is null
    script::NodeRef value;                          ///< null when nothing stands right of the '='
    std::string_view value_text;

    [[nodiscard]] std::string_view last_part() const { return parts.back(); }
    [[nodiscard]] text::Span last_span() const;
    /// "Sat.SMA" as the script writes it, for messages.
    [[nodiscard]] std::string_view path() const { return target.text(); }
};

/// The index of the first statement whose assignments GMAT runs as commands: BeginMissionSequence. Without one they all
/// are settings, even behind commands; in a function file they begin with the first command.
[[nodiscard]] std::uint32_t end_of_settings(const script::Tree& tree);

[[nodiscard]] std::vector<FieldAssignment> read_field_assignments(const script::Tree& tree, const SymbolTable& symbols);

/// The field GMAT would set: it looks only at the last part of a dotted path, in the object and in what that owns.
[[nodiscard]] const catalogue::Field* resolve_field(const catalogue::ResourceType& type, std::string_view last_part,
                                                    std::string_view prefix);

}  // namespace gmat_copilot::lint
