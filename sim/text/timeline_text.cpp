#include "sim/text/timeline_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/timeline_layout.h"
#include "sim/text/timeline_parts.h"

namespace ttadak {

namespace {

const std::string line = "│";
const std::string heldLine = "┃";
const std::string hatch = "░";
constexpr std::size_t widestChange = 24;
constexpr std::size_t narrowestStep = 12;

class TimelineText {
 public:
  TimelineText(const Console& console, const Trace& trace, TimelineLayout layout)
      : console_(console),
        trace_(trace),
        layout_(std::move(layout)),
        lanes_(trace.actors.size()),
        holders_(trace.objects.size()) {
    for (const auto& object : trace.objects) states_.push_back(object.initially);
    for (std::size_t i = 0; i < trace.events.size(); ++i) {
      Lane& lane = lanes_[index(trace.events[i].choice.actor())];
      lane.first = std::min(lane.first, i);
      lane.last = i;
    }
  }

  void draw() {
    drawNames();
    if (layout_.boxes) drawBeginning();
    for (row_ = 0; row_ < trace_.events.size(); ++row_) {
      const auto& event = trace_.events[row_];
      for (const auto& change : event.changes) holders_[change.object] = change.holders;
      drawRow(event);
      for (const auto& change : event.changes) states_[change.object] = change.state;
      const auto indent = layout_.boxes ? index(event.choice.actor()) * layout_.laneWidth : 0;
      drawNotes(console_, event, layout_.numberWidth + indent);
      drawBrokenSince(console_, trace_, row_);
    }
    drawBrokenSince(console_, trace_, std::nullopt);
    if (trace_.end == End::endless) {
      drawBand(console_,
               console_.say(words("no end after {} steps", "{}단계가 지나도 끝나지 않음", trace_.events.size())));
    }
    drawLegend(console_);
  }

 private:
  struct Lane {
    std::size_t first = static_cast<std::size_t>(-1);
    std::size_t last = 0;
    bool waited = false;
  };

  void put(const std::string& text, Style style = Style::plain) { row_text_ += console_.paint(style, text); }
  void endRow() {
    const auto end = row_text_.find_last_not_of(' ');
    console_.out << row_text_.substr(0, end + 1) << '\n';
    row_text_.clear();
  }
  void putNumber(const std::string& number) {
    put(fmt::format("{:>{}} ", number, layout_.numberWidth - 1), Style::dim);
  }

  void drawNames() {
    if (!layout_.boxes) return drawRailNames(console_, trace_, layout_.numberWidth);
    putNumber("");
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const auto title = actorName(actorAt(i)) + "  " + console_.say(trace_.actors[i].title);
      put(" " + fitted(title, layout_.laneWidth - 1), Style::bold);
    }
    for (const auto& [object, width] : layout_.objects) {
      put(fitted(console_.say(trace_.objects[object].name), width - 1) + " ", Style::bold);
    }
    endRow();
  }

  void drawBeginning() {
    putNumber("");
    put(std::string(layout_.laneWidth * lanes_.size(), ' '));
    for (const auto& [object, width] : layout_.objects) {
      const auto& state = trace_.objects[object].initially;
      put(fitted(state.empty() ? "–" : state, width - 1) + " ");
    }
    endRow();
  }

  void drawRow(const Trace::Event& event) {
    putNumber(std::to_string(row_ + 1));
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      layout_.boxes ? putLane(actorAt(i), event) : putRail(actorAt(i), event);
    if (layout_.boxes) {
      for (const auto& lane : layout_.objects) putObject(lane.object, lane.width, event);
    } else {
      putStep(event);
    }
    endRow();
  }

  bool holdsSomething(ActorId actor) const {
    return std::any_of(holders_.begin(), holders_.end(), [&](ActorSet holders) { return holders.contains(actor); });
  }

  void putLane(ActorId actor, const Trace::Event& event) {
    Lane& lane = lanes_[index(actor)];
    const auto width = layout_.laneWidth - 4;
    const auto* wait = waitOf(event, actor);
    put(holdsSomething(actor) ? heldLine : " ");
    if (event.choice.actor() == actor) {
      put("▕");
      put(fitted(boxText(trace_, event, console_.language, width), width), styleOf(kindOf(trace_, event)));
      put("▏ ");
    } else if (wait != nullptr) {
      const auto text = waitText(trace_, *wait, console_.language);
      const auto fill = columns(text) < width ? " " + repeated(hatch, width - columns(text) - 1) : "";
      put(hatch);
      put(lane.waited ? repeated(hatch, width) : fitted(text + fill, width), Style::blocked);
      put(hatch + " ");
    } else {
      const bool alive = lane.first < row_ && row_ < lane.last;
      put(fitted(alive ? line : "", layout_.laneWidth - 1), Style::dim);
    }
    lane.waited = wait != nullptr;
  }

  void putRail(ActorId actor, const Trace::Event& event) {
    const Lane& lane = lanes_[index(actor)];
    if (event.choice.actor() == actor) {
      const auto kind = kindOf(trace_, event);
      put(signOf(kind), styleOf(kind));
    } else if (waitOf(event, actor) != nullptr) {
      put(hatch, Style::blocked);
    } else if (lane.first < row_ && row_ < lane.last) {
      put(holdsSomething(actor) ? heldLine : line, Style::dim);
    } else {
      put(" ");
    }
  }

  void putStep(const Trace::Event& event) {
    auto text = fmt::format(" {} {}", actorName(event.choice.actor()), boxText(trace_, event, console_.language));
    for (const auto& change : event.changes) {
      if (!hasLane(trace_.objects[change.object].kind)) continue;
      const auto& name = console_.say(trace_.objects[change.object].name);
      text += fmt::format("   {}: {}", name, changedPart(states_[change.object], change.state, widestChange));
    }
    const auto used = layout_.numberWidth + lanes_.size();
    const auto room = std::max<std::size_t>(console_.width - std::min(console_.width, used), narrowestStep);
    put(fitted(text, room));
  }

  void putObject(std::size_t object, std::size_t width, const Trace::Event& event) {
    std::string text = holders_[object].empty() ? line : heldLine;
    Style style = Style::dim;
    for (const auto& touch : event.accesses) {
      if (touch.object != object) continue;
      text = signOf(touch.mode == Access::Mode::read ? StepKind::read : StepKind::write);
      style = Style::plain;
    }
    for (const auto& change : event.changes) {
      if (change.object != object) continue;
      text += " " + changedPart(states_[object], change.state, width - std::min<std::size_t>(width, 3));
      style = Style::bold;
    }
    put(fitted(text, width - 1) + " ", style);
  }

  const Console& console_;
  const Trace& trace_;
  TimelineLayout layout_;
  std::vector<Lane> lanes_;
  std::vector<ActorSet> holders_;
  std::vector<std::string> states_;  // before the row
  std::size_t row_ = 0;
  std::string row_text_;
};

}  // namespace

void drawTimeline(const Console& console, const Trace& trace) { drawTimeline(console, trace, layOut(trace, console)); }

void drawTimeline(const Console& console, const Trace& trace, const TimelineLayout& layout) {
  TimelineText(console, trace, layout).draw();
}

}  // namespace ttadak
