#pragma once

#include <vector>

#include "move.h"

namespace ttadak {

/// Whether some order of the sequence's steps, that makes no difference, begins with `move`; or would, if it were made
/// at all.
bool isWeakInitial(const Move& move, const std::vector<Move>& sequence);

/// A wakeup tree: what is left to be done from a place on, as sequences of steps that share how they begin. Behind a
/// leaf everything is to be gone through.
///
/// Source: Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014), section 6.2.
struct WakeupTree {
  Move move;
  std::vector<WakeupTree> children;
};

/// Sees to it that runs that begin with the sequence are gone through: by going where the trees lead already, or else
/// by a new branch.
void insert(std::vector<WakeupTree>& trees, std::vector<Move> sequence);

}  // namespace ttadak
