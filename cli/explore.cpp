#include "sim/explore/explore.h"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "command.h"
#include "explore_request.h"
#include "scenarios/catalog.h"
#include "setup_json.h"
#include "sim/export/exploration_json.h"
#include "sim/export/exploration_junit.h"
#include "sim/text/columns.h"
#include "sim/text/exploration_text.h"
#include "watching.h"
#include "write_file.h"

namespace ttadak::cli {

namespace {

struct Request {
  std::string incident;
  SetupOptions setup;
  ExploreFlags flags;
  bool json = false;
  std::optional<std::string> junit;
};

std::string junitOf(const Incident& incident, const Setup& setup, const Exploration& found, Language language) {
  ExploredSuite suite{setupText(incident, setup), {}, found};
  const auto world = buildWorld(incident, setup);
  for (const Property& property : world->properties()) suite.properties.push_back(property.id);
  return explorationsToJUnit(std::span(&suite, 1), language);
}

int run(const Request& request, const Console& console) {
  const Incident& incident = incidentNamed(request.incident);
  const Setup setup = makeSetup(incident, request.setup.given());
  ExploreOptions options = request.flags.options();
  options.setup = setupText(incident, setup);
  std::optional<OutputFile> junit;
  if (request.junit) junit.emplace(*request.junit);
  const auto found = [&] {
    const Watching watching(console, options);
    return explore([&]() -> std::unique_ptr<World> { return buildWorld(incident, setup); }, options);
  }();
  if (junit) junit->write(junitOf(incident, setup, found, console.language));
  if (request.json) {
    auto json = setupToJson(setup);
    json.update(nlohmann::ordered_json::parse(explorationToJson(found)));
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
  command
      ->add_option("--junit", request->junit,
                   console.say({"write a JUnit report too: a test case for each property",
                                "JUnit 보고서도 쓴다. 속성마다 테스트 케이스 하나"}))
      ->type_name("FILE")
      ->group(console.say({"General", "일반"}));
  command->callback([request, &console, &chosen] { chosen = [request, &console] { return run(*request, console); }; });
}

}  // namespace ttadak::cli
