#include "sim/world/lock.h"

#include <stdexcept>

#include "sim/kernel/words.h"

namespace ttadak {

void Lock::acquire(SourceLine at) {
  const auto label = [this] { return words("lock {}", "{} 잠금", name()); };
  const auto isFree = [this](ActorId) { return !holder_; };
  const Wait untilFree{*this, isFree};
  world().step({.label = label, .accesses = writes(), .at = at, .wait = &untilFree},
               [this] { holder_ = world().running(); });
}

void Lock::release(SourceLine at) {
  const auto label = [this] { return words("unlock {}", "{} 해제", name()); };
  world().step({.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, [this] {
    if (holder_ != world().running()) throw std::logic_error("only its holder releases a lock");
    holder_.reset();
  });
}

}  // namespace ttadak
