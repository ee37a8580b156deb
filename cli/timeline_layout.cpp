#include "timeline_layout.h"

#include <algorithm>

#include "columns.h"

namespace ttadak::cli {

namespace {

constexpr std::size_t boxFrame = 5;  // bar, side, text, side, gap
constexpr std::size_t narrowestLane = 18;
constexpr std::size_t widestLane = 34;
constexpr std::size_t narrowestObject = 12;
constexpr std::size_t widestObject = 24;

std::vector<std::size_t> touchedObjects(const Trace& trace) {
  std::vector<std::size_t> touched;
  for (std::size_t i = 0; i < trace.objects.size(); ++i) {
    const auto touches = [&](const Trace::Event& event) {
      return std::any_of(event.accesses.begin(), event.accesses.end(), [&](auto touch) { return touch.object == i; });
    };
    const bool shared = trace.objects[i].kind == Object::Kind::shared;
    if (shared && std::any_of(trace.events.begin(), trace.events.end(), touches)) touched.push_back(i);
  }
  return touched;
}

std::size_t wantedLane(const Trace& trace, Language language) {
  std::size_t widest = 0;
  for (const auto& event : trace.events) widest = std::max(widest, columns(boxText(trace, event, language)));
  return std::clamp(widest + boxFrame, narrowestLane, widestLane);
}

std::size_t wantedObject(const Trace& trace, const std::vector<std::size_t>& objects, Language language) {
  std::size_t widest = 0;
  for (const auto object : objects) widest = std::max(widest, columns(trace.objects[object].name.in(language)));
  for (const auto& event : trace.events) {
    for (const auto& change : event.changes) widest = std::max(widest, columns(change.state) + 2);
  }
  return std::clamp(widest + 2, narrowestObject, widestObject);
}

}  // namespace

StepKind kindOf(const Trace& trace, const Trace::Event& event) {
  StepKind kind = StepKind::local;
  for (const auto& touch : event.accesses) {
    if (touch.mode == Access::Mode::read) {
      kind = std::max(kind, StepKind::read);
    } else {
      const bool client = trace.objects[touch.object].kind == Object::Kind::client;
      kind = std::max(kind, client ? StepKind::effect : StepKind::write);
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

std::string boxText(const Trace& trace, const Trace::Event& event, Language language) {
  auto text = signOf(kindOf(trace, event)) + " " + event.label.in(language);
  if (!event.result.empty()) text += " → " + event.result;
  return text;
}

TimelineLayout layOut(const Trace& trace, const Console& console) {
  TimelineLayout layout;
  layout.numberWidth = std::max<std::size_t>(3, std::to_string(trace.events.size()).size() + 1);
  layout.objects = touchedObjects(trace);
  layout.laneWidth = wantedLane(trace, console.language);
  layout.objectWidth = wantedObject(trace, layout.objects, console.language);

  const auto lanes = trace.actors.size();
  const auto objects = layout.objects.size();
  const auto room = console.width - std::min(console.width, layout.numberWidth);
  const auto over = [&] { return layout.laneWidth * lanes + layout.objectWidth * objects > room; };
  while (over() && layout.objectWidth > narrowestObject) --layout.objectWidth;
  while (over() && layout.laneWidth > narrowestLane) --layout.laneWidth;
  layout.boxes = !over();
  return layout;
}

}  // namespace ttadak::cli
