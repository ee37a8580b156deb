#pragma once

#include "scenarios/incident.h"

namespace ttadak {

/// Two users with one handle, while the first was still being made.
Incident signup();

}  // namespace ttadak
