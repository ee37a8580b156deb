#include "wakeup.h"

#include <algorithm>
#include <utility>

namespace ttadak {

bool isWeakInitial(const Move& move, const std::vector<Move>& sequence) {
  for (const Move& other : sequence) {
    if (sameProcess(move.choice, other.choice)) return move.choice == other.choice;
    if (dependent(move, other)) return false;
  }
  return move.choice.fault() == Fault::none;  // whoever stands before a step takes it at last; a fault need not happen
}

void insert(std::vector<WakeupTree>& trees, std::vector<Move> sequence) {
  std::vector<WakeupTree>* level = &trees;
  for (auto tree = level->begin(); tree != level->end();) {
    if (!isWeakInitial(tree->move, sequence)) {
      ++tree;
      continue;
    }
    const auto same = [&](const Move& move) { return move.choice == tree->move.choice; };
    if (const auto made = std::find_if(sequence.begin(), sequence.end(), same); made != sequence.end()) {
      sequence.erase(made);
    }
    if (tree->children.empty() || sequence.empty()) return;
    level = &tree->children;
    tree = level->begin();
  }
  for (Move& move : sequence) {
    level->push_back({std::move(move), {}});
    level = &level->back().children;
  }
}

}  // namespace ttadak
