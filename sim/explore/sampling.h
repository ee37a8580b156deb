#pragma once

#include <functional>

#include "methods.h"
#include "picker.h"

namespace ttadak {

/// Makes a thread's picker for its World.
using PickerMaker = std::function<std::unique_ptr<Picker>(const World&)>;

/// Runs the World `options.runs` times, each as a picker picks by dice of its own: what is found follows from the
/// seed, however the runs are shared out among threads.
Found sample(const WorldMaker& maker, const ExploreOptions& options, const PickerMaker& picker);

}  // namespace ttadak
