#include <fmt/format.h>

#include "command.h"
#include "scenarios/catalog.h"
#include "sim/text/columns.h"

namespace ttadak::cli {

namespace {

struct Suggestion {
  std::string command;
  Text what;
};

}  // namespace

int welcome(const Console& console) {
  const Text what{
      "A deterministic concurrency simulator: production races, replayed step by step in any order you choose.",
      "결정론적 동시성 시뮬레이터: 실제로 일어난 경쟁 상태를 원하는 순서로 한 단계씩 재현합니다."};
  console.out << console.paint(Style::bold, "ttadak 따닥") << '\n';
  for (const auto& line : wrapped(console.say(what), console.width)) console.out << line << '\n';
  console.out << '\n';

  for (const Incident& incident : incidents()) {
    console.out << "  " << console.paint(Style::bold, fitted(incident.id, 14)) << console.say(incident.title) << '\n';
  }
  const auto& first = incidents().front();
  const Suggestion suggestions[] = {
      {"ttadak replay " + first.id, {"watch it go wrong, as it was reported", "보고된 그대로 잘못되는 과정 보기"}},
      {"ttadak replay " + first.id + " --step", {"take the steps yourself", "한 단계씩 직접 진행하기"}},
      {"ttadak show " + first.id, {"the story, the code, the properties", "이야기, 코드, 속성 보기"}},
  };
  console.out << '\n';
  for (const auto& suggestion : suggestions) {
    console.out << "  " << fitted(suggestion.command, 34) << console.say(suggestion.what) << '\n';
  }
  return exitHolds;
}

}  // namespace ttadak::cli
