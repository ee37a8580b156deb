#pragma once

#include <functional>

#include "sim/isolation/spec.h"

namespace ttadak::isolation {

/// Visits the permutations of a spec in the order in which isolationtester runs them: those that are written down, or
/// else every way to merge the sessions' steps, earlier sessions first. Stops when `visit` says false.
void eachPermutation(const Spec& spec, const std::function<bool(const Permutation&)>& visit);

}  // namespace ttadak::isolation
