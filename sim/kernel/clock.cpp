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

Timer Clock::runOut(ActorId owner) {
  auto first = timers_.end();
  for (auto timer = timers_.begin(); timer != timers_.end(); ++timer) {
    if (timer->owner == owner && (first == timers_.end() || timer->deadline < first->deadline)) first = timer;
  }
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
