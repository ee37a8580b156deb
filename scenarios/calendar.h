#pragma once

#include "scenarios/incident.h"

namespace ttadak {

/// Two calendar events from one confirmation.
Incident calendar();

}  // namespace ttadak
