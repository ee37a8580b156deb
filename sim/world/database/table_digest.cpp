#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/world/database/table.h"
#include "sim/world/database/transaction.h"

namespace ttadak::sql {

namespace {

/// Who may yet see what was committed at that moment.
ActorSet readersOf(Moment committed, std::span<const Transaction> transactions) {
  ActorSet all;
  for (const Transaction& reader : transactions) {
    if (reader.open && reader.mayYetSee(committed)) all.insert(reader.actor);
  }
  return all;
}

bool sameContents(const Version& one, const Version& other) {
  return one.values == other.values && one.deleted == other.deleted;
}

}  // namespace

/// At how many savepoints of its transaction it was held already.
std::size_t RowLock::savepointsBefore(const Request& request) {
  const auto& all = request.transaction->savepoints;
  const auto isLater = [&](const Transaction::Savepoint& one) { return one.locks > request.since; };
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), isLater));
}

void RowLock::digest(Digest& to) const {
  to << waiting_.size();
  for (const Request& request : waiting_) to << request.transaction->actor << request.mode << request.inTurn;
  for (const Request& request : held_) {
    to.about(request.transaction->actor,
             [&](Digest& own) { own << "row" << request.mode << savepointsBefore(request) << to.size(); });
  }
}

void TableLock::digest(Digest& to) const {
  to << waiting_.size();
  for (const Request& request : waiting_) to << request.transaction->actor << request.mode;
  std::vector<const Request*> held;
  for (const Request& request : held_) held.push_back(&request);
  to.unordered(held,
               [](Digest& own, const Request* one) { own << one->transaction->actor << one->mode << one->until; });
}

bool Table::isBag() const {
  const auto isNumber = [this](const UniqueKey& key) {
    return key.columns.size() == 1 && columns_[key.columns[0]].generated;
  };
  return !lookedAt_ && std::all_of(keys_.begin(), keys_.end(), isNumber);
}

void Table::digestRow(Digest& to, const Row& row) const {
  std::size_t readers = 0;
  for (const Transaction& reader : transactions_) readers += reader.open && reader.mayYetRead() ? 1U : 0U;
  ActorSet served;
  // Newest first: a version is of interest to those who see none that is newer.
  for (auto version = row.versions.rbegin(); version != row.versions.rend(); ++version) {
    const auto older = std::next(version);
    if (!exactly_ && version->committed && older != row.versions.rend() && sameContents(*version, *older)) continue;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!isBag() || !columns_[i].generated) to << version->values[i];
    }
    to << version->deleted << version->committed.has_value();
    if (!version->committed) {
      to << version->by->actor;
      if (!version->by->savepoints.empty()) to << version->command;
      continue;
    }
    ActorSet seers;
    for (const ActorId reader : readersOf(*version->committed, transactions_)) {
      if (!served.contains(reader)) seers.insert(reader);
    }
    for (const ActorId seer : seers) served.insert(seer);
    if (!isBag()) to << seers;
    if (served.size() == readers) break;
  }
  row.lock.digest(to);
}

void Table::digest(Digest& to) const {
  std::vector<const Row*> rows;
  for (const Row& row : rows_) {
    if (!row.versions.empty() || row.lock.isHeld()) rows.push_back(&row);
  }
  const auto say = [&](Digest& one, const Row* row) { digestRow(one, *row); };
  to << numbers_ << rows.size();
  if (isBag()) return to.unordered(rows, say);
  for (const Row* row : rows) say(to, row);
  if (scanned_ && movesChangedRows_) digestPlaces(to, rows);
  for (const Index& index : indexes_) index.digest(to);
  for (const Transaction& transaction : transactions_) {
    if (transaction.isVictim) to << transaction.actor;
  }
  if (lockedAsAWhole_) whole_.digest(to);
}

/// In which order the versions lie; where exactly does not matter.
void Table::digestPlaces(Digest& to, std::span<const Row* const> rows) {
  std::vector<std::pair<std::uint64_t, std::size_t>> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Version& version : rows[i]->versions) places.emplace_back(version.place, i);
  }
  std::sort(places.begin(), places.end());
  for (const auto& [place, row] : places) to << row;
}

void Table::digestWaits(Digest& to) const {
  if (whole_.isAskedFor()) whole_.digest(to << true);
  for (const Index& index : indexes_) index.digestWaits(to);
  std::size_t number = 0;
  for (const Row& row : rows_) {
    ++number;
    if (row.lock.isAskedFor()) row.lock.digest(to << number);
    if (row.awaitedBy.empty()) continue;
    ActorSet waiting;
    for (const Transaction* one : row.awaitedBy) waiting.insert(one->actor);
    const Version* newest = row.newest();
    const bool isPending = newest != nullptr && newest->by != nullptr;
    to << number << waiting << isPending;
    if (isPending) to << newest->by->actor;
  }
}

std::string Table::outcome() const {
  if (!isBag()) return state();
  std::vector<std::string> rows;
  for (const Values& values : committedRows()) rows.push_back(shown(values));
  std::sort(rows.begin(), rows.end());
  return fmt::format("{}", fmt::join(rows, "; "));
}

}  // namespace ttadak::sql
