#include "sim/kernel/replay_strategy.h"

#include <vector>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

std::string quoted(const Step& step, Language language) { return "'" + step.label.text().in(language) + "'"; }

/// What would have been right: who could go on, with their steps, and what else could happen. The first few, if they
/// are many.
Text possible(const SchedulingPoint& point) {
  constexpr std::size_t shown = 4;
  std::vector<Text> all;
  for (const ActorId actor : point.enabled) {
    all.emplace_back(actorName(actor) + " " + quoted(*point.next(actor), Language::english),
                     actorName(actor) + " " + quoted(*point.next(actor), Language::korean));
  }
  for (const Choice choice : point.others) all.emplace_back(choiceText(choice));
  Text listed;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == shown) return words("{} and {} more", "{} 외 {}", listed, all.size() - shown);
    listed = i == 0 ? all[i] : words("{}, {}", "{}, {}", listed, all[i]);
  }
  return listed;
}

Text whyNot(const SchedulingPoint& point, ActorId actor) {
  const Step* step = point.next(actor);
  if (index(actor) >= point.actors) {
    return words("is none of the {} actors", "행위자 {}명 중에 없습니다", point.actors);
  }
  if (step == nullptr) return {"has ended", "이미 끝났습니다"};
  const auto& object = step->wait->object.name();
  return {fmt::format("waits for {} before {}", object.en, quoted(*step, Language::english)),
          fmt::format("{} 앞에서 {} 대기 중입니다", quoted(*step, Language::korean), object.ko)};
}

[[noreturn]] void refuse(const SchedulingPoint& point, const Text& why) {
  const auto can = possible(point);
  throw InputError(
      {fmt::format("the schedule does not fit at step {}: {}; possible: {}", point.taken + 1, why.en, can.en),
       fmt::format("스케줄이 {}번째 단계에서 맞지 않습니다: {}. 가능한 단계: {}", point.taken + 1, why.ko, can.ko)});
}

}  // namespace

Choice ReplayStrategy::choose(const SchedulingPoint& point) {
  if (made_ == choices_.size()) {
    refuse(point, {"the schedule ends here, the run does not", "스케줄은 여기서 끝나지만 실행은 끝나지 않았습니다"});
  }
  const Choice choice = choices_[made_];
  if (!point.offers(choice)) {
    if (choice.fault() == Fault::leaseExpiry || choice.fault() == Fault::waitTimeout) {
      refuse(point, words("it says {}, but no such timer can run out now",
                          "{}라고 되어 있지만 지금 끝날 수 있는 타이머가 없습니다", choiceText(choice)));
    }
    if (choice.fault() != Fault::none) {
      refuse(point, words("it says {}, but the fault {} is not switched on",
                          "{} 차례라고 되어 있지만 장애 {}가 켜져 있지 않습니다", choiceText(choice),
                          faultName(choice.fault())));
    }
    const auto why = whyNot(point, choice.actor());
    const auto name = actorName(choice.actor());
    refuse(point, {fmt::format("it says {}, but {} {}", name, name, why.en),
                   fmt::format("{} 차례라고 되어 있지만 {}", name, why.ko)});
  }
  ++made_;
  return choice;
}

void ReplayStrategy::requireUsedUp() const {
  if (made_ == choices_.size()) return;
  throw InputError(words("the schedule does not fit at step {}: it says {}, but the run has ended",
                         "스케줄이 {}번째 단계에서 맞지 않습니다: {}라고 되어 있지만 실행은 이미 끝났습니다", made_ + 1,
                         choiceText(choices_[made_])));
}

}  // namespace ttadak
