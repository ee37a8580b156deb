#include "setup_fixes.h"

#include <algorithm>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

/// The incident's fix of that id; `among` says which are meant.
const Fix& fixNamed(const Incident& incident, const Text& kind, const std::string& id, bool onlyOnAsReported) {
  std::vector<std::string> known;
  for (const Fix& fix : incident.fixes) {
    if (onlyOnAsReported && !fix.onAsReported) continue;
    if (fix.id == id) return fix;
    known.push_back(fix.id);
  }
  refuseUnknown(kind, id, known, incident.id);
}

/// Adds one that is not there yet, in the order of the catalog.
void addInOrder(const Incident& incident, std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  ids.push_back(id);
  const auto place = [&](const std::string& one) {
    return std::find_if(incident.fixes.begin(), incident.fixes.end(), [&](const Fix& fix) { return fix.id == one; });
  };
  std::sort(ids.begin(), ids.end(), [&](const auto& left, const auto& right) { return place(left) < place(right); });
}

}  // namespace

void setFix(const Incident& incident, Setup& setup, const Setting& setting) {
  const auto colon = std::min(setting.value.find(':'), setting.value.size());
  const Fix& fix = fixNamed(incident, {"fix", "해결책"}, setting.value.substr(0, colon), false);
  if (colon != setting.value.size()) {
    const auto parameter = setting.value.substr(colon + 1, setting.value.find('=', colon) - colon - 1);
    refuseUnknown(words("parameter of fix {}", "해결책 {}의 매개변수", fix.id), parameter, {}, incident.id);
  }
  if (!fix.onAsReported) addInOrder(incident, setup.fixes, fix.id);
}

void setWithout(const Incident& incident, Setup& setup, const Setting& setting) {
  addInOrder(incident, setup.without,
             fixNamed(incident, {"fix that is on as reported", "보고 당시 켜져 있던 해결책"}, setting.value, true).id);
}

Setup switched(const Incident& incident, Setup setup, const Fix& fix, bool on) {
  std::erase(setup.fixes, fix.id);
  std::erase(setup.without, fix.id);
  if (on != fix.onAsReported) addInOrder(incident, on ? setup.fixes : setup.without, fix.id);
  return setup;
}

}  // namespace ttadak
