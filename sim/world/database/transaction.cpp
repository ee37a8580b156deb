#include "sim/world/database/transaction.h"

namespace ttadak::sql {

void Transaction::undo(std::size_t kept) {
  while (changes.size() > kept) {
    changes.back().row->versions.pop_back();
    changes.pop_back();
  }
}

void Transaction::keep(Moment moment) {
  for (const Change& change : changes) {
    for (Version& version : change.row->versions) {
      if (version.by != this) continue;
      version.by = nullptr;
      version.committed = moment;
    }
  }
  changes.clear();
}

void Transaction::release() {
  waitsFor = nullptr;
  for (const Locked& one : locked) one.row->lock.release(*this);
  locked.clear();
  if (waitsForEndOf != nullptr) std::erase(waitsForEndOf->awaitedBy, this);
  waitsForEndOf = nullptr;
  for (Transaction* waiting : awaitedBy) waiting->waitsForEndOf = nullptr;
  awaitedBy.clear();
}

void Transaction::awaitEndOf(Transaction& other) {
  waitsForEndOf = &other;
  other.awaitedBy.push_back(this);
}

std::vector<const Transaction*> Transaction::blockers() const {
  if (waitsForEndOf != nullptr) return {waitsForEndOf};
  return waitsFor == nullptr ? std::vector<const Transaction*>() : waitsFor->lock.blockersOf(*this);
}

}  // namespace ttadak::sql
