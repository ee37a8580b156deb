#pragma once

#include "scenarios/incident.h"

namespace ttadak {

/// Someone else's profile in the preview of a Toss ID link.
Incident tossOg();

}  // namespace ttadak
