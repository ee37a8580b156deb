#include "sim/kernel/clock.h"

#include <algorithm>
#include <utility>

namespace ttadak {

void Clock::start(Duration length, Timer timer) {
  cancel(*timer.object, timer.key);
  timer.deadline = now_ + length;
  timers_.push_back(std::move(timer));
}

void Clock::cancel(const Object& object, std::string_view key) {
  std::erase_if(timers_, [&](const Timer& timer) { return timer.object == &object && timer.key == key; });
}

const Timer& Clock::next(ActorId owner) const {
  const Timer* first = nullptr;
  for (const Timer& timer : timers_) {
    if (timer.owner == owner && (first == nullptr || timer.deadline < first->deadline)) first = &timer;
  }
  return *first;
}

Timer Clock::runOut(ActorId owner) {
  const auto first = timers_.begin() + (&next(owner) - timers_.data());
  Timer taken = std::move(*first);
  timers_.erase(first);
  advance(taken.deadline);
  return taken;
}

void Clock::reset() {
  now_ = {};
  timers_.clear();
}

}  // namespace ttadak
