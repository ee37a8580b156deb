#pragma once

#include <optional>
#include <string>
#include <utility>

#include "sim/kernel/world.h"

namespace ttadak {

/// One client's request and the answer to it, as the server sees them. What was answered cannot be taken back.
class Connection final : public Object {
 public:
  Connection(World& world, Text client) : Object(world, std::move(client), Kind::client) {}

  /// The request is received.
  void receive(SourceLine at = SourceLine::here());
  void answer(std::string response, SourceLine at = SourceLine::here());

  /// What the client was told, for properties: no step.
  const std::optional<std::string>& answered() const { return response_; }

  void reset() override { response_.reset(); }
  std::string state() const override { return response_.value_or(""); }

 private:
  std::optional<std::string> response_;
};

}  // namespace ttadak
