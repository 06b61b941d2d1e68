// What the loop is given: a model, the linter, the preflight and the dry-run, with secrets taken out of all that comes
// from outside.
#pragma once

#include <memory>
#include <string>

#include "gmat_copilot/gmat_copilot.hpp"
#include "provenance/redact.hpp"

namespace gmat_copilot {

/// A model whose replies carry no secret: what it echoes is taken out before anything is made of it, so that scripts,
/// hashes, records and messages all agree.
class DiscreetModel final : public model::Model {
  public:
    DiscreetModel(std::unique_ptr<model::Model> model, const provenance::Redactor& redact)
        : model_(std::move(model)), redact_(redact) {}
    [[nodiscard]] std::string provider() const override { return model_->provider(); }
    [[nodiscard]] std::string name() const override { return redact_.without_secrets(model_->name()); }
    [[nodiscard]] model::Reply complete(const model::Request& request) override;

  private:
    std::unique_ptr<model::Model> model_;
    const provenance::Redactor& redact_;
};

/// Keeps references to all three arguments.
[[nodiscard]] repair::Services loop_services(model::Model& model, const DraftOptions& options,
                                             const provenance::Redactor& redact);

}  // namespace gmat_copilot
