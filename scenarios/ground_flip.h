#pragma once

#include "scenarios/incident.h"

namespace ttadak {

/// One pixel counted more than once in Ground Flip's ranking, and a ranking of -1.
Incident groundFlip();

}  // namespace ttadak
