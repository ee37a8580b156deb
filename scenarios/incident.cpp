#include "scenarios/incident.h"

#include <algorithm>

namespace ttadak {

bool isOn(const Fix& fix, const Setup& setup) {
  const auto names = [&](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), fix.id) != ids.end();
  };
  return names(setup.fixes) || (fix.onAsReported && !names(setup.without));
}

std::unique_ptr<App> buildWorld(const Incident& incident, const Setup& setup) {
  auto world = incident.build(setup);
  for (const Fix& fix : incident.fixes) {
    if (isOn(fix, setup)) fix.apply(*world);
  }
  return world;
}

}  // namespace ttadak
