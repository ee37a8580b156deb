#pragma once

#include <cstdint>
#include <vector>

#include "local_states.h"
#include "state_vector.h"

namespace ttadak {

/// The steps that an actor begins with and that touch nothing. Wherever they come before its first other step, they
/// make no difference; so they are gone into only right before that one, and what is gone into stands for as many runs
/// as there are ways to put them among all steps that come before.
class Prefixes {
 public:
  Prefixes(const StateLayout& layout, const LocalStates& locals) : layout_(layout), locals_(locals) {}

  bool known() const { return !beginnings_.empty(); }
  /// The state is the one that runs begin with.
  void noteBeginning(const StateVector& state) {
    for (std::size_t actor = 0; actor < layout_.actors(); ++actor) {
      beginnings_.push_back(state[layout_.local(actor)]);
    }
  }

  /// Whether the actor has not begun, and begins with a step that touches nothing.
  bool begins(const StateVector& state, ActorId actor) const {
    const std::uint32_t local = state[layout_.local(index(actor))];
    return state.isPlain && local == beginnings_[index(actor)] && touchesNothing(locals_[local]);
  }

  /// Whether the actor's step from `before` to `after` touched nothing and its next one can be taken wherever this one
  /// is put: then they are gone into together.
  bool goesOn(const StateVector& before, ActorId actor, const StateVector& after) const {
    const LocalState& next = locals_[after[layout_.local(index(actor))]];
    return after.isPlain && touchesNothing(locals_[before[layout_.local(index(actor))]]) && next.stands &&
           !next.isConditional;
  }

 private:
  static bool touchesNothing(const LocalState& local) {
    return local.stands && local.accesses.empty() && !local.isConditional && local.exact;
  }

  const StateLayout& layout_;
  const LocalStates& locals_;
  std::vector<std::uint32_t> beginnings_;
};

}  // namespace ttadak
