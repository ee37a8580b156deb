#include "sim/world/monitor.h"

#include <stdexcept>

#include "sim/kernel/words.h"

namespace ttadak {

void Monitor::enter(SourceLine at) {
  const auto label = [this] { return words("enter {}", "{} 진입", name()); };
  const auto isOpen = [this](ActorId actor) { return !owner_ || *owner_ == actor; };
  const Wait untilOpen{*this, isOpen};
  world().step({.label = label, .accesses = writes(), .at = at, .wait = &untilOpen}, [this] {
    owner_ = World::running();
    ++entries_;
  });
}

void Monitor::leave(SourceLine at) {
  const auto label = [this] { return words("leave {}", "{} 나감", name()); };
  world().step({.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, [this] {
    if (owner_ != World::running()) throw std::logic_error("only its owner leaves a monitor");
    if (--entries_ == 0) owner_.reset();
  });
}

void Monitor::reset() {
  owner_.reset();
  entries_ = 0;
}

std::string Monitor::state() const {
  if (!owner_) return "";
  return entries_ == 1 ? actorName(*owner_) : fmt::format("{} ×{}", actorName(*owner_), entries_);
}

}  // namespace ttadak
