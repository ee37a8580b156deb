#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command.h"
#include "recorded_run.h"
#include "replay_request.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/timeline_text.h"
#include "step_through.h"

namespace ttadak::cli {

namespace {

void printProperty(const Console& console, const Trace& trace, std::size_t width, const std::string& id,
                   const Text& meaning) {
  const bool judged = trace.end == End::completed;
  const auto broken = std::any_of(trace.violations.begin(), trace.violations.end(),
                                  [&](const Trace::Violation& violation) { return violation.property == id; });
  const auto sign = broken   ? console.paint(Style::broken, "✗")
                    : judged ? console.paint(Style::fine, "✓")
                             : console.paint(Style::dim, "?");
  const auto name = fitted(id, width) + "  ";
  const auto lines = wrapped(console.say(meaning), console.width - std::min(console.width, columns(name) + 3));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    console.out << (i == 0 ? sign + ' ' + name : std::string(columns(name) + 2, ' ')) << lines[i] << '\n';
  }
}

void printText(const Console& console, const Replay& replay) {
  const Incident& incident = replay.incident;
  const auto title =
      fmt::format("{}  ({}, {})", console.say(incident.title), replay.trace.setup, console.say(replay.order));
  for (const auto& line : wrapped(title, console.width)) console.out << console.paint(Style::bold, line) << '\n';
  console.out << '\n';
  drawTimeline(console, replay.trace);
  console.out << '\n';
  const auto world = buildWorld(incident, replay.setup);
  std::size_t width = columns(allAnswered);
  for (const Property& property : world->properties()) width = std::max(width, columns(property.id));
  for (const Property& property : world->properties())
    printProperty(console, replay.trace, width, property.id, property.meaning);
  printProperty(console, replay.trace, width, allAnswered, allAnsweredMeaning());
  console.out << fmt::format("\nttadak replay --schedule \"{}\"\n", replay.trace.schedule().text());
}

}  // namespace

void addReplay(CLI::App& program, const Console& console, Action& chosen) {
  auto request = std::make_shared<ReplayRequest>();
  auto json = std::make_shared<bool>(false);
  auto step = std::make_shared<bool>(false);
  auto* command = program.add_subcommand(
      "replay", console.say({"run an incident once, in an order of your choice", "사건을 원하는 순서로 한 번 실행"}));
  command->add_option("INCIDENT", request->incident, console.say({"see 'ttadak list'", "'ttadak list' 참고"}))
      ->type_name("");
  request->setup.addTo(*command, console);
  const auto order = console.say({"Order (one of them)", "순서 (하나만)"});
  command
      ->add_option("--schedule", request->schedule,
                   console.say({"who goes on, step by step: \"A*4 B*4 A*3 B*3\", or a whole schedule as printed",
                                "단계마다 누가 나아가는지: \"A*4 B*4 A*3 B*3\", 또는 출력된 스케줄 전체"}))
      ->type_name("S")
      ->group(order);
  command
      ->add_option("--seed", request->seed,
                   console.say({"at random; the same seed, the same order", "무작위. 시드가 같으면 순서도 같다"}))
      ->type_name("N")
      ->group(order);
  command
      ->add_flag("--as-reported", request->asReported,
                 console.say({"as the incident's report tells it (the default where there is one)",
                              "사건 보고서에 적힌 순서 (있으면 기본값)"}))
      ->group(order);
  command
      ->add_option("--trace", request->traceFile,
                   console.say({"again as recorded by --json; the first step that differs is refused",
                                "--json으로 기록한 그대로 다시 실행. 다른 단계가 나오면 거절"}))
      ->type_name("FILE")
      ->group(order);
  command->add_flag("--json", *json, console.say({"print the full record as JSON", "전체 기록을 JSON으로 출력"}))
      ->group(console.say({"General", "일반"}));
  command
      ->add_flag("--step", *step,
                 console.say({"step through it on the whole terminal, and any other way; ? shows the keys",
                              "터미널 전체 화면에서 한 단계씩, 다른 순서로도 나아간다. ?는 키 설명"}))
      ->group(console.say({"General", "일반"}));
  command->callback([request, json, step, &console, &chosen] {
    chosen = [request, json, step, &console] {
      if (*json && *step) {
        throw InputError({"--json and --step exclude each other", "--json, --step: 함께 쓸 수 없습니다"});
      }
      const Replay replay = runReplay(*request);
      if (*step) return statusOf(stepThrough(replay, console).verdict());
      if (*json) {
        console.out << replayDocument(replay) << '\n';
      } else {
        printText(console, replay);
      }
      return statusOf(replay.trace.verdict());
    };
  });
}

}  // namespace ttadak::cli
