#include "stepper_view.h"

#include <algorithm>
#include <sstream>

#include "sim/text/columns.h"
#include "sim/text/timeline_parts.h"
#include "sim/text/timeline_text.h"
#include "stepper_help.h"
#include "stepper_panel.h"
#include "stepper_parts.h"

namespace ttadak::cli {

namespace {

using Rows = std::vector<std::string>;

constexpr ScreenSize smallest{20, 8};

Rows linesOf(const std::string& text) {
  Rows lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void append(Rows& rows, const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); }

/// `count` of the rows, with the one numbered `focus` in the middle if there is that much on both sides.
Rows around(const Rows& rows, std::size_t focus, std::size_t count) {
  count = std::min(count, rows.size());
  const auto from = std::min(focus - std::min(focus, count / 2), rows.size() - count);
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(from);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

/// How many rows of the screen each part gets.
struct Shares {
  std::size_t timeline;
  std::size_t panel;
};

Shares share(std::size_t rows, std::size_t panel) {
  const auto forPanel = std::min(panel, std::max<std::size_t>(1, rows / 2));
  return {rows - forPanel, forPanel};
}

}  // namespace

Rows StepperView::draw(Stepper& stepper, ScreenSize size) {
  std::ostringstream unused;
  const Console console{unused, language_, colour_, size.columns};
  Rows rows;
  if (size.columns < smallest.columns || size.rows < smallest.rows) {
    rows = wrapped(
        console.say({"This terminal is too small: 40x12 would do.", "터미널이 너무 작습니다. 40x12면 충분합니다."}),
        size.columns);
  } else if (stepper.showsHelp()) {
    rows = drawHelp(stepper, console, size);
  } else {
    rows = drawRun(stepper, console, size);
  }
  rows.resize(size.rows);
  for (auto& row : rows) row = filled(row, size.columns);
  return rows;
}

Rows StepperView::drawRun(Stepper& stepper, const Console& console, ScreenSize size) {
  const auto drawn = timeline(console, stepper.session().trace());
  const auto panel = drawPanel(stepper, console);
  const auto properties = drawProperties(stepper.session().moment(), console, size.rows < 20 ? 1 : 4);
  auto foot = drawToggles(stepper, console);
  append(foot, drawNotice(stepper, console, std::max<std::size_t>(1, size.rows / 8)));
  foot.push_back(drawKeys(stepper, console));

  constexpr std::size_t titleAndRule = 2;
  const auto taken = titleAndRule + drawn.head.size() + properties.size() + foot.size();
  const auto shares = share(size.rows - std::min(size.rows, taken), panel.rows.size());

  const auto total = drawn.rows.size();
  const auto mostPages = shares.timeline == 0 || total == 0 ? 0 : (total - 1) / shares.timeline;
  stepper.limitScrolling(stepper.helpFrom(), mostPages);
  const auto newest =
      std::max(total - std::min(total, stepper.pagesBack() * shares.timeline), std::min(total, shares.timeline));

  Rows rows{drawTitle(stepper, console)};
  append(rows, drawn.head);
  const auto oldest = newest - std::min(newest, shares.timeline);
  for (auto i = oldest; i < newest; ++i) rows.push_back(drawn.rows[i]);
  rows.resize(1 + drawn.head.size() + shares.timeline);
  rows.push_back(drawRule(stepper.session().moment(), console, panel, shares.panel));
  append(rows, around(panel.rows, panel.focus, shares.panel));
  append(rows, properties);
  append(rows, foot);
  return rows;
}

StepperView::Timeline StepperView::timeline(const Console& console, const Trace& trace) {
  layout_.see(trace);
  const auto layout = layout_.layOut(console, trace);
  std::ostringstream out;
  drawTimeline({out, console.language, console.colour, console.width}, trace, layout);
  Timeline drawn{{}, linesOf(out.str())};
  drawn.rows.pop_back();  // the legend, which the help shows

  std::size_t skipped = 0;
  std::size_t head = 1;
  if (!layout.boxes) {
    // Who is who stands in the panel; what stays is the names above their columns.
    std::ostringstream names;
    drawRailNames({names, console.language, false, console.width}, trace, layout.numberWidth);
    const auto actors = trace.actors.size();
    head = actors == 0 ? 0 : actorName(actorAt(actors - 1)).size();
    skipped = linesOf(names.str()).size() - head;
  }
  const auto begin = drawn.rows.begin() + static_cast<std::ptrdiff_t>(skipped);
  drawn.head.assign(begin, begin + static_cast<std::ptrdiff_t>(head));
  drawn.rows.erase(drawn.rows.begin(), begin + static_cast<std::ptrdiff_t>(head));
  return drawn;
}

}  // namespace ttadak::cli
