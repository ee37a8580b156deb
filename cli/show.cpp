#include <fmt/format.h>

#include <memory>
#include <vector>

#include "annotated_code.h"
#include "command.h"
#include "replay_request.h"
#include "scenarios/catalog.h"
#include "scenarios/replay.h"
#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/entry.h"
#include "sim/text/timeline_layout.h"

namespace ttadak::cli {

namespace {

void heading(const Console& console, const Text& text) {
  console.out << console.paint(Style::bold, console.say(text)) << '\n';
}

void entry(const Console& console, const std::string& name, const Text& what) {
  printEntry(console, "  " + fitted(name, std::max<std::size_t>(columns(name), 20)) + "  ", what);
}

/// The run that a replay shows, and one of every scene: together they come by all of the code.
std::vector<Trace> runsOf(const Replay& replay) {
  std::vector<Trace> all{replay.trace};
  for (const Scene& scene : replay.incident.scenes) {
    Setup setup = replay.setup;
    setup.scene = scene.id;
    all.push_back(replayRoundRobin(replay.incident, setup));
  }
  return all;
}

void show(const Console& console, const std::string& id) {
  ReplayRequest request;
  request.incident = id;
  const Replay replay = runReplay(request);
  const Incident& incident = replay.incident;
  const auto world = buildWorld(incident, replay.setup);

  console.out << console.paint(Style::bold, console.say(incident.title)) << "  (" << incident.id << ")\n\n";
  for (const auto& line : wrapped(console.say(incident.story), console.width)) console.out << line << '\n';

  console.out << '\n';
  heading(console, {"Scenes", "장면"});
  for (const Scene& scene : incident.scenes) entry(console, scene.id, scene.title);
  console.out << '\n';
  heading(console, {"Actors", "행위자"});
  for (std::size_t i = 0; i < world->actors().size(); ++i)
    entry(console, actorName(actorAt(i)), world->actors()[i].title);
  console.out << '\n';
  heading(console, {"Shared objects", "공유 객체"});
  for (const Object* object : world->objects()) {
    if (hasLane(object->kind())) console.out << "  " << console.say(object->name()) << '\n';
  }
  console.out << '\n';
  heading(console, {"Code (" + incident.sourceFile + ")", "코드 (" + incident.sourceFile + ")"});
  printAnnotatedCode(console, incident, runsOf(replay));
  heading(console, {"Properties", "속성"});
  for (const Property& property : world->properties()) entry(console, property.id, property.meaning);
  entry(console, allAnswered, allAnsweredMeaning());
  if (!incident.options.empty()) {
    console.out << '\n';
    heading(console, {"Options", "옵션"});
    for (const Option& option : incident.options)
      entry(console, fmt::format("{}={}", option.key, fmt::join(option.values, "|")), option.title);
  }
  console.out << '\n';
  heading(console, {"Fixes", "해결책"});
  if (incident.fixes.empty()) console.out << "  " << console.say({"none so far", "아직 없음"}) << '\n';
  for (const Fix& fix : incident.fixes) {
    const Text on = words("{} (on as reported)", "{} (보고 당시 켜져 있음)", fix.change);
    entry(console, fix.id, fix.onAsReported ? on : fix.change);
  }
}

}  // namespace

void addShow(CLI::App& program, const Console& console, Action& chosen) {
  auto id = std::make_shared<std::string>();
  auto* command = program.add_subcommand(
      "show", console.say({"an incident's story, code and properties", "사건의 이야기, 코드, 속성"}));
  command->add_option("INCIDENT", *id, console.say({"see 'ttadak list'", "'ttadak list' 참고"}))->type_name("");
  command->callback([id, &console, &chosen] {
    chosen = [id, &console] {
      show(console, *id);
      return exitHolds;
    };
  });
}

}  // namespace ttadak::cli
