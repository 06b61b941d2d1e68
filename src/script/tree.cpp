#include "script/tree.hpp"

#include <utility>

#include "tree_data.hpp"

namespace gmat_copilot::script {

std::string NodeRef::unquoted() const {
    if (!is(NodeKind::string) && !is(NodeKind::label)) {
        return std::string(text());
    }
    const std::string_view inside = text().substr(1, text().size() - 2);
    std::string plain;
    plain.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i) {
        plain += inside[i];
        if (inside[i] == '\'' && i + 1 < inside.size() && inside[i + 1] == '\'') {
            ++i;
        }
    }
    return plain;
}

Tree::Tree(std::unique_ptr<detail::TreeData> data) : data_(std::move(data)) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

const text::SourceText& Tree::source() const { return data_->source; }

const std::vector<Statement>& Tree::statements() const { return data_->statements; }

const std::vector<text::Diagnostic>& Tree::diagnostics() const { return data_->diagnostics; }

std::uint32_t Tree::mission_start() const { return data_->mission_start; }

bool Tree::has_begin_mission_sequence() const { return data_->has_begin_mission_sequence; }

std::string Tree::print() const {
    const std::string_view text = data_->source.text();
    std::string out;
    out.reserve(text.size());
    std::size_t told = 0;  // the text before this offset has been printed
    for (const detail::Node& node : data_->nodes) {
        if (node.size == 1) {
            out += text.substr(told, node.begin - told);
            out += data_->slice(node);
            told = node.end;
        }
    }
    out += text.substr(told);
    return out;
}

}  // namespace gmat_copilot::script
