#include <algorithm>
#include <array>
#include <charconv>

#include "scenarios/incident.h"
#include "scenarios/setup.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

using Values = std::vector<std::string>;

constexpr int mostRequests = static_cast<int>(maxActors);
constexpr int mostInstances = 64;

int number(const Setting& setting, int most) {
  int value = 0;
  const char* end = setting.value.data() + setting.value.size();
  const auto [stop, error] = std::from_chars(setting.value.data(), end, value);
  if (error != std::errc() || stop != end || value < 1 || value > most) {
    throw InputError(words("{} '{}': must be a whole number from 1 to {}", "{} '{}': 1에서 {} 사이의 정수여야 합니다",
                           setting.flag, setting.value, most));
  }
  return value;
}

void setScene(const Incident& incident, Setup& setup, const Setting& setting) {
  Values known;
  for (const Scene& scene : incident.scenes) known.push_back(scene.id);
  if (std::find(known.begin(), known.end(), setting.value) == known.end()) {
    refuseUnknown({"scene", "장면"}, setting.value, known, incident.id);
  }
  setup.scene = setting.value;
}

/// A setting of the database of an incident that has none.
void setDatabase(const Incident& incident, Setup& /*setup*/, const Setting& setting) {
  throw InputError(words("{} '{}': {} has no database", "{} '{}': {}에는 데이터베이스가 없습니다", setting.flag,
                         setting.value, incident.id));
}

Values one(int value) { return {fmt::format("{}", value)}; }
Values perhaps(const std::optional<std::string>& value) { return value ? Values{*value} : Values{}; }

const std::array flags{
    SetupFlag{"--scene",
              "NAME",
              {"the situation", "상황"},
              false,
              setScene,
              [](const Setup& setup) { return Values{setup.scene}; }},
    SetupFlag{"--requests",
              "N",
              {"number of requests, 1 to 64", "요청 수, 1에서 64"},
              false,
              [](const Incident&, Setup& setup, const Setting& given) { setup.requests = number(given, mostRequests); },
              [](const Setup& setup) { return one(setup.requests); }},
    SetupFlag{
        "--instances",
        "K",
        {"number of server instances, 1 to 64", "서버 인스턴스 수, 1에서 64"},
        false,
        [](const Incident&, Setup& setup, const Setting& given) { setup.instances = number(given, mostInstances); },
        [](const Setup& setup) { return one(setup.instances); }},
    SetupFlag{"--engine",
              "ENGINE",
              {"database: postgres or mariadb", "데이터베이스: postgres 또는 mariadb"},
              false,
              setDatabase,
              [](const Setup& setup) { return perhaps(setup.engine); }},
    SetupFlag{"--isolation",
              "LEVEL",
              {"isolation level of the database", "데이터베이스의 격리 수준"},
              false,
              setDatabase,
              [](const Setup& setup) { return perhaps(setup.isolation); }},
    SetupFlag{"--fix",
              "ID[:key=value,...]",
              {"switch a fix on", "해결책을 켠다"},
              true,
              [](const Incident& incident, Setup&, const Setting& given) {
                refuseUnknown({"fix", "해결책"}, given.value, {}, incident.id);
              },
              [](const Setup& setup) { return setup.fixes; }},
    SetupFlag{"--without",
              "ID",
              {"switch off what is on as reported", "보고 당시 켜져 있던 것을 끈다"},
              true,
              [](const Incident& incident, Setup&, const Setting& given) {
                refuseUnknown({"fix to switch off", "끌 해결책"}, given.value, {}, incident.id);
              },
              [](const Setup& setup) { return setup.without; }},
    SetupFlag{"--fault",
              "ID",
              {"let this go wrong once", "이 장애가 한 번 일어날 수 있다"},
              true,
              [](const Incident& incident, Setup&, const Setting& given) {
                refuseUnknown({"fault", "장애"}, given.value, {}, incident.id);
              },
              [](const Setup& setup) { return setup.faults; }},
    SetupFlag{"--option",
              "KEY=VALUE",
              {"a setting of the incident's own", "사건 고유의 설정"},
              true,
              [](const Incident& incident, Setup&, const Setting& given) {
                refuseUnknown({"option", "옵션"}, given.value, {}, incident.id);
              },
              [](const Setup& setup) {
                Values all;
                for (const auto& [key, value] : setup.options) all.push_back(fmt::format("{}={}", key, value));
                return all;
              }},
};

}  // namespace

std::span<const SetupFlag> setupFlags() { return flags; }

}  // namespace ttadak
