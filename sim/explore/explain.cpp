#include "explain.h"

#include <algorithm>
#include <optional>

#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

using Events = std::vector<Trace::Event>;

/// An object that both touch and at least one of them writes; one that people see rather than bookkeeping.
std::optional<std::size_t> conflict(const Trace& trace, const Trace::Event& one, const Trace::Event& other) {
  std::optional<std::size_t> found;
  for (const auto& a : one.accesses) {
    for (const auto& b : other.accesses) {
      if (a.object != b.object || (a.mode == Access::Mode::read && b.mode == Access::Mode::read)) continue;
      if (!found || trace.objects[*found].kind == Object::Kind::internal) found = a.object;
    }
  }
  return found;
}

bool ordered(const Trace& trace, const Trace::Event& one, const Trace::Event& other) {
  return one.choice.actor() == other.choice.actor() || conflict(trace, one, other).has_value();
}

/// Which of the events after `first` must come after it.
std::vector<bool> following(const Trace& trace, std::size_t first) {
  const Events& events = trace.events;
  std::vector<bool> follows(events.size());
  follows[first] = true;
  for (std::size_t i = first + 1; i < events.size(); ++i) {
    for (std::size_t j = first; j < i && !follows[i]; ++j)
      follows[i] = follows[j] && ordered(trace, events[j], events[i]);
  }
  return follows;
}

/// The same choices with `second` before `first`; none if there is more to their order than the two themselves.
std::optional<std::vector<Choice>> reversed(const Trace& trace, std::size_t first, std::size_t second) {
  const Events& events = trace.events;
  const auto follows = following(trace, first);
  for (std::size_t i = first + 1; i < second; ++i) {
    if (follows[i] && ordered(trace, events[i], events[second])) return std::nullopt;
  }
  std::vector<Choice> before;
  std::vector<Choice> after;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const bool early = i < first || i == second || (i < second && !follows[i]);
    (early ? before : after).push_back(events[i].choice);
  }
  before.insert(before.end(), after.begin(), after.end());
  return before;
}

/// Makes those of the choices that can be made, in their order, and then whatever can happen first.
Trace goAsFarAsPossible(World& world, const std::vector<Choice>& choices) {
  std::vector<Choice> left = choices;
  ManualStrategy strategy([&](const SchedulingPoint& point) {
    const auto next = std::find_if(left.begin(), left.end(), [&](Choice choice) { return point.offers(choice); });
    if (next == left.end()) return point.enabled.empty() ? point.others.front() : Choice(point.enabled.front());
    const Choice choice = *next;
    left.erase(next);
    return choice;
  });
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

bool isViolated(const Trace& trace, const std::string& property) {
  return std::any_of(trace.violations.begin(), trace.violations.end(),
                     [&](const Trace::Violation& violation) { return violation.property == property; });
}

/// The run, and after it the steps that those who wait for ever never came to take.
Trace withWhatNeverHappened(Trace trace) {
  for (const auto& wait : trace.deadlock) {
    Trace::Event event;
    event.choice = wait.actor;
    event.label = wait.step;
    event.accesses = {{wait.object, Access::Mode::write}};
    trace.events.push_back(std::move(event));
  }
  return trace;
}

Text sentence(const Trace& trace, std::size_t first, std::size_t second, const std::string& property) {
  const auto& one = trace.events[first];
  const auto& other = trace.events[second];
  const std::size_t taken = trace.events.size() - trace.deadlock.size();
  if (second >= taken) {
    return words("{}'s '{}' (step {}) leaves {} to wait for ever before '{}': the other way round, {} holds",
                 "{}의 '{}'({}단계) 때문에 {}는 '{}' 앞에서 영원히 기다립니다. 순서가 반대라면 {} 속성이 지켜집니다",
                 actorName(one.choice.actor()), one.label, first + 1, actorName(other.choice.actor()), other.label,
                 property);
  }
  return words(
      "{}'s '{}' (step {}) comes before {}'s '{}' (step {}), and both touch {}: the other way round, {} holds",
      "{}의 '{}'({}단계)가 {}의 '{}'({}단계)보다 먼저이고, 둘 다 {}에 닿습니다. 순서가 반대라면 {} 속성이 지켜집니다",
      actorName(one.choice.actor()), one.label, first + 1, actorName(other.choice.actor()), other.label, second + 1,
      trace.objects[*conflict(trace, one, other)].name, property);
}

}  // namespace

Text explain(World& world, const Trace& run, const std::string& property) {
  const Trace trace = withWhatNeverHappened(run);
  for (std::size_t second = 1; second < trace.events.size(); ++second) {
    for (std::size_t first = 0; first < second; ++first) {
      const auto& one = trace.events[first];
      const auto& other = trace.events[second];
      if (one.choice.actor() == other.choice.actor() || !conflict(trace, one, other)) continue;
      const auto choices = reversed(trace, first, second);
      if (!choices) continue;
      const Trace otherwise = goAsFarAsPossible(world, *choices);
      if (otherwise.end == End::completed && !isViolated(otherwise, property)) {
        return sentence(trace, first, second, property);
      }
    }
  }
  return {};
}

}  // namespace ttadak
