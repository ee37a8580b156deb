#include "stepper_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/timeline_layout.h"

namespace ttadak::cli {

namespace {

using State = Moment::Standing::State;

class PanelDrawing {
 public:
  PanelDrawing(const Stepper& stepper, const Console& console)
      : stepper_(stepper), moment_(stepper.session().moment()), console_(console) {
    for (std::size_t i = 0; i < moment_.actors.size(); ++i) {
      names_ = std::max(names_, columns(actorName(actorAt(i))));
      titles_ = std::max(titles_, columns(console.say(moment_.trace.actors[i].title)));
    }
    titles_ = std::min(titles_, std::max<std::size_t>(8, console.width / 5));
  }

  StepperPanel draw() {
    if (moment_.trace.end == End::completed) {
      return {{console_.paint(Style::dim, "    " + console_.say({"everybody has ended", "모두 끝났습니다"}))}, 0};
    }
    for (std::size_t i = 0; i < moment_.actors.size(); ++i) drawActor(actorAt(i), moment_.actors[i]);
    for (const auto& one : moment_.possible) {
      if (one.choice.fault() != Fault::none) drawPossible(one, choiceText(one.choice) + "  ", "");
    }
    return std::move(panel_);
  }

 private:
  std::string nameOf(ActorId actor) const {
    const auto& title = console_.say(moment_.trace.actors[index(actor)].title);
    return fitted(actorName(actor), names_) + " " + fitted(title, titles_) + "  ";
  }

  void drawActor(ActorId actor, const Moment::Standing& standing) {
    const auto step = std::find_if(moment_.possible.begin(), moment_.possible.end(),
                                   [&](const Moment::Possibility& one) { return one.choice == Choice(actor); });
    if (step != moment_.possible.end()) return drawPossible(*step, nameOf(actor), signOf(kindOf(step->next)) + " ");
    const auto front = marks(actor, false) + nameOf(actor);
    if (!standing.next) {
      return panel_.rows.push_back(console_.paint(Style::dim, front + console_.say({"ended", "끝남"})));
    }
    if (panel_.focus == 0) panel_.focus = panel_.rows.size();
    const auto why = standing.wait ? waitText(moment_.trace, *standing.wait, console_.language) : "";
    const auto before = "  " + console_.say(words("before '{}'", "'{}' 앞에서", standing.next->label));
    const auto place = placeOf(*standing.next, columns(front + why + before));
    panel_.rows.push_back(front + console_.paint(Style::blocked, why) + console_.paint(Style::dim, before + place));
  }

  void drawPossible(const Moment::Possibility& one, const std::string& name, const std::string& sign) {
    const auto number = static_cast<std::size_t>(&one - moment_.possible.data());
    const bool selected = number == stepper_.selected();
    const auto front = marks(one.choice, selected) + name;
    const auto label = sign + console_.say(one.next.label);
    const auto place = placeOf(one.next, columns(front + label));
    if (selected) {
      panel_.focus = panel_.rows.size();
      panel_.rows.push_back(console_.paint(Style::selected, front + label + place));
    } else {
      panel_.rows.push_back(front + console_.paint(styleOf(kindOf(one.next)), label) +
                            console_.paint(Style::dim, place));
    }
  }

  std::string marks(Choice choice, bool selected) const {
    return fmt::format("{} {} ", selected ? ">" : " ", onward_ == choice ? "→" : " ");
  }

  /// The source line at the edge of a row of which `used` columns are taken, if there is room for it.
  std::string placeOf(const Moment::Next& next, std::size_t used) const {
    const auto place = fmt::format("  {}:{}", next.file.substr(next.file.rfind('/') + 1), next.line);
    const auto room = console_.width - std::min(console_.width, used);
    const bool fits = next.line != 0 && columns(place) <= room;
    return fits ? std::string(room - columns(place), ' ') + place : std::string(room, ' ');
  }

  StepKind kindOf(const Moment::Next& next) const {
    Trace::Event event;
    event.accesses = next.accesses;
    return ttadak::kindOf(moment_.trace, event);
  }

  const Stepper& stepper_;
  const Moment& moment_;
  const Console& console_;
  std::optional<Choice> onward_ = stepper_.onward();
  std::size_t names_ = 0;
  std::size_t titles_ = 0;
  StepperPanel panel_;
};

}  // namespace

StepperPanel drawPanel(const Stepper& stepper, const Console& console) { return PanelDrawing(stepper, console).draw(); }

}  // namespace ttadak::cli
