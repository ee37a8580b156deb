#pragma once

#include <string_view>
#include <vector>

#include "scenarios/incident.h"

namespace ttadak {

/// Every incident, in the order they are shown.
const std::vector<Incident>& incidents();

/// The incident of that id; throws InputError, with the nearest id, if there is none.
const Incident& incidentNamed(std::string_view id);

}  // namespace ttadak
