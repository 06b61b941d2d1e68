// A strict reader of the XML that we write: elements, double-quoted attributes, text, the five entities and decimal
// character references. Throws std::runtime_error on what XML 1.0 does not allow.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace test {

struct Xml {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text;  ///< all character data directly within
    std::vector<Xml> children;
};

class XmlReader {
  public:
    explicit XmlReader(std::string_view text) : text_(text) {}

    Xml document() {
        expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Xml root = element();
        expect("\n");
        if (at_ != text_.size()) {
            fail("something behind the root");
        }
        return root;
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw std::runtime_error(why + " at byte " + std::to_string(at_));
    }
    void expect(std::string_view wanted) {
        if (text_.substr(at_, wanted.size()) != wanted) {
            fail("expected " + std::string(wanted));
        }
        at_ += wanted.size();
    }
    [[nodiscard]] bool next_is(std::string_view wanted) const { return text_.substr(at_, wanted.size()) == wanted; }

    std::string name() {
        const std::size_t begin = at_;
        at_ = text_.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at_);
        if (at_ == std::string_view::npos || at_ == begin) {
            fail("expected a name");
        }
        return std::string(text_.substr(begin, at_ - begin));
    }

    /// Character data up to one of `ends`.
    std::string characters(std::string_view ends) {
        std::string out;
        while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (text_[at_] == '&') {
                out += reference();
                continue;
            }
            if ((byte < 0x20U && byte != '\n') || next_is("\xEF\xBF\xBE") || next_is("\xEF\xBF\xBF") ||
                next_is("]]>") || text_[at_] == '<') {
                fail("a character that XML forbids here");
            }
            out += text_[at_++];
        }
        return out;
    }

    std::string reference() {
        static const std::map<std::string, std::string> known = {{"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},
                                                                 {"&quot;", "\""}, {"&#9;", "\t"}, {"&#10;", "\n"},
                                                                 {"&#13;", "\r"}};
        for (const auto& [entity, meaning] : known) {
            if (next_is(entity)) {
                at_ += entity.size();
                return meaning;
            }
        }
        fail("an unknown reference");
    }

    Xml element() {
        Xml xml;
        expect("<");
        xml.name = name();
        while (next_is(" ")) {
            ++at_;
            const std::string key = name();
            expect("=\"");
            if (!xml.attributes.emplace(key, characters("\"")).second) {
                fail("an attribute twice");
            }
            expect("\"");
        }
        if (next_is("/>")) {
            at_ += 2;
            return xml;
        }
        expect(">");
        while (!next_is("</")) {
            xml.text += characters("<");
            if (!next_is("</")) {
                xml.children.push_back(element());
            }
        }
        expect("</" + xml.name + ">");
        return xml;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

inline Xml parse_xml(std::string_view text) { return XmlReader(text).document(); }

}  // namespace test
