# cmake -DPAGES="a.md;b.md" -DOUTPUT=pages.cpp -P pages.cmake: the rules' pages as string constants.
set(rows "")
foreach(page IN LISTS PAGES)
  get_filename_component(name "${page}" NAME_WE)
  file(READ "${page}" text)
  string(APPEND rows "    {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from lint-rules/; do not edit.
#include \"lint/table.hpp\"

namespace gmat_copilot::lint {
namespace {

struct Page {
    std::string_view rule;
    std::string_view text;
};

constexpr Page pages[] = {
${rows}};

}  // namespace

std::string_view page_of(std::string_view rule) {
    for (const Page& page : pages) {
        if (page.rule == rule) {
            return page.text;
        }
    }
    return {};
}

}  // namespace gmat_copilot::lint
")
