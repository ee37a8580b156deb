#include "stepper_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"

namespace ttadak::cli {

namespace {

struct Fare {
  std::string sign;
  Style style;
  std::string id;
  std::string text;
};

Fare fareOf(const Moment& moment, const Console& console, const Moment::Property& property) {
  const auto& violations = moment.trace.violations;
  const auto violation = std::find_if(violations.begin(), violations.end(),
                                      [&](const Trace::Violation& one) { return one.property == property.id; });
  if (violation != violations.end()) return {"✗", Style::broken, property.id, console.say(violation->what)};
  if (property.broken) return {"✗", Style::broken, property.id, console.say(*property.wrong)};
  if (moment.trace.end == End::completed) return {"✓", Style::fine, property.id, console.say(property.meaning)};
  if (moment.trace.end == End::stopped && property.wrong) {
    return {"!", Style::bold, property.id, console.say(words("now: {}", "지금: {}", *property.wrong))};
  }
  return {"?", Style::dim, property.id, console.say(property.meaning)};
}

std::vector<Fare> faresOf(const Moment& moment, const Console& console) {
  std::vector<Fare> all;
  for (const auto& property : moment.properties) all.push_back(fareOf(moment, console, property));
  all.push_back(fareOf(moment, console, {allAnswered, allAnsweredMeaning(), std::nullopt, false}));
  return all;
}

std::string verdictOf(const Moment& moment, const Console& console) {
  std::string broken;
  for (const auto& violation : moment.trace.violations) broken += "  ✗ " + violation.property;
  switch (moment.trace.end) {
    case End::completed:
      return console.say({"the end", "끝"}) +
             (broken.empty() ? "  ✓ " + console.say({"every property held", "모든 속성이 지켜짐"}) : broken);
    case End::deadlocked: return console.say({"the end: deadlock", "끝: 교착 상태"}) + broken;
    case End::endless:
      return console.say({"no end: the limit of steps is reached", "끝나지 않음: 단계 수의 한계에 이름"});
    case End::stopped: break;
  }
  return console.say({"next steps", "다음 단계"});
}

}  // namespace

std::string drawTitle(const Stepper& stepper, const Console& console) {
  const auto& session = stepper.session();
  const auto& history = session.history();
  const auto branches = history.branches();
  const auto branch =
      static_cast<std::size_t>(std::find(branches.begin(), branches.end(), session.tip()) - branches.begin());
  const auto at = session.at();
  const auto of = history[session.tip()].depth;
  const auto place =
      words("step {} of {}, branch {} of {}", "{}/{}단계, 가지 {}/{}", at, of, branch + 1, branches.size());
  const auto ordered = branch == 0 ? words("{}: {}", "{}: {}", place, stepper.order()) : place;
  const Text brief{fmt::format("{}/{} ({}/{})", at, of, branch + 1, branches.size())};

  // As much of it as leaves the setup readable.
  const auto& setup = session.setup();
  constexpr std::size_t gap = 2;
  constexpr std::size_t readable = 20;
  const auto roomBeside = [&](const Text& text) {
    return console.width - std::min(console.width, columns(console.say(text)) + gap);
  };
  const auto enough = std::min(columns(setup), readable);
  const Text& text = roomBeside(ordered) >= enough ? ordered : roomBeside(place) >= enough ? place : brief;
  return console.paint(Style::bold, fitted(setup, roomBeside(text)) + "  " + console.say(text));
}

std::string drawRule(const Moment& moment, const Console& console, const StepperPanel& panel, std::size_t shown) {
  auto text = "── " + verdictOf(moment, console) + " ";
  if (shown < panel.rows.size()) {
    text += console.say(words("({} of {} shown) ", "({}/{}) ", shown, panel.rows.size()));
  }
  text += repeated("─", console.width - std::min(console.width, columns(text)));
  const auto style = !moment.trace.violations.empty()     ? Style::broken
                     : moment.trace.end == End::completed ? Style::fine
                                                          : Style::bold;
  return console.paint(style, text);
}

std::vector<std::string> drawProperties(const Moment& moment, const Console& console, std::size_t most) {
  const auto fares = faresOf(moment, console);
  std::size_t ids = 0;
  for (const auto& fare : fares) ids = std::max(ids, columns(fare.id));
  std::vector<std::string> rows;
  std::string all;
  for (const auto& [sign, style, id, text] : fares) {
    const auto front = columns(sign) + 1 + ids + 2;
    const auto rest = fitted(oneLine(text), console.width - std::min(console.width, front));
    rows.push_back(console.paint(style, sign) + " " + fitted(id, ids) + "  " + rest);
    all += console.paint(style, sign) + " " + id + "  ";
  }
  return rows.size() <= most ? rows : std::vector{all};
}

std::vector<std::string> drawToggles(const Stepper& stepper, const Console& console) {
  const auto& toggles = stepper.toggles();
  if (toggles.empty()) return {};
  std::string row;
  for (std::size_t i = 0; i < toggles.size(); ++i) {
    row += console.paint(toggles[i].on ? Style::bold : Style::plain,
                         fmt::format("{} [{}] {}", i + 1, toggles[i].on ? "x" : " ", toggles[i].id));
    row += "  ";
  }
  return {row};
}

std::vector<std::string> drawNotice(const Stepper& stepper, const Console& console, std::size_t most) {
  auto rows = wrapped(oneLine(console.say(stepper.notice())), console.width);
  if (rows.size() > most) {
    for (auto i = most; i < rows.size(); ++i) rows[most - 1] += " " + rows[i];
    rows.resize(most);
    rows.back() = fitted(rows.back(), console.width);
  }
  rows.resize(std::max<std::size_t>(1, rows.size()));
  return rows;
}

}  // namespace ttadak::cli
