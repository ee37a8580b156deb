#include "sim/testing/complaint.h"

#include <fmt/format.h>

#include <sstream>

#include "sim/kernel/words.h"
#include "sim/text/exploration_text.h"
#include "sim/text/timeline_text.h"

namespace ttadak {

namespace {

Console consoleOn(std::ostream& out) {
  const auto language = languageFor({});
  return {out, language, false, standardConsole(language).width};
}

}  // namespace

std::optional<std::string> complaint(const Exploration& exploration) {
  if (exploration.verdict == Verdict::holds) return std::nullopt;
  std::ostringstream out;
  const Console console = consoleOn(out);
  printFindings(console, exploration, [&](const Schedule& schedule) {
    return console.say(words("the same run again: EXPECT_HOLDS(replay(maker, \"{}\"))",
                             "같은 실행을 다시: EXPECT_HOLDS(replay(maker, \"{}\"))", schedule.text()));
  });
  return out.str();
}

std::optional<std::string> complaint(const Trace& trace) {
  if (trace.verdict() == Verdict::holds) return std::nullopt;
  std::ostringstream out;
  drawTimeline(consoleOn(out), trace);
  return out.str();
}

}  // namespace ttadak
