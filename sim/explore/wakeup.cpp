#include "wakeup.h"

namespace ttadak {

bool isWeakInitial(const Move& move, const std::vector<Move>& sequence) {
  for (const Move& other : sequence) {
    if (sameProcess(move.choice, other.choice)) return move.choice == other.choice;
    if (dependent(move, other)) return false;
  }
  return move.choice.fault() == Fault::none;  // whoever stands before a step takes it at last; a fault need not happen
}

}  // namespace ttadak
