#pragma once

#include <array>
#include <vector>

#include "local_states.h"
#include "state_vector.h"

namespace ttadak {

/// Reads the state of a World that runs, from one scheduling point to the next.
class StateReader {
 public:
  StateReader(const World& world, const StateLayout& layout, Pieces& pieces, LocalStates& locals);

  /// What is taken next may touch these.
  void taking(Choice choice, const SchedulingPoint& point);
  /// The World as it is at this point. `broken` is of the properties that must always hold. Throws Differs for an
  /// actor that has learnt what another has, and is not where the other was.
  const StateVector& at(const SchedulingPoint& point, Violations broken);

 private:
  struct Freshness {  // of what was read of an object
    bool dirty = true;
    bool touched = false;
  };
  struct Standing {  // of an actor, when it was last looked at
    Hash learnt;
    std::uint64_t how = 0;
  };

  void begin();
  void touch(const Object& object);
  void refresh(const Object& object);
  void look(std::size_t actor, const SchedulingPoint& point);
  void addTimers(const SchedulingPoint& point);

  const World& world_;
  const StateLayout& layout_;
  Pieces& pieces_;
  LocalStates& locals_;
  StateVector state_;
  std::vector<Freshness> objects_;
  std::vector<std::size_t> dirty_;
  std::vector<std::size_t> touched_;
  std::vector<Standing> standing_;
  std::array<Hash, maxActors> timers_;
  std::vector<Hash> mentions_;
  Digest digest_;
};

}  // namespace ttadak
