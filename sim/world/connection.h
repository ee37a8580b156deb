#pragma once

#include <optional>
#include <string>
#include <utility>

#include "sim/kernel/world.h"
#include "sim/world/answer.h"

namespace ttadak {

/// One client's request and the answer to it, as the server sees them. What was answered cannot be taken back.
class Connection final : public Object {
 public:
  Connection(World& world, Text client) : Object(world, std::move(client), Kind::client) {}

  /// The client does not send the request before `earlier` was answered. Set before a run.
  void sendAfter(const Connection& earlier) { earlier_ = &earlier; }

  /// The request is received.
  void receive(SourceLine at = SourceLine::here());
  /// Throws std::logic_error if the request has an answer.
  void answer(Answer answer, SourceLine at = SourceLine::here());

  /// What the client was told, for properties: no step.
  const std::optional<Answer>& answered() const { return answer_; }
  bool accepted() const { return answer_ && answer_->accepted(); }

  void reset() override { answer_.reset(); }
  void digest(Digest& to) const override { to << answer_; }
  std::string state() const override { return answer_ ? answer_->body : ""; }

 private:
  const Connection* earlier_ = nullptr;
  std::optional<Answer> answer_;
};

}  // namespace ttadak
