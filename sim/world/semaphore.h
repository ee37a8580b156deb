#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "sim/kernel/world.h"

namespace ttadak {

/// A number of permits, given out first come first served. Joining the queue is a step of its own, because it decides
/// who goes first.
///
/// Source: java.util.concurrent.Semaphore, "fair" semaphores; the same for async-mutex's Semaphore of JavaScript.
class Semaphore final : public Object {
 public:
  Semaphore(World& world, Text name, std::size_t permits)
      : Object(world, std::move(name)), permits_(permits), free_(permits) {}

  void acquire(SourceLine at = SourceLine::here());
  /// Throws std::logic_error if the caller has no permit.
  void release(SourceLine at = SourceLine::here());

  void reset() override;
  void digest(Digest& to) const override;
  /// Who has a permit, and who stands in the queue: `A ← B, C`.
  std::string state() const override;
  ActorSet holders() const override;

 private:
  bool isNext(ActorId actor) const;

  std::size_t permits_;
  std::size_t free_;
  std::vector<ActorId> holders_;
  std::deque<ActorId> queue_;
};

}  // namespace ttadak
