#include "step_through.h"

#include <fmt/format.h>

#include "columns.h"
#include "sim/kernel/words.h"
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
  const auto build = [&] { return replay.incident.build(replay.setup); };
  Session session(build, replay.trace.setup);
  session.follow(replay.trace.schedule().choices);
  session.jump(0);
  Stepper stepper(session, replay.order);
  letStep(stepper, replay.trace, console);
  printLeft(session.trace(), console);
  return session.trace();
}

}  // namespace ttadak::cli
