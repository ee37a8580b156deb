#include "steady_layout.h"

#include <fmt/format.h>

#include <algorithm>

namespace ttadak::cli {

namespace {

/// Two events with the same look take the same room.
std::string lookOf(const Trace& trace, const Trace::Event& event) {
  std::string look = fmt::format("{}|{}", event.label.en, event.result);
  for (const auto& touch : event.accesses) look += fmt::format("|{}", touch.object);
  for (const auto& change : event.changes) look += fmt::format("|{}={}", change.object, change.state);
  for (const auto& wait : event.waiting) look += "|" + waitText(trace, wait, Language::english);
  return look;
}

bool sameLanes(const Trace& one, const Trace& other) {
  const auto same = [](const Trace::SharedObject& a, const Trace::SharedObject& b) { return a.name == b.name; };
  return one.actors == other.actors &&
         std::equal(one.objects.begin(), one.objects.end(), other.objects.begin(), other.objects.end(), same);
}

}  // namespace

void SteadyLayout::see(const Trace& trace) {
  if (!sameLanes(seen_, trace)) {
    seen_ = {};
    looks_.clear();
    seen_.actors = trace.actors;
    seen_.objects = trace.objects;
  }
  for (const auto& event : trace.events) {
    if (looks_.insert(lookOf(trace, event)).second) seen_.events.push_back(event);
  }
}

TimelineLayout SteadyLayout::layOut(const Console& console, const Trace& trace) const {
  constexpr std::size_t narrowestNumbers = 3;
  const auto extra = std::to_string(trace.events.size()).size() + 1;
  auto narrower = console;
  if (extra > narrowestNumbers) narrower.width -= std::min(narrower.width, extra - narrowestNumbers);
  auto layout = ttadak::layOut(seen_, narrower);
  layout.numberWidth = std::max(layout.numberWidth, extra);
  return layout;
}

}  // namespace ttadak::cli
