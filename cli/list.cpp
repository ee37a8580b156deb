#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command.h"
#include "scenarios/catalog.h"
#include "setup_json.h"
#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/entry.h"

namespace ttadak::cli {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Text& text) { return {{"en", text.en}, {"ko", text.ko}}; }

Json toJson(const Scene& scene) { return {{"id", scene.id}, {"title", toJson(scene.title)}}; }

Json toJson(const Fix& fix) {
  return {{"id", fix.id}, {"title", toJson(fix.title)}, {"change", toJson(fix.change)}, {"on", fix.onAsReported}};
}

Json toJson(const Option& option) {
  return {{"key", option.key}, {"values", option.values}, {"title", toJson(option.title)}};
}

template <class Items>
Json listOf(const Items& items) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(toJson(item));
  return all;
}

void printJson(const Console& console) {
  Json all = Json::array();
  for (const Incident& incident : incidents()) {
    all.push_back({{"id", incident.id},
                   {"title", toJson(incident.title)},
                   {"scenes", listOf(incident.scenes)},
                   {"fixes", listOf(incident.fixes)},
                   {"faults", Json::array()},
                   {"options", listOf(incident.options)},
                   {"defaults", setupToJson(incident.defaults)}});
  }
  console.out << Json{{"incidents", all}}.dump(2) << '\n';
}

/// The table's rows: what kind of thing, which one, what it is.
class Table {
 public:
  explicit Table(const Console& console) : console_(console) {}

  void row(const std::string& kind, const std::string& id, const Text& what, Style style = Style::plain) {
    const auto left = fitted(kind, kindWidth) + fitted(id, std::max(columns(id) + 2, idWidth));
    printEntry(console_, left, what, style);
  }

 private:
  static constexpr std::size_t kindWidth = 13;
  static constexpr std::size_t idWidth = 24;

  const Console& console_;
};

/// How an incident is run when nothing is said.
std::string usual(const Setup& setup) {
  auto text = fmt::format("--requests {} --instances {}", setup.requests, setup.instances);
  if (setup.engine) text += fmt::format(" --engine {} --isolation {}", *setup.engine, *setup.isolation);
  return text;
}

void printIncident(const Console& console, const Incident& incident) {
  Table table(console);
  table.row(incident.id, "", incident.title, Style::bold);
  for (const Scene& scene : incident.scenes) table.row(console.say({"  scene", "  장면"}), scene.id, scene.title);
  for (const Fix& fix : incident.fixes) {
    const Text on = words("{} (on as reported)", "{} (보고 당시 켜져 있음)", fix.change);
    table.row(console.say({"  fix", "  해결책"}), fix.id, fix.onAsReported ? on : fix.change);
  }
  for (const Option& option : incident.options) {
    const auto values = fmt::format("{}={}", option.key, fmt::join(option.values, "|"));
    table.row(console.say({"  option", "  옵션"}), values, option.title);
  }
  table.row(console.say({"  by default", "  기본값"}), "", usual(incident.defaults));
}

void printTable(const Console& console) {
  for (const Incident& incident : incidents()) {
    printIncident(console, incident);
    if (&incident != &incidents().back()) console.out << '\n';
  }
  console.out << '\n' << console.say({"faults: none so far", "장애: 아직 없음"}) << '\n';
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
