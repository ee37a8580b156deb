#include "scenarios/setup.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "scenarios/catalog.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

const SetupFlag& flagNamed(const std::string& name) {
  const auto all = setupFlags();
  const auto found = std::find_if(all.begin(), all.end(), [&](const SetupFlag& flag) { return flag.name == name; });
  if (found != all.end()) return *found;
  std::vector<std::string> known;
  for (const SetupFlag& flag : all) known.push_back(flag.name);
  refuseUnknown({"flag in a schedule's setup", "스케줄 설정의 플래그"}, name, known);
}

void apply(const Incident& incident, Setup& setup, const Setting& setting) {
  flagNamed(setting.flag).set(incident, setup, setting);
}

}  // namespace

Setup makeSetup(const Incident& incident, std::span<const Setting> settings) {
  std::vector<Setting> inOrder(settings.begin(), settings.end());
  const auto place = [](const Setting& setting) { return &flagNamed(setting.flag); };
  std::stable_sort(inOrder.begin(), inOrder.end(),
                   [&](const Setting& left, const Setting& right) { return place(left) < place(right); });
  Setup setup = incident.defaults;
  for (auto setting = inOrder.begin(); setting != inOrder.end(); ++setting) {
    const auto same = [&](const Setting& earlier) { return earlier.flag == setting->flag; };
    if (!flagNamed(setting->flag).repeatable && std::any_of(inOrder.begin(), setting, same)) {
      throw InputError(words("{} is given twice", "{}: 두 번 주어졌습니다", setting->flag));
    }
    const auto opposite = [&](const Setting& earlier) {
      return earlier.flag == "--fix" && setting->flag == "--without" && earlier.value == setting->value;
    };
    if (std::any_of(inOrder.begin(), setting, opposite)) {
      throw InputError(words("'{}' is switched on and off", "'{}'을(를) 켜면서 끌 수는 없습니다", setting->value));
    }
    apply(incident, setup, *setting);
  }
  return setup;
}

void requireAgreement(const Incident& incident, const Setup& setup, std::span<const Setting> settings) {
  for (const Setting& setting : settings) {
    Setup changed = setup;
    apply(incident, changed, setting);
    if (changed != setup) {
      throw InputError(words("{} {} contradicts the schedule, which is of '{}'",
                             "{} {}: 스케줄의 설정 '{}'와 어긋납니다", setting.flag, setting.value,
                             setupText(incident, setup)));
    }
  }
}

std::string setupText(const Incident& incident, const Setup& setup) {
  std::string text = setup.incident + "/" + setup.scene;
  for (const SetupFlag& flag : setupFlags()) {
    if (flag.name == "--scene") continue;
    const auto usual = flag.values(incident.defaults);
    for (const auto& value : flag.values(setup)) {
      if (std::find(usual.begin(), usual.end(), value) == usual.end()) text += " " + flag.name + " " + value;
    }
  }
  return text;
}

Setup parseSetup(std::string_view text) {
  std::istringstream stream(std::string{text});
  const std::vector<std::string> tokens{std::istream_iterator<std::string>(stream), {}};
  if (tokens.empty())
    throw InputError({"a schedule's setup begins with INCIDENT/SCENE", "스케줄의 설정은 사건/장면으로 시작합니다"});
  const auto slash = tokens.front().find('/');
  const Incident& incident = incidentNamed(tokens.front().substr(0, slash));
  std::vector<Setting> settings;
  if (slash != std::string::npos) settings.push_back({"--scene", tokens.front().substr(slash + 1)});
  for (std::size_t i = 1; i < tokens.size(); i += 2) {
    flagNamed(tokens[i]);
    if (i + 1 == tokens.size())
      throw InputError(words("schedule: {} needs a value", "스케줄: {}에는 값이 필요합니다", tokens[i]));
    settings.push_back({tokens[i], tokens[i + 1]});
  }
  return makeSetup(incident, settings);
}

}  // namespace ttadak
