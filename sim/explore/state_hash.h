#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "judge.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// Hashes the state of a World between two steps: what is in its objects, what each actor has learnt (an actor is
/// deterministic: where it is, and what it knows, follows from that), the timers, the faults that happened, and which
/// properties are broken for good.
///
/// States that differ only by a renaming of like actors have the same hash. Each actor has a signature, which takes in
/// all that is said of it anywhere; the hash is of the collection of signatures, in no order, and of what is in the
/// objects with the actors left out. As every place where an object names an actor is in that actor's signature, equal
/// collections mean equal states but for the names.
///
/// Source: the idea of hashing histories of observations instead of stacks is that of stateful search in stateless
/// checkers (Yang, Chen, Gopalakrishnan, Kirby: Efficient Stateful Dynamic Partial Order Reduction, SPIN 2008,
/// section 3); that of naming actors by what they are is colour refinement.
class StateHash {
 public:
  /// Without `symmetry`, no two actors are alike.
  StateHash(const World& world, bool symmetry);

  /// What is taken next may touch these.
  void taking(Choice choice, const SchedulingPoint& point);

  /// Of the World as it is at this point. `broken` is of the properties that must always hold.
  Hash at(const SchedulingPoint& point, Violations broken);
  /// Of each actor, in the state that `at` was last called for.
  const Hash& signature(ActorId actor) const { return signatures_[index(actor)]; }
  /// Whether in that state it makes no difference which of the two takes a step, but for their names.
  bool alike(ActorId one, ActorId other) const { return signature(one) == signature(other); }

 private:
  struct Part {  // what an object has in the sums
    Hash contents;
    std::vector<Digest::Mention> mentions;
    bool dirty = false;
    bool touched = false;
  };

  void begin();
  void touch(const Object& object);
  void refresh(std::size_t number);
  void sign(const SchedulingPoint& point);
  void addTimers(const SchedulingPoint& point);

  const World& world_;
  std::vector<std::uint64_t> kinds_;  // of actors: like actors have the same
  std::vector<std::uint64_t> keys_;   // of objects: like actors' own ones have the same
  std::vector<Part> parts_;
  std::vector<std::size_t> dirty_;
  std::vector<std::size_t> touched_;
  Hash objects_;                        // those that belong to nobody
  std::array<Hash, maxActors> roles_;   // what objects say of each actor, and what is in its own ones
  std::array<Hash, maxActors> timers_;  // each actor's
  std::array<Hash, maxActors> signatures_;
  Digest digest_;
};

}  // namespace ttadak
