#include "sim/explore/explore.h"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "command.h"
#include "explore_request.h"
#include "scenarios/catalog.h"
#include "setup_json.h"
#include "sim/export/exploration_json.h"
#include "sim/text/columns.h"
#include "sim/text/exploration_text.h"
#include "watching.h"

namespace ttadak::cli {

namespace {

struct Request {
  std::string incident;
  SetupOptions setup;
  ExploreFlags flags;
  bool json = false;
};

int run(const Request& request, const Console& console) {
  const Incident& incident = incidentNamed(request.incident);
  const Setup setup = makeSetup(incident, request.setup.given());
  ExploreOptions options = request.flags.options();
  options.setup = setupText(incident, setup);
  const auto found = [&] {
    const Watching watching(console, options);
    return explore([&]() -> std::unique_ptr<World> { return buildWorld(incident, setup); }, options);
  }();
  if (request.json) {
    auto json = setupToJson(setup);
    json.update(explorationToJson(found));
    console.out << json.dump(2) << '\n';
  } else {
    const auto title = fmt::format("{}  ({})", console.say(incident.title), options.setup);
    for (const auto& line : wrapped(title, console.width)) console.out << console.paint(Style::bold, line) << '\n';
    console.out << '\n';
    printExploration(console, found, [](const Schedule& schedule) {
      return fmt::format("ttadak replay --schedule \"{}\"", schedule.text());
    });
  }
  return statusOf(found.verdict);
}

}  // namespace

void addExplore(CLI::App& program, const Console& console, Action& chosen) {
  auto request = std::make_shared<Request>();
  auto* command = program.add_subcommand("explore", console.say({"decide over every order whether the properties hold",
                                                                 "가능한 모든 순서에서 속성이 지켜지는지 판정"}));
  command->add_option("INCIDENT", request->incident, console.say({"see 'ttadak list'", "'ttadak list' 참고"}))
      ->required()
      ->type_name("");
  request->setup.addTo(*command, console);
  request->flags.addTo(*command, console);
  command->add_flag("--json", request->json, console.say({"print JSON", "JSON으로 출력"}))
      ->group(console.say({"General", "일반"}));
  command->callback([request, &console, &chosen] { chosen = [request, &console] { return run(*request, console); }; });
}

}  // namespace ttadak::cli
