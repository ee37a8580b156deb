#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/kernel/world.h"

namespace ttadak {

/// Which properties a finished run violates: a bit each, in the World's order, and the next one for `all-answered`.
using Violations = std::uint64_t;

/// Judges the runs of one World, as Recorder does, without making a record. For use by a Strategy.
class Judge {
 public:
  /// Throws std::logic_error for a World with more than 63 properties.
  explicit Judge(const World& world);

  /// A run begins.
  void begin();
  /// Everybody stands before their next step: looks at what must always hold.
  void look(const SchedulingPoint& point) {
    if (always_ != 0 && !point.touched.empty()) note(point.touched);
    if (touched_ != 0) lookAgain();
  }
  /// This is chosen next.
  void chosen(Choice choice, const SchedulingPoint& point) {
    if (always_ != 0) noteTouched(choice, point);
  }
  /// What must always hold and did not.
  Violations broken() const { return broken_; }
  /// The run has ended.
  Violations ended(End end) const;

  Violations deadlock() const { return Violations{1} << world_.properties().size(); }
  std::string nameOf(std::size_t property) const;
  std::size_t properties() const { return world_.properties().size() + 1; }

 private:
  void lookAgain();
  void noteTouched(Choice choice, const SchedulingPoint& point);
  void note(std::span<const Access> accesses);

  const World& world_;
  Violations always_ = 0;   // which properties must always hold
  Violations touched_ = 0;  // which of them speak of an object that the latest step touched
  Violations broken_ = 0;
};

/// How a run turned out, for people: what is in the shared objects and what the clients were told. Names no actors.
std::string outcomeOf(const World& world, End end);

}  // namespace ttadak
