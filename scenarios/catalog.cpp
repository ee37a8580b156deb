#include "scenarios/catalog.h"

#include <algorithm>
#include <string>

#include "scenarios/calendar.h"
#include "scenarios/ground_flip.h"
#include "scenarios/signup.h"
#include "scenarios/toss_og.h"
#include "scenarios/ttoklip.h"
#include "sim/kernel/input_error.h"

namespace ttadak {

const std::vector<Incident>& incidents() {
  static const std::vector<Incident> all{
      tossOg(), groundFlip(), calendar(), signup(), ttoklip(),
  };
  return all;
}

const Incident& incidentNamed(std::string_view id) {
  const auto& all = incidents();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Incident& incident) { return incident.id == id; });
  if (found != all.end()) return *found;
  std::vector<std::string> known;
  for (const Incident& incident : all) known.push_back(incident.id);
  refuseUnknown({"incident", "사건"}, id, known);
}

}  // namespace ttadak
