#include <algorithm>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Looking for rows in an index, and locking what is come upon there, as InnoDB does (MariaDB Server 10.11,
// storage/innobase/row/row0sel.cc: row_search_mvcc).

namespace ttadak::sql {

AccessPath Execution::pathOf(Table& table, const std::optional<Expression>& where, const Scope* outer) {
  if (!engine_.locksIndexes()) return {};
  return pathTo(table, where, [&](const Expression& given) { return given.valueOf(scope({}, outer)); });
}

/// In the order of the index by which they are read.
void Execution::sortAsRead(const Select& select, std::vector<std::pair<const Row*, Values>>& found,
                           const Scope* outer) {
  if (found.size() < 2 || !engine_.locksIndexes()) return;
  const Index& index = *pathOf(*select.table, select.where, outer).index;
  const Index::Order precedes;
  std::sort(found.begin(), found.end(), [&](const auto& one, const auto& other) {
    return precedes(index.keyOf(one.second, *one.first), index.keyOf(other.second, *other.first));
  });
}

/// Locks a place; the end of the index has no record. `waited` if it had to, so that all can be another place now.
bool Execution::lockPlace(Index& index, Index::Entries::iterator place, LockMode mode, Span span, bool& waited) {
  RecordLocks& locks = index.locksAt(place);
  if (place == index.entries().end()) {
    if (span == Span::nextKey) span = Span::gap;
  } else if (span == Span::record || span == Span::nextKey) {
    Transaction* changer = index.changerOf(place);
    if (changer == &transaction_ && span == Span::record) return true;
    if (changer != nullptr && changer != &transaction_) {
      locks.hold(*changer, LockMode::exclusive, Span::record);
      changer->hasLocksIn(index);
    }
  }
  return lockRecords(index, locks, mode, span, waited);
}

bool Execution::lockRecords(Index& index, RecordLocks& locks, LockMode mode, Span span, bool& waited) {
  transaction_.hasLocksIn(index);
  if (locks.request(transaction_, mode, span)) return true;
  transaction_.waitsFor = &locks;
  waited = true;
  return await();
}

/// One statement's way through an index.
class Execution::IndexScan {
 public:
  IndexScan(Execution& execution, const Search& search)
      : execution_(execution),
        search_(search),
        index_(*search.path.index),
        clustered_(search.table.indexes().front()),
        isExact_(search.path.isExact()),
        locksGaps_(execution.transaction_.isolation >= Isolation::repeatableRead) {}

  /// False if the run is abandoned.
  bool run() {
    for (const KeyRange& range : search_.path.ranges) {
      if (!goesOn_) break;
      if (!scan(range)) return false;
    }
    for (Row* row : later_) {
      if (goesOn_) act(*row);
    }
    return true;
  }

 private:
  using Place = Index::Entries::iterator;

  bool scan(const KeyRange& range) {
    bool isFirst = true;
    auto place = index_.firstFrom(range.low, !range.lowIncluded);
    while (goesOn_) {
      const bool isEnd = place == index_.entries().end();
      const bool isInside = !isEnd && range.reaches(place->first.values);
      if (!isInside && range.isPoint()) {
        bool waited = false;
        return !locksGaps_ || execution_.lockPlace(index_, place, search_.mode, Span::gap, waited);
      }
      const Index::Key key = isEnd ? Index::Key{} : place->first;
      bool moved = false;
      if (!visit(place, spanAt(place, range, isFirst), isInside, moved)) return false;
      if (isEnd || (!moved && (!isInside || (isExact_ && cameUponRow_)))) return true;
      // Whoever has waited looks again: what was there may be gone, and what is there now has to be locked.
      place = moved ? index_.entries().lower_bound(key) : index_.entries().upper_bound(key);
      isFirst = isFirst && moved;
    }
    return true;
  }

