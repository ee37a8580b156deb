#pragma once

#include <optional>
#include <string>

#include "sim/kernel/world.h"

namespace ttadak {

/// A Java object's monitor, as `synchronized` uses it: whoever owns it may enter again, and it is free when they have
/// left as often. Who of those waiting enters next is anybody's guess.
///
/// Source: The Java Language Specification, section 17.1 (Synchronization).
class Monitor final : public Object {
 public:
  Monitor(World& world, Text name) : Object(world, std::move(name)) {}

  void enter(SourceLine at = SourceLine::here());
  /// Throws std::logic_error if the caller does not own it.
  void leave(SourceLine at = SourceLine::here());

  void reset() override;
  void digest(Digest& to) const override { to << owner_ << entries_; }
  std::string state() const override;
  ActorSet holders() const override { return owner_ ? ActorSet(*owner_) : ActorSet(); }

 private:
  std::optional<ActorId> owner_;
  int entries_ = 0;
};

}  // namespace ttadak
