#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "local_states.h"
#include "state_vector.h"

namespace ttadak {

/// What steps have done, so that it need not be run to know what the same step does in another state.
///
/// What a step does follows from what its actor has learnt and from what is in the objects that it touches, up to a
/// renaming of like actors. So it is noted with these pieces of the state before it, and holds wherever they are the
/// same. The same goes for whether somebody who waits can go on, with the object that the wait looks at.
///
/// Source: the local transition caching of LTSmin (Blom, van de Pol, Weber: LTSmin: Distributed and Symbolic
/// Reachability, CAV 2010), which is told what a transition depends on; here that is found out.
class Effects {
 public:
  Effects(const StateLayout& layout, const Pieces& pieces, const LocalStates& locals)
      : layout_(layout), pieces_(pieces), locals_(locals) {}

  /// What running the actor's step has made of `before`. `touched`: what it had not announced.
  void note(const StateVector& before, ActorId actor, std::span<const Access> touched, const StateVector& after);
  /// Who can go on, and who cannot, in a state that was come to.
  void noteWaits(const StateVector& state);

  /// Makes of `before` what the actor's step makes of it; false if that is not known.
  bool foresee(const StateVector& before, ActorId actor, StateVector& after) const;

  /// In bytes, about.
  std::size_t memory() const { return memory_; }

 private:
  /// Which objects matter to a step, as its actor sees them.
  using Shape = std::vector<std::int32_t>;
  struct Change {  // of what the objects say of like ones of whom they said the same
    std::uint64_t kind = 0;
    std::vector<std::uint32_t> before;
    std::vector<std::uint32_t> after;
  };
  struct Effect {
    const Shape* shape = nullptr;
    std::uint32_t local = 0;
    std::vector<std::uint32_t> contents;
    std::vector<std::uint32_t> own;  // mentions of the actor itself
    std::vector<Change> others;
    Violations broken = 0;
  };

  std::optional<Shape> shapeOf(const StateVector& before, std::size_t actor, std::span<const Access> touched,
                               const StateVector& after) const;
  Hash keyOf(const StateVector& state, std::size_t actor, const Shape& shape) const;
  std::vector<std::uint32_t> rowOf(const StateVector& state, std::size_t actor, const Shape& shape,
                                   std::size_t somebody) const;
  bool isOf(const Change& change, const StateVector& state, std::size_t actor, const Shape& shape,
            std::size_t somebody) const;
  std::optional<bool> canGoOn(const StateVector& state, std::size_t actor) const;
  const Effect* find(const StateVector& before, std::size_t actor) const;
  void apply(const Effect& effect, std::size_t actor, StateVector& state) const;
  bool sortOutWaiting(const Effect& effect, std::size_t actor, StateVector& state) const;

  const StateLayout& layout_;
  const Pieces& pieces_;
  const LocalStates& locals_;
  boost::unordered_flat_map<std::uint32_t, std::vector<std::unique_ptr<Shape>>> shapes_;  // by local states
  boost::unordered_flat_map<Hash, Effect, HashItself> effects_;
  boost::unordered_flat_map<Hash, bool, HashItself> waits_;
  std::size_t memory_ = 0;
};

}  // namespace ttadak
