#include "sim/text/timeline_layout.h"

#include <algorithm>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"

namespace ttadak {

namespace {

constexpr std::size_t boxFrame = 5;  // bar, side, text, side, gap
constexpr std::size_t narrowestLane = 18;
constexpr std::size_t comfortableLane = 24;
constexpr std::size_t widestLane = 48;
constexpr std::size_t narrowestObject = 8;
constexpr std::size_t narrowestSqueezed = 12;
constexpr std::size_t widestObject = 32;

bool isTouched(const Trace& trace, std::size_t object) {
  const auto touches = [&](const Trace::Event& event) {
    return std::any_of(event.accesses.begin(), event.accesses.end(),
                       [&](auto touch) { return touch.object == object; });
  };
  return std::any_of(trace.events.begin(), trace.events.end(), touches);
}

/// Whether there was ever anything in it to be shown.
bool hasContents(const Trace& trace, std::size_t object) {
  const auto changes = [&](const Trace::Event& event) {
    return std::any_of(event.changes.begin(), event.changes.end(),
                       [&](const auto& change) { return change.object == object; });
  };
  return !trace.objects[object].initially.empty() || std::any_of(trace.events.begin(), trace.events.end(), changes);
}

std::size_t wantedLane(const Trace& trace, Language language) {
  std::size_t widest = 0;
  for (const auto& event : trace.events) {
    widest = std::max(widest, columns(boxText(trace, event, language)));
    for (const auto& wait : event.waiting) widest = std::max(widest, columns(waitText(trace, wait, language)));
  }
  return std::clamp(widest + boxFrame, narrowestLane, widestLane);
}

std::size_t wantedObject(const Trace& trace, std::size_t object, Language language) {
  std::size_t widest = columns(trace.objects[object].name.in(language));
  for (const auto& event : trace.events) {
    for (const auto& change : event.changes) {
      if (change.object == object) widest = std::max(widest, columns(change.state) + 2);
    }
  }
  return std::clamp(widest + 1, narrowestObject, widestObject);
}

}  // namespace

bool hasLane(Object::Kind kind) { return kind == Object::Kind::shared || kind == Object::Kind::external; }

StepKind kindOf(const Trace& trace, const Trace::Event& event) {
  StepKind kind = StepKind::local;
  for (const auto& touch : event.accesses) {
    const auto of = trace.objects[touch.object].kind;
    const bool cannotBeTakenBack = of == Object::Kind::client || of == Object::Kind::external;
    if (touch.mode == Access::Mode::read) {
      if (hasLane(of)) kind = std::max(kind, StepKind::read);
    } else if (of != Object::Kind::internal) {
      kind = std::max(kind, cannotBeTakenBack ? StepKind::effect : StepKind::write);
    }
  }
  return kind;
}

std::string signOf(StepKind kind) {
  switch (kind) {
    case StepKind::read: return "○";
    case StepKind::write: return "●";
    case StepKind::effect: return "»";
    case StepKind::local: break;
  }
  return "·";
}

Style styleOf(StepKind kind) {
  switch (kind) {
    case StepKind::read: return Style::read;
    case StepKind::write: return Style::write;
    case StepKind::effect: return Style::effect;
    case StepKind::local: break;
  }
  return Style::local;
}

std::string boxText(const Trace& trace, const Trace::Event& event, Language language, std::size_t width) {
  auto label = signOf(kindOf(trace, event)) + " " + event.label.in(language);
  if (event.result.empty()) return label;
  auto whole = label + " → " + event.result;
  // What came of it says more than the end of a long label.
  const auto result = " → " + fitted(event.result, std::min(columns(event.result), width / 3));
  if (columns(whole) <= width || columns(label) + columns(result) <= width) return whole;
  return fitted(label, width - std::min(width, columns(result))) + result;
}

const Trace::Waiting* waitOf(const Trace::Event& event, ActorId actor) {
  const auto wait = std::find_if(event.waiting.begin(), event.waiting.end(),
                                 [&](const Trace::Waiting& one) { return one.actor == actor; });
  return wait == event.waiting.end() ? nullptr : &*wait;
}

std::string waitText(const Trace& trace, const Trace::Waiting& wait, Language language) {
  const auto holders = actorNames(wait.holders);
  const Text& object = trace.objects[wait.object].name;
  const Text text = holders.empty() ? words("waits: {}", "대기: {}", object)
                                    : words("waits: {} ({})", "대기: {} ({})", object, holders);
  return "░ " + text.in(language);
}

std::string changedPart(const std::string& before, const std::string& after, std::size_t width) {
  if (columns(after) <= width) return after.empty() ? "–" : after;
  const auto [was, is] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  auto from = static_cast<std::size_t>(is - after.begin());
  // Words are shown whole, unless something was only added.
  if (was != before.end()) from = after.rfind(' ', from) == std::string::npos ? 0 : after.rfind(' ', from) + 1;
  auto to = after.size();
  for (auto end = before.size(); end > from && to > from && before[end - 1] == after[to - 1]; --end) --to;
  to = std::min(after.find(' ', to), after.size());
  if (from >= to) return after;
  const auto first = std::min(after.find_first_not_of(";, ", from), to);
  const auto last = after.find_last_not_of(";, ", to - 1);
  return (first > 0 ? "…" : "") + after.substr(first, last + 1 - first);
}

TimelineLayout layOut(const Trace& trace, const Console& console) {
  TimelineLayout layout;
  layout.numberWidth = std::max<std::size_t>(3, std::to_string(trace.events.size()).size() + 1);
  layout.laneWidth = wantedLane(trace, console.language);
  for (std::size_t i = 0; i < trace.objects.size(); ++i) {
    const bool isService = trace.objects[i].kind == Object::Kind::external;
    if (!hasLane(trace.objects[i].kind) || !isTouched(trace, i) || (isService && !hasContents(trace, i))) continue;
    layout.objects.push_back({i, wantedObject(trace, i, console.language)});
  }

  const auto needed = [&] {
    auto sum = layout.numberWidth + layout.laneWidth * trace.actors.size();
    for (const auto& lane : layout.objects) sum += lane.width;
    return sum;
  };
  while (needed() > console.width && layout.laneWidth > comfortableLane) --layout.laneWidth;
  for (auto& lane : layout.objects) {
    while (needed() > console.width && lane.width > narrowestSqueezed) --lane.width;
  }
  while (needed() > console.width && layout.laneWidth > narrowestLane) --layout.laneWidth;
  layout.boxes = needed() <= console.width;
  return layout;
}

}  // namespace ttadak
