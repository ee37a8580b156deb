#pragma once

#include <vector>

#include "depth_first.h"
#include "state_vector.h"

namespace ttadak {

/// Of several branches that differ only in names, keeps one for all, with their number as its weight. States that
/// differ only in names get branches in the same order.
void mergeAlike(std::vector<Branch>& branches, std::size_t first, const StateVector& state);

}  // namespace ttadak
