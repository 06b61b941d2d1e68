#include "page.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace test {

namespace {

const std::set<std::string, std::less<>> known_tags = {
    "html", "head", "meta",  "title", "style", "body", "header", "main",    "section", "h1",
    "h2",   "h3",   "p",     "pre",   "dl",    "dt",   "dd",     "ul",      "li",      "a",
    "span", "div",  "table", "th",    "td",    "tr",   "thead",  "tbody",   "del",     "ins",
    "b",    "em",   "br",    "svg",   "g",     "rect", "text",   "details", "summary"};
const std::set<std::string, std::less<>> known_attributes = {
    "lang",   "charset",         "http-equiv", "content", "name", "class", "id", "href",
    "scope",  "colspan",         "open",       "viewBox", "role", "x",     "y",  "width",
    "height", "aria-labelledby", "aria-label", "tabindex"};
const std::set<std::string, std::less<>> without_end = {"meta", "br"};

class Reader {
  public:
    explicit Reader(std::string_view html) : html_(html) {}

    Page page() {
        expect("<!DOCTYPE html>\n");
        while (at_ < html_.size()) {
            html_[at_] == '<' ? tag() : text();
        }
        if (!open_.empty()) {
            fail(open_.back() + " is not closed");
        }
        return std::move(page_);
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw std::runtime_error(why + " at byte " + std::to_string(at_) + ": " +
                                 std::string(html_.substr(at_ < 40 ? 0 : at_ - 40, 80)));
    }
    void expect(std::string_view wanted) {
        if (html_.substr(at_, wanted.size()) != wanted) {
            fail("expected " + std::string(wanted));
        }
        at_ += wanted.size();
    }
    bool take(std::string_view wanted) {
        const bool found = html_.substr(at_, wanted.size()) == wanted;
        at_ += found ? wanted.size() : 0;
        return found;
    }
    std::string name() {
        const std::size_t end = std::min(html_.find_first_not_of("abcdefghijklmnopqrstuvwxyzB123-", at_), html_.size());
        std::string found(html_.substr(at_, end - at_));
        at_ = end;
        return found;
    }

    void tag() {
        if (take("</")) {
            const std::string closed = name();
            expect(">");
            if (open_.empty() || open_.back() != closed) {
                fail(closed + " is closed out of order");
            }
            open_.pop_back();
            page_.text += '\n';
            return;
        }
        expect("<");
        Tag tag{name(), {}};
        if (known_tags.count(tag.name) == 0) {
            fail("unknown tag " + tag.name);
        }
        while (take(" ")) {
            attribute(tag);
        }
        const bool closed = take("/>");
        if (!closed) {
            expect(">");
        }
        page_.text += '\n';
        if (tag.name == "style") {
            at_ = std::min(html_.find("</style>", at_), html_.size());
        }
        if (!closed && without_end.count(tag.name) == 0) {
            open_.push_back(tag.name);
        }
        page_.tags.push_back(std::move(tag));
    }

    void attribute(Tag& tag) {
        const std::string key = name();
        if (known_attributes.count(key) == 0) {
            fail("unknown attribute " + key);
        }
        std::string value;
        if (take("=\"")) {
            while (at_ < html_.size() && html_[at_] != '"') {
                value += character();
            }
            expect("\"");
        } else if (key != "open") {
            fail("an attribute without a value");
        }
        if (key == "href" && value.compare(0, 9, "#attempt-") != 0) {
            fail("a link that leads out of the page");
        }
        tag.attributes[key] = value;
    }

    void text() {
        while (at_ < html_.size() && html_[at_] != '<') {
            page_.text += character();
        }
    }

    char character() {
        static constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
            {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
        const char c = html_[at_];
        if (c == '&') {
            for (const auto& [entity, meant] : entities) {
                if (take(entity)) {
                    return meant;
                }
            }
            fail("a bare ampersand");
        }
        if (c == '<' || (c == '>' && !open_.empty()) ||
            (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == 0x7F) {
            fail("a character that must be escaped");
        }
        ++at_;
        return c;
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    Page page_;
};

}  // namespace

std::size_t Page::count(const std::string& name) const {
    return static_cast<std::size_t>(
        std::count_if(tags.begin(), tags.end(), [&name](const Tag& tag) { return tag.name == name; }));
}

std::size_t Page::count(const std::string& name, const std::string& kind) const {
    return static_cast<std::size_t>(std::count_if(tags.begin(), tags.end(), [&](const Tag& tag) {
        const auto found = tag.attributes.find("class");
        return tag.name == name && found != tag.attributes.end() &&
               (" " + found->second + " ").find(" " + kind + " ") != std::string::npos;
    }));
}

Page read_page(std::string_view html) { return Reader(html).page(); }

}  // namespace test
