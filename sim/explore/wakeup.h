#pragma once

#include <vector>

#include "move.h"

namespace ttadak {

/// Whether some order of the sequence's steps, that makes no difference, begins with `move`; or would, if it were made
/// at all.
bool isWeakInitial(const Move& move, const std::vector<Move>& sequence);

}  // namespace ttadak
