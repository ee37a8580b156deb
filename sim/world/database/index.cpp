#include "sim/world/database/index.h"

#include <algorithm>

#include "sim/world/database/table.h"

namespace ttadak::sql {

bool Index::Order::operator()(const Key& one, const Key& other) const {
  const auto precedes = [](const Value& left, const Value& right) { return left.precedes(right); };
  const auto isBefore = [&](const Values& left, const Values& right) {
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(), precedes);
  };
  if (isBefore(one.values, other.values)) return true;
  return one.row < other.row && !isBefore(other.values, one.values);
}

Index::Key Index::keyOf(const Values& values, const Row& row) const {
  Key key;
  for (const std::size_t column : columns()) key.values.push_back(values[column]);
  if (!isClustered()) {
    for (const std::size_t column : identity_) key.values.push_back(values[column]);
  }
  if (identity_.empty()) key.row = row.number;
  return key;
}

Index::Entries::iterator Index::firstFrom(const Values& values, bool after) {
  auto place = entries_.lower_bound({values});
  while (after && place != entries_.end() && beginsWith(place, values)) ++place;
  return place;
}

bool Index::beginsWith(Entries::const_iterator place, const Values& values) const {
  return place != entries_.end() && std::equal(values.begin(), values.end(), place->first.values.begin());
}

bool Index::isAt(Entries::const_iterator place, const Row& row, const Version* version) const {
  return version != nullptr && !version->deleted && keyOf(version->values, row).values == place->first.values;
}

Row* Index::rowAt(Entries::const_iterator place) const {
  const auto& rows = place->second.rows;
  const auto isLive = [&](const Row* row) { return isAt(place, *row, row->newest()); };
  const auto live = std::find_if(rows.begin(), rows.end(), isLive);
  return live == rows.end() ? nullptr : *live;
}

Transaction* Index::changerOf(Entries::const_iterator place) const {
  for (const Row* row : place->second.rows) {
    const Version* newest = row->newest();
    if (newest == nullptr || newest->by == nullptr) continue;
    // Of a change that leaves an entry of another index as it is, there is nothing to be seen there.
    if (isClustered() || !isAt(place, *row, newest) || !isAt(place, *row, row->committed())) return newest->by;
  }
  return nullptr;
}

void Index::insert(const Key& key, Row& row) {
  const auto [place, isNew] = entries_.try_emplace(key);
  if (isNew) locksAt(std::next(place)).shareGapWith(place->second.locks);
  auto& rows = place->second.rows;
  if (std::find(rows.begin(), rows.end(), &row) == rows.end()) rows.push_back(&row);
}

void Index::remove(const Key& key, const Row& row) {
  const auto place = entries_.find(key);
  if (place == entries_.end()) return;
  std::erase(place->second.rows, &row);
  if (!place->second.rows.empty()) return;
  place->second.locks.bequeathTo(locksAt(std::next(place)));
  entries_.erase(place);
}

void Index::clear() {
  entries_.clear();
  behind_ = {};
}

void Index::release(const Transaction& transaction) {
  for (auto& [key, entry] : entries_) entry.locks.release(transaction);
  behind_.release(transaction);
}

std::vector<const Transaction*> Index::holders() const {
  std::vector<const Transaction*> all = behind_.holders();
  for (const auto& [key, entry] : entries_) {
    const auto here = entry.locks.holders();
    all.insert(all.end(), here.begin(), here.end());
  }
  return all;
}

RecordLocks::Kinds Index::lockKindsOf(const Transaction& transaction) const {
  RecordLocks::Kinds kinds;
  for (const auto& [key, entry] : entries_) entry.locks.addKindsOf(transaction, kinds);
  behind_.addKindsOf(transaction, kinds);
  return kinds;
}

/// What is where follows from the rows, but for what a statement that waits has not come to yet.
void Index::digest(Digest& to) const {
  for (const auto& [key, entry] : entries_) {
    to << key.values;
    entry.locks.digest(to);
  }
  behind_.digest(to);
}

bool Index::isPlaceOf(const RecordLocks& locks) const {
  return &locks == &behind_ ||
         std::any_of(entries_.begin(), entries_.end(), [&](const auto& one) { return &one.second.locks == &locks; });
}

void Index::digestWaits(Digest& to) const {
  std::size_t number = 0;
  const auto add = [&](const RecordLocks& locks) {
    ++number;
    if (locks.isAskedFor()) locks.digest(to << number);
  };
  for (const auto& [key, entry] : entries_) add(entry.locks);
  add(behind_);
}

}  // namespace ttadak::sql
