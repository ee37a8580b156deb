#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/kernel/strategy.h"

namespace ttadak {

/// What a step touches: the numbers of objects, and whether it writes them.
class Accesses {
 public:
  void add(const Access& access) { add(access.object->number(), access.mode == Access::Mode::write); }
  void add(std::size_t object, bool writes) {
    if (object < 64) {
      (writes ? writes_ : reads_) |= std::uint64_t{1} << object;
    } else {
      others_.push_back(static_cast<std::uint32_t>(object * 2 + (writes ? 1 : 0)));
    }
  }
  /// It only read what it was to write.
  void onlyRead() {
    reads_ |= std::exchange(writes_, 0);
    for (auto& one : others_) one &= ~1U;
  }
  /// Whether the same object is touched by both, and written by one of them.
  bool conflictWith(const Accesses& other) const {
    if (((writes_ & (other.reads_ | other.writes_)) | (reads_ & other.writes_)) != 0) return true;
    for (const auto one : others_) {
      for (const auto another : other.others_) {
        if (one >> 1 == another >> 1 && ((one | another) & 1) != 0) return true;
      }
    }
    return false;
  }

 private:
  std::uint64_t reads_ = 0;  // of the first 64 objects, a bit each
  std::uint64_t writes_ = 0;
  std::vector<std::uint32_t> others_;  // twice the number, and one more if it is written
};

/// A step that was taken, or that somebody stands before, as partial-order reduction sees it.
struct Move {
  Choice choice;
  Accesses accesses;
  /// A timer that ran out because nobody could go on: follows all that came before, and all that comes later follows
  /// it.
  bool atRest = false;
  /// The object that it had to wait for, if it had to be possible first.
  std::optional<std::uint32_t> wait;
  /// Whether it touches the same wherever it is taken.
  bool exact = true;
  /// Whether what it touches here is known, if only because it has happened.
  bool known = true;
};

/// Whose order makes a difference. A lease that runs out belongs to no actor's own steps.
inline bool sameProcess(Choice one, Choice other) {
  const bool oneIsTimer = one.fault() == Fault::leaseExpiry;
  const bool otherIsTimer = other.fault() == Fault::leaseExpiry;
  return one.actor() == other.actor() && oneIsTimer == otherIsTimer;
}

/// Whether two moves must keep their order.
inline bool dependent(const Move& one, const Move& other) {
  if (one.atRest || other.atRest || sameProcess(one.choice, other.choice)) return true;
  const bool sameFault = one.choice.fault() != Fault::none && one.choice.fault() == other.choice.fault();
  return sameFault || one.accesses.conflictWith(other.accesses);
}

}  // namespace ttadak
