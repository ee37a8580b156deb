#pragma once

#include <cstddef>
#include <string>

#include "fixes/fix.h"

namespace ttadak {

/// A semaphore around a method, one for each instance, first come first served; given back whatever happens.
Fix semaphore(const std::string& method, std::size_t permits);

}  // namespace ttadak
