#pragma once

#include "fixes/fix.h"

namespace ttadak {

/// A timestamp in a URL, so that no cache has an answer for it. `put` adds it to the application's URLs.
Fix cacheBuster(std::function<void(App&)> put);

}  // namespace ttadak
