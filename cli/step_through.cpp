#include "step_through.h"

#include <fmt/format.h>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "stepper.h"
#include "stepper_view.h"
#include "terminal.h"

namespace ttadak::cli {

namespace {

/// All of a screen, to be written at once.
std::string frameOf(const std::vector<std::string>& rows) {
  std::string frame;
  for (std::size_t i = 0; i < rows.size(); ++i) frame += fmt::format("\033[{};1H{}", i + 1, rows[i]);
  return frame;
}

/// A fix is a toggle.
std::vector<Toggle> togglesOf(const Incident& incident, const Setup& setup) {
  std::vector<Toggle> all;
  for (const Fix& fix : incident.fixes) all.push_back({fix.id, fix.title, isOn(fix, setup)});
  return all;
}

Wiring wiringOf(const Incident& incident, const Setup& setup) {
  return {[&incident, setup] { return buildWorld(incident, setup); }, setupText(incident, setup)};
}

Wiring wiringWith(const Incident& incident, Setup setup, const std::vector<Toggle>& toggles) {
  for (std::size_t i = 0; i < toggles.size(); ++i) {
    setup = switched(incident, std::move(setup), incident.fixes[i], toggles[i].on);
  }
  return wiringOf(incident, setup);
}

void letStep(Stepper& stepper, const Trace& loaded, const Console& console) {
  Terminal terminal;
  StepperView view(console.language, console.colour);
  view.expect(loaded);
  do {
    if (!terminal.hasMore()) Terminal::write(frameOf(view.draw(stepper, Terminal::size())));
  } while (stepper.press(terminal.read()));
}

void printLeft(const Trace& trace, const Console& console) {
  const auto schedule = trace.schedule();
  if (trace.end != End::stopped) {
    console.out << fmt::format("ttadak replay --schedule \"{}\"\n", schedule.text());
    return;
  }
  const auto left = schedule.choices.empty()
                        ? Text{"Left at the beginning of the run.", "실행의 처음에서 끝냈습니다."}
                        : words("Left before the run's end. The schedule so far: {}",
                                "실행이 끝나기 전에 끝냈습니다. 지금까지의 스케줄: {}", schedule.bareText());
  console.out << console.say(left) << '\n';
}

}  // namespace

Trace stepThrough(const Replay& replay, const Console& console) {
  Terminal::require();
  const Incident& incident = replay.incident;
  const Setup& setup = replay.setup;
  const Wiring wiring = wiringOf(incident, setup);
  Session session(wiring.maker, wiring.setup);
  session.follow(replay.trace.schedule().choices);
  session.jump(0);
  const auto rewire = [&](const std::vector<Toggle>& toggles) { return wiringWith(incident, setup, toggles); };
  Stepper stepper(session, replay.order, togglesOf(incident, setup), rewire);
  letStep(stepper, replay.trace, console);
  printLeft(session.trace(), console);
  return session.trace();
}

}  // namespace ttadak::cli
