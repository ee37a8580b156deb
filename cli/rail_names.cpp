#include "rail_names.h"

#include <string>

#include "columns.h"

namespace ttadak::cli {

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

}  // namespace ttadak::cli
