#include "sim/text/timeline_parts.h"

#include <algorithm>
#include <string>

#include "sim/text/columns.h"

namespace ttadak {

void drawRailNames(const Console& console, const Trace& trace, std::size_t left) {
  const auto actors = trace.actors.size();
  std::string who;
  for (std::size_t i = 0; i < actors; ++i) {
    who += (i == 0 ? "" : ", ") + actorName(actorAt(i)) + " " + console.say(trace.actors[i].title);
  }
  for (const auto& line : wrapped(who, console.width)) console.out << line << '\n';

  const auto height = actors == 0 ? 0 : actorName(actorAt(actors - 1)).size();
  for (std::size_t row = 0; row < height; ++row) {
    std::string letters;
    for (std::size_t i = 0; i < actors; ++i) {
      const auto name = actorName(actorAt(i));
      const auto above = height - name.size();
      letters += row < above ? ' ' : name[row - above];
    }
    console.out << std::string(left, ' ') << console.paint(Style::bold, letters) << '\n';
  }
}

void drawBand(const Console& console, const std::string& text) {
  for (const auto& part : wrapped(text, console.width)) {
    const auto width = console.colour ? console.width : columns(part);
    console.out << console.paint(Style::broken, fitted(part, width)) << '\n';
  }
}

void drawNotes(const Console& console, const Trace::Event& event, std::size_t left) {
  constexpr std::size_t narrowest = 20;
  const auto room = std::max(narrowest, console.width - std::min(console.width, left));
  for (const auto& note : event.notes) {
    for (const auto& part : wrapped("↷ " + console.say(note), room))
      console.out << std::string(left, ' ') << console.paint(Style::bold, part) << '\n';
  }
}

void drawBrokenSince(const Console& console, const Trace& trace, std::optional<std::size_t> step) {
  for (const auto& violation : trace.violations) {
    if (violation.since != step) continue;
    drawBand(console, "✗ " + violation.property + ": " + console.say(violation.what));
  }
}

void drawLegend(const Console& console) {
  const Text legend{"· local  ○ read  ● write  » sent  ┃ holds  ░ waits",
                    "· 내부  ○ 읽기  ● 쓰기  » 전송  ┃ 보유  ░ 대기"};
  console.out << console.paint(Style::dim, console.say(legend)) << '\n';
}

}  // namespace ttadak
