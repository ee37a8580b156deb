#pragma once

#include "scenarios/incident.h"

namespace ttadak {

/// One member stored twice, who then cannot log in.
Incident ttoklip();

}  // namespace ttadak
