#include "moment_recorder.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/words.h"

namespace ttadak {

Moment MomentRecorder::take() {
  moment_.trace = recorder_.trace();
  return std::move(moment_);
}

void MomentRecorder::ended(End end, const SchedulingPoint& point) {
  recorder_.ended(end, point);
  moment_ = {};
  for (std::size_t i = 0; i < point.actors; ++i) moment_.actors.push_back(standing(point, actorAt(i)));
  for (std::size_t i = 0; i < world_.properties().size(); ++i) {
    const Property& property = world_.properties()[i];
    const auto& wrong = recorder_.judgements()[i].wrong;
    moment_.properties.push_back({property.id, property.meaning, wrong, wrong && property.always != nullptr});
  }
  if (end != End::stopped) return;
  for (const ActorId actor : point.enabled) moment_.possible.push_back({actor, next(*point.next(actor))});
  for (const Choice choice : point.others) moment_.possible.push_back({choice, other(point, choice)});
}

Moment::Standing MomentRecorder::standing(const SchedulingPoint& point, ActorId actor) const {
  using State = Moment::Standing::State;
  const Step* step = point.next(actor);
  if (step == nullptr) return {};
  if (!point.waiting.contains(actor)) return {State::ready, next(*step), {}};
  const Wait& wait = *step->wait;
  return {State::waiting, next(*step),
          Trace::Waiting{actor, step->label.text(), indexOf(wait.object), wait.holders(actor)}};
}

Moment::Next MomentRecorder::next(const Step& step) const {
  Moment::Next next{step.label.text(), step.at.file, step.at.line, {}};
  for (const Access& access : step.accesses) next.accesses.push_back({indexOf(*access.object), access.mode});
  return next;
}

/// What is not simply an actor's step: a timer that runs out, or a fault.
Moment::Next MomentRecorder::other(const SchedulingPoint& point, Choice choice) const {
  if (choice.fault() == Fault::leaseExpiry) {
    const Timer* first = nullptr;  // as Clock::runOut takes it
    for (const Timer& timer : world_.clock().timers()) {
      const bool sooner = first == nullptr || timer.deadline < first->deadline;
      if (timer.owner == choice.actor() && sooner) first = &timer;
    }
    if (first != nullptr) {
      return {first->label, first->at.file, first->at.line, {{indexOf(*first->object), Access::Mode::write}}};
    }
  }
  const Step* step = point.next(choice.actor());
  if (step == nullptr) return {Text(std::string(faultName(choice.fault()))), {}, 0, {}};
  auto what = next(*step);
  what.label = choice.fault() == Fault::waitTimeout
                   ? words("time is up: {}", "시간 초과: {}", what.label)
                   : words("{}: {}", "{}: {}", std::string(faultName(choice.fault())), what.label);
  return what;
}

std::size_t MomentRecorder::indexOf(const Object& object) const {
  const auto all = world_.objects();
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), &object) - all.begin());
}

}  // namespace ttadak
