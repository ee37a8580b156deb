#include "sim/session/moment.h"

#include <algorithm>

#include "sim/kernel/words.h"

namespace ttadak {

bool Moment::offers(Choice choice) const {
  return std::any_of(possible.begin(), possible.end(), [&](const Possibility& one) { return one.choice == choice; });
}

Text Moment::whyNot(Choice choice) const {
  if (trace.end == End::endless) {
    return words("no end after {} steps: that is as far as a run may go",
                 "{}단계가 지나도 끝나지 않았습니다. 실행은 여기까지만 할 수 있습니다", trace.events.size());
  }
  if (trace.end == End::completed) return {"the run has ended", "실행이 끝났습니다"};
  if (choice.stops()) return {"to stop is no step", "멈춤은 단계가 아닙니다"};
  const auto name = actorName(choice.actor());
  if (index(choice.actor()) >= actors.size()) {
    return words("{} is none of the {} actors", "{}: 행위자 {}명 중에 없습니다", name, actors.size());
  }
  if (choice.fault() == Fault::leaseExpiry || choice.fault() == Fault::waitTimeout) {
    return words("{}: no such timer can run out now", "{}: 지금 끝날 수 있는 타이머가 없습니다", choiceText(choice));
  }
  if (choice.fault() != Fault::none) {
    return words("{}: this fault cannot happen now", "{}: 지금 일어날 수 없는 장애입니다", choiceText(choice));
  }
  const Standing& standing = actors[index(choice.actor())];
  if (standing.wait) return waitingText(trace, *standing.wait);
  return words("{} has ended", "{}: 이미 끝났습니다", name);
}

}  // namespace ttadak
