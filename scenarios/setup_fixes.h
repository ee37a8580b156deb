#pragma once

#include "scenarios/incident.h"

// The flags of a setup that switch fixes on and off.

namespace ttadak {

void setFix(const Incident& incident, Setup& setup, const Setting& setting);
void setWithout(const Incident& incident, Setup& setup, const Setting& setting);

}  // namespace ttadak
