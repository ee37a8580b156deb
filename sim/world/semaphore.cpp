#include "sim/world/semaphore.h"

#include <algorithm>
#include <stdexcept>

#include "sim/kernel/words.h"

namespace ttadak {

void Semaphore::acquire(SourceLine at) {
  const auto label = [this] { return words("acquire {}", "{} 획득", name()); };
  const auto take = [this] {
    const ActorId self = World::running();
    if (queue_.empty() || queue_.front() != self) queue_.push_back(self);
    if (!isNext(self)) return false;
    queue_.pop_front();
    holders_.push_back(self);
    --free_;
    return true;
  };
  const auto shown = [](bool taken) { return taken ? "" : "…"; };
  const Step join{.label = label, .accesses = writes(), .at = at};
  if (world().step(join, take, shown)) return;
  const auto isMyTurn = [this](ActorId actor) { return isNext(actor); };
  const Wait wait{*this, isMyTurn};
  world().step({.label = label, .accesses = writes(), .at = at, .wait = &wait}, take, shown);
}

bool Semaphore::isNext(ActorId actor) const { return free_ > 0 && !queue_.empty() && queue_.front() == actor; }

void Semaphore::release(SourceLine at) {
  const auto label = [this] { return words("release {}", "{} 반납", name()); };
  world().step({.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, [this] {
    const auto mine = std::find(holders_.begin(), holders_.end(), World::running());
    if (mine == holders_.end()) throw std::logic_error("only who has a permit gives it back");
    holders_.erase(mine);
    ++free_;
  });
}

void Semaphore::reset() {
  free_ = permits_;
  holders_.clear();
  queue_.clear();
}

ActorSet Semaphore::holders() const {
  ActorSet all;
  for (const ActorId holder : holders_) all.insert(holder);
  return all;
}

void Semaphore::digest(Digest& to) const {
  to << free_ << queue_;
  for (const ActorId holder : holders_) to.about(holder, [](Digest& own) { own << "permit"; });
}

std::string Semaphore::state() const {
  return queue_.empty() ? actorNames(holders_) : fmt::format("{} ← {}", actorNames(holders_), actorNames(queue_));
}

}  // namespace ttadak
