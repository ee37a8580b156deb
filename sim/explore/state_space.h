#pragma once

#include "effects.h"
#include "prefixes.h"
#include "state_reader.h"

namespace ttadak {

/// The states of one World, as far as they are known: reads them from runs, and foresees them without.
class StateSpace {
 public:
  StateSpace(const World& world, bool symmetry)
      : layout_(world, symmetry),
        locals_(layout_),
        effects_(layout_, pieces_, locals_),
        prefixes_(layout_, locals_),
        reader_(world, layout_, pieces_, locals_) {}

  StateVector blank() const { return StateVector(layout_); }

  // In a run: at each scheduling point `read`, and then `taking`.
  const StateVector& read(const SchedulingPoint& point, Violations broken) {
    const StateVector& state = reader_.at(point, broken);
    effects_.noteWaits(state);
    if (point.taken == 0 && !prefixes_.known()) prefixes_.noteBeginning(state);
    return state;
  }
  void taking(Choice choice, const SchedulingPoint& point) {
    if (!prefixes_.known()) read(point, 0);
    reader_.taking(choice, point);
  }
  /// Whoever takes a step must be before the one that others were before who had learnt as much: else throws Differs.
  void check(const StateVector& state, Choice choice, const SchedulingPoint& point) {
    const std::size_t actor = index(choice.actor());
    if (choice.fault() == Fault::none) locals_.note(state[layout_.local(actor)], actor, point.next(choice.actor()));
  }
  /// That the choice has led from one state to another. `touched`: what its step had not announced.
  void note(const StateVector& before, Choice choice, std::span<const Access> touched, const StateVector& after) {
    if (choice.fault() == Fault::none) effects_.note(before, choice.actor(), touched, after);
  }

  /// Makes of `before` what the choice makes of it; false if it takes a run to know that.
  bool foresee(const StateVector& before, Choice choice, StateVector& after) const {
    return choice.fault() == Fault::none && effects_.foresee(before, choice.actor(), after);
  }
  const Prefixes& prefixes() const { return prefixes_; }
  /// In bytes, about.
  std::size_t memory() const { return effects_.memory() + pieces_.memory() + locals_.memory(); }

 private:
  StateLayout layout_;
  Pieces pieces_;
  LocalStates locals_;
  Effects effects_;
  Prefixes prefixes_;
  StateReader reader_;
};

}  // namespace ttadak
