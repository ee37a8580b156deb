#pragma once

#include <optional>
#include <string>

#include "sim/kernel/world.h"

namespace ttadak {

/// Mutual exclusion, not reentrant; who of those waiting goes next is for the strategy to say.
class Lock final : public Object {
 public:
  Lock(World& world, Text name) : Object(world, std::move(name)) {}

  void acquire(SourceLine at = SourceLine::here());
  /// Throws std::logic_error if the caller does not hold it.
  void release(SourceLine at = SourceLine::here());

  void reset() override { holder_.reset(); }
  void digest(Digest& to) const override { to << holder_; }
  std::string state() const override { return holder_ ? actorName(*holder_) : ""; }
  ActorSet holders() const override { return holder_ ? ActorSet(*holder_) : ActorSet(); }

 private:
  std::optional<ActorId> holder_;
};

}  // namespace ttadak
