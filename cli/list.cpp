#include <fmt/format.h>

#include <memory>

#include "columns.h"
#include "command.h"
#include "scenarios/catalog.h"
#include "setup_json.h"

namespace ttadak::cli {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Text& text) { return {{"en", text.en}, {"ko", text.ko}}; }

void printJson(const Console& console) {
  Json all = Json::array();
  for (const Incident& incident : incidents()) {
    Json scenes = Json::array();
    for (const Scene& scene : incident.scenes) scenes.push_back({{"id", scene.id}, {"title", toJson(scene.title)}});
    all.push_back({{"id", incident.id},
                   {"title", toJson(incident.title)},
                   {"scenes", scenes},
                   {"fixes", Json::array()},
                   {"faults", Json::array()},
                   {"options", Json::array()},
                   {"defaults", setupToJson(incident.defaults)}});
  }
  console.out << Json{{"incidents", all}}.dump(2) << '\n';
}

void printTable(const Console& console) {
  constexpr std::size_t idWidth = 14;
  const auto row = [&](const std::string& id, const std::string& scene, const Text& what, Style style) {
    console.out << console.paint(style, fitted(id, idWidth) + fitted(scene, idWidth) + console.say(what)) << '\n';
  };
  row(console.say({"INCIDENT", "사건"}), console.say({"SCENE", "장면"}), {"WHAT HAPPENS", "무슨 일이 일어나는가"},
      Style::bold);
  for (const Incident& incident : incidents()) {
    row(incident.id, "", incident.title, Style::plain);
    for (const Scene& scene : incident.scenes) row("", scene.id, scene.title, Style::plain);
    const auto& defaults = incident.defaults;
    const Text numbers{fmt::format("--requests {} --instances {}", defaults.requests, defaults.instances)};
    row("", console.say({"by default", "기본값"}), numbers, Style::plain);
    for (const Text& kind : {Text{"fixes", "해결책"}, Text{"faults", "장애"}, Text{"options", "옵션"}}) {
      row("", console.say(kind), {"none so far", "아직 없음"}, Style::dim);
    }
  }
}

}  // namespace

void addList(CLI::App& program, const Console& console, Action& chosen) {
  auto json = std::make_shared<bool>(false);
  auto* command =
      program.add_subcommand("list", console.say({"incidents, their scenes and settings", "사건과 장면, 설정"}));
  command->add_flag("--json", *json, console.say({"print JSON", "JSON으로 출력"}))
      ->group(console.say({"General", "일반"}));
  command->callback([json, &console, &chosen] {
    chosen = [json, &console] {
      *json ? printJson(console) : printTable(console);
      return exitHolds;
    };
  });
}

}  // namespace ttadak::cli
