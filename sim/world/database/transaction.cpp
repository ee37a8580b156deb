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
  if (waitsFor != nullptr) waitsFor->lock.release(*this);
  waitsFor = nullptr;
  for (const Locked& one : locked) one.row->lock.release(*this);
  locked.clear();
}

}  // namespace ttadak::sql
