#pragma once

#include <string_view>

#include "sim/isolation/spec.h"

namespace ttadak::isolation {

/// Reads a spec. `name` is what it is called in messages, such as a path. Throws InputError with name, line and column:
/// for what is no spec, a name that is given twice, and a permutation of steps that there are none of.
Spec parseSpec(std::string_view text, std::string_view name);

}  // namespace ttadak::isolation
