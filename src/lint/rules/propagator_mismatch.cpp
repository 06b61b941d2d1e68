#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "lint/propagators.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// What a propagator that reads an ephemeris needs of each spacecraft.
struct Source {
    std::string_view type;
    std::string_view field;
    std::string_view what;
};
constexpr std::array sources = {
    Source{"SPK", "OrbitSpiceKernelName", "an SPK kernel"},
    Source{"Code500", "EphemerisName", "an ephemeris file"},
    Source{"STK", "EphemerisName", "an ephemeris file"},
    Source{"CCSDS-OEM", "EphemerisName", "an ephemeris file"},
    Source{"SPICESGP4", "EphemerisName", "a file of two-line elements"},
};

bool propagates_covariance(const Propagation& use) {
    return std::ranges::any_of(use.along, [](script::NodeRef node) { return script::unquoted(node) == "Covariance"; });
}

void check_covariance(const Context& context, const Propagation& use, Sink& sink) {
    const bool fixed_step = use.force_model != nullptr && context.settings.fixed(*use.force_model, "ErrorControl") &&
                            context.settings.word(*use.force_model, "ErrorControl") == "None";
    const bool unknown = use.force_model != nullptr && !context.settings.fixed(*use.force_model, "ErrorControl");
    if (use.integrates && !fixed_step && !unknown && propagates_covariance(use)) {
        sink.error(use.span, "a covariance is propagated with fixed steps only, and " + quoted(use.propagator->name) +
                                 " controls its steps; set ErrorControl = None on its force model");
    }
}

void check_source(const Context& context, const Propagation& use, Sink& sink) {
    const auto* source = std::ranges::find_if(sources, [&](const Source& row) { return row.type == use.type; });
    if (source == sources.end()) {
        return;
    }
    for (const script::NodeRef node : use.craft) {
        const Symbol* craft = context.symbols.find(script::unquoted(node));
        if (craft == nullptr || craft->ambiguous || !craft->surely("Spacecraft") ||
            !context.settings.fixed(*craft, source->field)) {
            continue;
        }
        const FieldAssignment* set = context.settings.last(*craft, source->field);
        if (set == nullptr || without_quotes(set->value_text).empty() || set->value_text == "{}") {
            sink.error(node.span(), quoted(use.propagator->name) + " (" + std::string(use.type) + ") reads " +
                                        std::string(source->what) + ", and " + quoted(craft->name) +
                                        " names none; set " +
                                        quoted(std::string(craft->name) + "." + std::string(source->field)));
        }
    }
}

/// An epoch without what does not change it: "12:00:00.000" is "12:00:00".
std::string_view plain_epoch(std::string_view text) {
    text = trimmed(text);
    if (text.find('.') != std::string_view::npos) {
        text = text.substr(0, text.find_last_not_of('0') + 1);
        text = text.substr(0, text.find_last_not_of('.') + 1);
    }
    return text;
}

/// Spacecraft that one propagator moves must stand at one epoch: told while neither has moved yet.
class Epochs {
  public:
    Epochs(const Context& context, Sink& sink) : context_(context), sink_(sink) {}

    void check(const Propagation& use) {
        const Symbol* first = nullptr;
        for (const script::NodeRef node : use.craft) {
            const Symbol* craft = context_.symbols.find(script::unquoted(node));
            const bool known = craft != nullptr && !craft->ambiguous && craft->surely("Spacecraft") &&
                               context_.settings.fixed(*craft, "Epoch") && !moved_.contains(craft);
            if (!known) {
                continue;
            }
            if (first == nullptr) {
                first = craft;
            } else if (differ(*first, *craft)) {
                sink_.error(node.span(), quoted(craft->name) + " and " + quoted(first->name) +
                                             " stand at different epochs; GMAT moves them with one propagator only "
                                             "from one epoch");
                break;
            }
        }
        for (const script::NodeRef node : use.craft) {
            moved_.insert(context_.symbols.find(script::unquoted(node)));
        }
    }

  private:
    [[nodiscard]] bool differ(const Symbol& a, const Symbol& b) const {
        const Settings& settings = context_.settings;
        const FieldAssignment* of_a = settings.last(a, "Epoch");
        const FieldAssignment* of_b = settings.last(b, "Epoch");
        if (of_a == nullptr || of_b == nullptr || settings.word(a, "DateFormat") != settings.word(b, "DateFormat")) {
            return false;
        }
        const std::string_view text_a = without_quotes(of_a->value_text);
        const std::string_view text_b = without_quotes(of_b->value_text);
        const auto number_a = number_of(text_a);
        const auto number_b = number_of(text_b);
        return number_a && number_b ? *number_a != *number_b : plain_epoch(text_a) != plain_epoch(text_b);
    }

    const Context& context_;
    Sink& sink_;
    std::unordered_set<const Symbol*> moved_;
};

}  // namespace

void propagator_mismatch(const Context& context, Sink& sink) {
    Epochs epochs(context, sink);
    for (const Propagation& use : context.propagations) {
        check_covariance(context, use, sink);
        check_source(context, use, sink);
        epochs.check(use);
    }
}

}  // namespace gmat_copilot::lint::rule
