#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "hash_itself.h"
#include "judge.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// Of everything that a state is made of, each distinct one once, numbered; 0 is nothing at all.
class Pieces {
 public:
  std::uint32_t numberOf(const Hash& hash) {
    if (hash == Hash{}) return 0;
    const auto [known, isNew] = numbers_.try_emplace(hash, static_cast<std::uint32_t>(hashes_.size()));
    if (isNew) hashes_.push_back(hash);
    return known->second;
  }
  const Hash& operator[](std::uint32_t piece) const { return hashes_[piece]; }
  /// In bytes.
  std::size_t memory() const {
    return numbers_.bucket_count() * (sizeof(std::pair<Hash, std::uint32_t>) + 1) + hashes_.capacity() * sizeof(Hash);
  }

 private:
  boost::unordered_flat_map<Hash, std::uint32_t, HashItself> numbers_;
  std::vector<Hash> hashes_{Hash{}};
};

/// Where in a state the pieces of a World stand, and what is alike in it.
class StateLayout {
 public:
  /// Without `symmetry`, no two actors are alike.
  StateLayout(const World& world, bool symmetry);

  std::size_t actors() const { return kinds_.size(); }
  std::size_t objects() const { return keys_.size(); }

  // A row for each object: what is in it with the actors left out, and what it says of each of them; and then what each
  // actor has learnt.
  std::size_t contents(std::size_t object) const { return object * (actors() + 1); }
  std::size_t mention(std::size_t object, std::size_t actor) const { return contents(object) + 1 + actor; }
  std::size_t local(std::size_t actor) const { return contents(objects()) + actor; }
  std::size_t size() const { return contents(objects()) + actors(); }

  /// Like actors have the same.
  std::uint64_t kindOf(std::size_t actor) const { return kinds_[actor]; }
  /// Like actors' own ones have the same.
  std::uint64_t keyOf(std::size_t object) const { return keys_[object]; }
  std::optional<ActorId> ownerOf(std::size_t object) const { return owners_[object]; }

  /// An object as an actor sees it, so that like actors see alike: one of its own, or one that is nobody's. None for
  /// another actor's own one.
  std::optional<std::int32_t> seenBy(std::size_t actor, std::size_t object) const;
  std::size_t objectSeenBy(std::size_t actor, std::int32_t seen) const {
    return seen >= 0 ? static_cast<std::size_t>(seen) : owned_[actor][static_cast<std::size_t>(-seen) - 1];
  }

 private:
  std::vector<std::uint64_t> kinds_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::optional<ActorId>> owners_;
  std::vector<std::vector<std::size_t>> owned_;  // by each actor
};

/// The state of a World between two steps: what is in its objects, what each actor has learnt (an actor is
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
class StateVector {
 public:
  StateVector() = default;
  explicit StateVector(const StateLayout& layout)
      : pieces_(layout.size()), roles_(layout.actors()), signatures_(layout.actors()) {}

  std::uint32_t operator[](std::size_t at) const { return pieces_[at]; }
  /// What an object holds, or says of an actor; `sign` has to follow for whom it concerns.
  void putContents(const StateLayout& layout, const Pieces& pieces, std::size_t object, std::uint32_t piece);
  void putMention(const StateLayout& layout, const Pieces& pieces, std::size_t object, std::size_t actor,
                  std::uint32_t piece);
  void putLocal(const StateLayout& layout, std::size_t actor, std::uint32_t piece) {
    pieces_[layout.local(actor)] = piece;
  }
  /// `timers`: those of the actor's that are pending.
  void sign(const StateLayout& layout, const Pieces& pieces, std::size_t actor, const Hash& timers = {});

  Hash hash() const;
  /// In bytes.
  std::size_t memory() const {
    return sizeof(StateVector) + pieces_.size() * sizeof(std::uint32_t) + 2 * roles_.size() * sizeof(Hash);
  }
  const Hash& signature(ActorId actor) const { return signatures_[index(actor)]; }
  /// Whether it makes no difference which of the two takes a step, but for their names.
  bool alike(ActorId one, ActorId other) const { return signature(one) == signature(other); }

  ActorSet enabled;
  /// Those whose next step has to become possible first, or has.
  ActorSet conditional;
  Violations broken = 0;
  /// A bit for each kind that has happened.
  std::uint64_t faults = 0;
  /// Whether what happens next follows from the pieces: no timer is pending, and no fault is switched on.
  bool isPlain = false;

 private:
  std::vector<std::uint32_t> pieces_;
  Hash objects_;             // those that belong to nobody
  std::vector<Hash> roles_;  // what objects say of each actor, and what is in its own ones
  std::vector<Hash> signatures_;
  Hash actors_;
};

}  // namespace ttadak
