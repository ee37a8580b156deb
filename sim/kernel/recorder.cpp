#include "sim/kernel/recorder.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/kernel/words.h"

namespace ttadak {

Recorder::Recorder(const World& world, std::string setup) : world_(world) {
  trace_.setup = std::move(setup);
  for (const auto& actor : world.actors()) trace_.actors.push_back({actor.title});
  for (const Object* object : world.objects()) index_.emplace(object, index_.size());
}

void Recorder::begun() {
  trace_.end = End::stopped;
  trace_.objects.clear();
  trace_.events.clear();
  trace_.deadlock.clear();
  trace_.violations.clear();
  contents_.clear();
  for (const Object* object : world_.objects()) {
    contents_.push_back({object->state(), object->holders()});
    trace_.objects.push_back({object->name(), object->kind(), contents_.back().state});
  }
  judgements_.assign(world_.properties().size(), {});
  early_.clear();
}

void Recorder::reached(const SchedulingPoint& point) {
  if (point.taken != 0) {
    noteChanges(point.touched);
    trace_.events.back().waiting = waiting(point);
  }
  judge();
}

void Recorder::noteChanges(std::span<const Access> touched) {
  Trace::Event& event = trace_.events.back();
  for (const Access& access : touched) noteAccess(event, access);
  for (std::size_t i = 0; i < contents_.size(); ++i) {
    const Object& object = *world_.objects()[i];
    Contents now{object.state(), object.holders()};
    if (now == contents_[i]) continue;
    const Trace::Touch written{i, Access::Mode::write};
    if (std::find(event.accesses.begin(), event.accesses.end(), written) == event.accesses.end()) {
      throw std::logic_error("step '" + event.label.en + "' changed '" + object.name().en + "' without announcing it");
    }
    event.changes.push_back({i, now.state, now.holders});
    contents_[i] = std::move(now);
  }
}

void Recorder::judge() {
  for (std::size_t i = 0; i < judgements_.size(); ++i) {
    const Property& property = world_.properties()[i];
    Judgement& judgement = judgements_[i];
    if (property.always != nullptr && (judgement.wrong || !justTouched(*property.always))) continue;
    const bool wasWrong = judgement.wrong.has_value();
    judgement.wrong = property.wrong();
    if (!wasWrong && !trace_.events.empty()) judgement.since = trace_.events.size() - 1;
  }
}

bool Recorder::justTouched(const Object& object) const {
  if (trace_.events.empty()) return true;
  const auto& accesses = trace_.events.back().accesses;
  const auto touches = [&](const Trace::Touch& touch) { return touch.object == indexOf(object); };
  return std::any_of(accesses.begin(), accesses.end(), touches);
}

std::vector<Trace::Waiting> Recorder::waiting(const SchedulingPoint& point) const {
  std::vector<Trace::Waiting> all;
  for (const ActorId actor : point.waiting) {
    const Step& step = *point.next(actor);
    const Object& object = step.wait->object;
    all.push_back({actor, step.label.text(), indexOf(object), step.wait->holders(actor)});
  }
  return all;
}

std::size_t Recorder::indexOf(const Object& object) const {
  const auto found = index_.find(&object);
  if (found != index_.end()) return found->second;
  throw std::logic_error("a step touches '" + object.name().en + "', which this World did not have when it was made");
}

void Recorder::chosen(Choice choice, const Step& step) {
  Trace::Event event;
  event.choice = choice;
  event.label = step.label.text();
  event.file = step.at.file;
  event.line = step.at.line;
  for (const Access& access : step.accesses) noteAccess(event, access);
  trace_.events.push_back(std::move(event));
  if (const auto early = early_.extract(choice.actor())) trace_.events.back().notes = early.mapped();
}

void Recorder::noteAccess(Trace::Event& event, const Access& access) const {
  const Trace::Touch touch{indexOf(*access.object), access.mode};
  if (std::find(event.accesses.begin(), event.accesses.end(), touch) == event.accesses.end()) {
    event.accesses.push_back(touch);
  }
}

void Recorder::noted(ActorId actor, const Text& what) {
  const bool hasBegun = !trace_.events.empty() && trace_.events.back().choice.actor() == actor;
  (hasBegun ? trace_.events.back().notes : early_[actor]).push_back(what);
}

void Recorder::answered(std::string result) { trace_.events.back().result = std::move(result); }

void Recorder::ended(End end, const SchedulingPoint& point) {
  trace_.end = end;
  if (end == End::deadlocked) {
    trace_.deadlock = waiting(point);
    Text what;
    for (const auto& wait : trace_.deadlock) {
      const auto one = waitingText(trace_, wait);
      what = what.en.empty() ? one : words("{}; {}", "{}, {}", what, one);
    }
    std::optional<std::size_t> since;
    if (!trace_.events.empty()) since = trace_.events.size() - 1;
    trace_.violations.push_back({allAnswered, allAnsweredMeaning(), what, since});
  }
  if (end != End::completed) return;
  for (std::size_t i = 0; i < judgements_.size(); ++i) {
    const Property& property = world_.properties()[i];
    const auto& [wrong, since] = judgements_[i];
    if (wrong) trace_.violations.push_back({property.id, property.meaning, *wrong, since});
  }
}

Trace record(Scheduler& scheduler, World& world, Strategy& strategy, std::string setup, std::size_t limit) {
  Recorder recorder(world, std::move(setup));
  scheduler.run(world, strategy, &recorder, limit);
  return recorder.trace();
}

}  // namespace ttadak
