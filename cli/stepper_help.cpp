#include "stepper_help.h"

#include <algorithm>
#include <sstream>

#include "sim/text/columns.h"
#include "sim/text/timeline_parts.h"

namespace ttadak::cli {

namespace {

struct Line {
  std::string what;
  Text meaning;
};

std::vector<Line> helpLines(const Stepper& stepper) {
  std::vector<Line> lines{
      {"a b c ...", {"the actor of that name takes its step", "그 이름의 행위자가 한 단계 나아간다"}},
      {"↑ ↓", {"choose among all that can happen now", "지금 일어날 수 있는 일 가운데 고른다"}},
      {"Enter Space", {"let what is chosen happen", "고른 일이 일어나게 한다"}},
      {"← Backspace", {"one step back", "한 단계 뒤로"}},
      {"→", {"one step forward along the branch", "가지를 따라 한 단계 앞으로"}},
      {"Home", {"to the beginning", "처음으로"}},
      {"End",
       {"along the branch to the end of the run; in turns where the branch ends",
        "가지를 따라 실행의 끝으로. 가지가 끝나면 번갈아 나아간다"}},
      {"Tab Shift-Tab", {"the same step of the next branch, the previous one", "다음 가지, 이전 가지의 같은 단계"}},
      {"PgUp PgDn", {"scroll the timeline", "타임라인을 넘겨 본다"}},
  };
  for (std::size_t i = 0; i < stepper.toggles().size(); ++i) {
    const auto& toggle = stepper.toggles()[i];
    lines.push_back(
        {std::to_string(i + 1),
         {"switch " + toggle.id + " on or off: " + toggle.title.en, toggle.id + " 켜기, 끄기: " + toggle.title.ko}});
  }
  lines.insert(
      lines.end(),
      {{"q Esc Ctrl-C", {"leave; the schedule so far is printed", "끝낸다. 지금까지의 스케줄이 출력된다"}},
       {"", ""},
       {">", {"chosen", "고른 것"}},
       {"→", {"what the branch goes on with", "가지가 이어지는 쪽"}},
       {"✓ ✗",
        {"a property that held in the end, or is broken for good", "끝까지 지켜진 속성, 다시는 지켜질 수 없는 속성"}},
       {"! ?",
        {"one that is not true now; one that is not judged yet", "지금은 참이 아닌 속성, 아직 판정되지 않은 속성"}},
       {"",
        {"Whoever goes back and chooses differently makes a new branch. None is ever lost.",
         "뒤로 가서 다르게 고르면 새 가지가 생깁니다. 사라지는 가지는 없습니다."}}});
  return lines;
}

std::vector<std::string> laidOut(const std::vector<Line>& lines, const Console& console) {
  std::size_t left = 0;
  for (const auto& line : lines) left = std::max(left, columns(line.what) + 2);
  std::vector<std::string> rows;
  for (const auto& [what, meaning] : lines) {
    const auto indent = what.empty() ? 0 : left;
    auto text = wrapped(console.say(meaning), console.width - std::min(console.width, indent));
    if (text.empty()) text.emplace_back();
    for (std::size_t i = 0; i < text.size(); ++i) {
      rows.push_back(console.paint(Style::bold, fitted(i == 0 ? what : "", indent)) + text[i]);
    }
  }
  std::ostringstream legend;
  drawLegend({legend, console.language, false, console.width});
  rows.emplace_back();
  std::string line = legend.str();
  line.pop_back();
  for (const auto& part : wrapped(line, console.width)) rows.push_back(part);
  return rows;
}

}  // namespace

std::string drawKeys(const Stepper& stepper, const Console& console) {
  struct Hint {
    int importance;  // the less, the longer it stays
    Text text;
  };
  std::vector<Hint> hints{{2, {"a b c step", "a b c 단계"}}, {4, {"↑↓ Enter choose", "↑↓ Enter 고르기"}},
                          {1, {"← back", "← 뒤로"}},         {1, {"→ on", "→ 앞으로"}},
                          {6, {"Home End", "Home End"}},     {5, {"Tab branch", "Tab 가지"}},
                          {0, {"? help", "? 도움말"}},       {0, {"q quit", "q 끝내기"}}};
  if (!stepper.toggles().empty()) hints.insert(hints.begin() + 5, {3, {"1-9 fixes", "1-9 해결책"}});
  for (int least = 6; least >= 0; --least) {
    std::string row;
    for (const auto& [importance, text] : hints) {
      if (importance > least) continue;
      row += (row.empty() ? "" : "  ") + console.say(text);
    }
    if (columns(row) <= console.width) return console.paint(Style::dim, row);
  }
  return "";
}

std::vector<std::string> drawHelp(Stepper& stepper, const Console& console, ScreenSize size) {
  auto rows = laidOut(helpLines(stepper), console);
  const auto room = size.rows - 1;
  const bool scrolls = rows.size() > room;
  stepper.limitScrolling(rows.size() - std::min(rows.size(), room), stepper.pagesBack());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(stepper.helpFrom()));
  rows.resize(room);
  rows.push_back(console.paint(
      Style::dim, console.say(scrolls ? Text{"↑↓ scroll, Esc goes back", "↑↓ 넘기기, Esc 돌아가기"}
                                      : Text{"any key but q goes back", "q 말고 아무 키나 누르면 돌아갑니다"})));
  return rows;
}

}  // namespace ttadak::cli