  Span spanAt(Place place, const KeyRange& range, bool isFirst) const {
    if (!locksGaps_) return Span::record;
    const bool isEnd = place == index_.entries().end();
    if (isEnd || !index_.isClustered()) return Span::nextKey;
    if (isExact_) return index_.rowAt(place) != nullptr ? Span::record : Span::nextKey;
    const bool isWholeKey = range.low.size() == index_.columns().size() && !range.isPoint();
    const bool isLow = isFirst && isWholeKey && range.lowIncluded && index_.beginsWith(place, range.low);
    return isLow ? Span::record : Span::nextKey;
  }

  /// Locks the place and acts on its row, if it is meant. `moved` if it waited before it came to that.
  bool visit(Place place, Span span, bool isInside, bool& moved) {
    if (place == index_.entries().end())
      return !locksGaps_ || execution_.lockPlace(index_, place, search_.mode, span, moved);
    const bool had = index_.locksAt(place).isHeldBy(execution_.transaction_, search_.mode, span);
    if (passesBy(index_, place, span)) return true;
    if (!execution_.lockPlace(index_, place, search_.mode, span, moved)) return false;
    if (moved) return true;
    Row* row = index_.rowAt(place);
    // What it locked in vain in the clustered index, such a statement gives back, and nothing of another index.
    const auto leave = [&] {
      const bool keeps = locksGaps_ || had || !index_.isClustered() || (isExact_ && search_.isSelect);
      if (!keeps) index_.locksAt(place).giveBack(execution_.transaction_, search_.mode, span);
      return true;
    };
    if (row == nullptr) return leave();
    // Only a SELECT sees in the index that it has come too far.
    const bool goesToRow = !index_.isClustered() && !search_.entriesOnly && (isInside || !search_.isSelect);
    if (goesToRow) {
      const auto there = clustered_.entries().find(clustered_.keyOf(row->newest()->values, *row));
      if (passesBy(clustered_, there, Span::record)) return true;
      if (!execution_.lockPlace(clustered_, there, search_.mode, Span::record, moved)) return false;
      if (moved) return true;
    }
    if (!isInside) return leave();
    cameUponRow_ = true;
    if (!search_.isMeant(Values(row->newest()->values))) return leave();
    if (!changesOrder()) return act(*row), true;
    later_.push_back(row);
    return true;
  }

  /// Whether the statement does not want to wait for what others have there, or does not have to.
  bool passesBy(Index& index, Place place, Span span) {
    const Transaction* changer = index.changerOf(place);
    const bool isChanged = changer != nullptr && changer != &execution_.transaction_;
    if (!isChanged && index.locksAt(place).isFreeFor(execution_.transaction_, search_.mode, span)) return false;
    if (search_.wait == LockWait::skipsRow) return true;
    if (search_.wait == LockWait::fails) throw execution_.engine_.lockNotAvailable(search_.table);
    if (!search_.semiConsistent || locksGaps_ || isExact_ || !index_.isClustered()) return false;
    return std::none_of(place->second.rows.begin(), place->second.rows.end(), [&](const Row* row) {
      const Version* committed = row->committed();
      return committed != nullptr && !committed->deleted && search_.isMeant(committed->values);
    });
  }

  /// Whether the rows would be come upon again where they are put.
  bool changesOrder() const {
    if (search_.changes == nullptr) return false;
    const auto isIn = [&](const Index& index, std::size_t column) {
      return std::count(index.columns().begin(), index.columns().end(), column) > 0;
    };
    return std::any_of(search_.changes->begin(), search_.changes->end(), [&](const auto& change) {
      return isIn(index_, change.first) || isIn(clustered_, change.first);
    });
  }

  void act(Row& row) {
    const Values now = row.newest()->values;
    search_.modeFor(now);
    goesOn_ = search_.act(row, now);
  }

  Execution& execution_;
  const Search& search_;
  Index& index_;
  Index& clustered_;
  bool isExact_;
  bool locksGaps_;
  bool cameUponRow_ = false;
  bool goesOn_ = true;
  std::vector<Row*> later_;
};

bool Execution::scanIndex(const Search& search) { return IndexScan(*this, search).run(); }

}  // namespace ttadak::sql
