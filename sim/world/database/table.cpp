#include "sim/world/database/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/kernel/words.h"
#include "sim/world/database/transaction.h"

namespace ttadak::sql {

const Version* Row::committed() const {
  const auto newest = std::find_if(versions.rbegin(), versions.rend(),
                                   [](const Version& version) { return version.committed.has_value(); });
  return newest == versions.rend() ? nullptr : &*newest;
}

const Version* Row::seenAt(Moment moment, const Transaction* reader, std::uint32_t command) const {
  const auto isSeen = [&](const Version& version) {
    const bool own = reader != nullptr && version.by == reader && version.command < command;
    return own || (version.committed && *version.committed <= moment);
  };
  const auto newest = std::find_if(versions.rbegin(), versions.rend(), isSeen);
  return newest == versions.rend() || newest->deleted ? nullptr : &*newest;
}

Table::Table(World& world, const std::string& name, std::vector<Column> columns)
    : Object(world, name), columns_(std::move(columns)), numbers_(columns_.size()), initialNumbers_(columns_.size()) {
  for (std::size_t i = 0; i < columns_.size(); ++i) shown_.push_back(i);
}

std::optional<std::size_t> Table::columnNamed(const std::string& name) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) { return column.name == name; });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

Row& Table::insert(Version version) {
  Row& row = rows_.emplace_back();
  row.number = rows_.size() - 1;
  change(row, std::move(version));
  return row;
}

void Table::change(Row& row, Version version) {
  const bool moves = row.versions.empty() || movesChangedRows_;
  version.place = moves ? ++places_ : row.versions.back().place;
  row.versions.push_back(std::move(version));
}

void Table::addIndex(Index::Definition definition) {
  const auto identity = definition.clustered ? definition.columns : indexes_.front().columns();
  Index& index = indexes_.emplace_back(*this, std::move(definition), identity);
  for (Row& row : rows_) {
    if (const Version* version = row.committed(); version != nullptr && !version->deleted) {
      index.insert(index.keyOf(version->values, row), row);
    }
  }
}

void Table::undo(Row& row) {
  const Version gone = std::move(row.versions.back());
  row.versions.pop_back();
  leaveEntries(row, gone);
}

void Table::keep(Row& row, const Transaction& by, Moment moment) {
  const auto isFirst = [&](const Version& version) { return version.by == &by; };
  auto version = std::find_if(row.versions.begin(), row.versions.end(), isFirst);
  const auto before = version == row.versions.begin() ? version : std::prev(version);
  for (; version != row.versions.end(); ++version) {
    version->by = nullptr;
    version->committed = moment;
  }
  if (!indexes_.empty()) {
    for (version = before; version != row.versions.end(); ++version) leaveEntries(row, *version);
  }
  row.lock.loseTurns();
}

/// Of what the row was at that version, what it is no more and cannot be again.
void Table::leaveEntries(Row& row, const Version& gone) {
  for (Index& index : indexes_) {
    const Index::Key key = index.keyOf(gone.values, row);
    const auto has = [&](const Version& version) {
      return !version.deleted && index.keyOf(version.values, row).values == key.values;
    };
    const Version* committed = row.committed();
    const auto first =
        committed == nullptr ? row.versions.begin() : row.versions.begin() + (committed - row.versions.data());
    if (std::none_of(first, row.versions.end(), has)) index.remove(key, row);
  }
}

std::vector<Values> Table::committedRows() const {
  std::vector<Values> all;
  for (const Row& row : rows_) {
    if (const auto* version = row.committed(); version != nullptr && !version->deleted) all.push_back(version->values);
  }
  return all;
}

void Table::remember() {
  std::vector<const Version*> versions;
  for (const Row& row : rows_) {
    if (const auto* version = row.committed(); version != nullptr && !version->deleted) versions.push_back(version);
  }
  std::sort(versions.begin(), versions.end(),
            [](const auto* one, const auto* other) { return one->place < other->place; });
  initially_.clear();
  for (const Version* version : versions) initially_.push_back(version->values);
  initialNumbers_ = numbers_;
}

void Table::reset() {
  rows_.clear();
  places_ = 0;
  whole_ = TableLock(this);
  numbers_ = initialNumbers_;
  for (Index& index : indexes_) index.clear();
  for (const Values& values : initially_) {
    Row& row = insert({values, false, nullptr, Moment{0}});
    for (Index& index : indexes_) index.insert(index.keyOf(values, row), row);
  }
}

void Table::show(const std::vector<std::string>& columns) {
  shown_.clear();
  for (const auto& column : columns) shown_.push_back(columnNamed(column).value());
}

/// The values, or only those that differ from `unlike`'s.
std::string Table::shown(const Values& values, const Values* unlike) const {
  std::string text;
  for (const std::size_t column : shown_) {
    if (unlike != nullptr && values[column] == (*unlike)[column]) continue;
    const auto name = shown_.size() == 1 ? "" : columns_[column].name + "=";
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", name, values[column].shown());
  }
  return text;
}

/// What somebody has done to the row and not committed.
std::string Table::shownChange(const Row& row) const {
  const Version& now = *row.newest();
  const auto* before = row.committed();
  const bool isNew = before == nullptr || before->deleted;
  const auto what = now.deleted ? "✕" : shown(now.values, isNew ? nullptr : &before->values);
  return fmt::format("({}: {})", actorName(now.by->actor), what.empty() ? "=" : what);
}

std::string Table::state() const {
  std::vector<std::string> all;
  for (const Row& row : rows_) {
    std::string text;
    if (const auto* version = row.committed(); version != nullptr && !version->deleted) text = shown(version->values);
    if (row.newest() != nullptr && !row.newest()->committed) text += (text.empty() ? "" : " ") + shownChange(row);
    if (!text.empty()) all.push_back(text);
  }
  return fmt::format("{}", fmt::join(all, "; "));
}

bool Table::isWaitedIn(const Transaction& transaction) const {
  const auto& place = transaction.waitsFor;
  if (const auto* lock = std::get_if<TableLock*>(&place)) return *lock == &whole_;
  if (const auto* locks = std::get_if<RecordLocks*>(&place)) {
    return std::any_of(indexes_.begin(), indexes_.end(), [&](const Index& index) { return index.isPlaceOf(**locks); });
  }
  const auto* lock = std::get_if<RowLock*>(&place);
  const auto* changed = std::get_if<Row*>(&place);
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    return (lock != nullptr && *lock == &row.lock) || (changed != nullptr && *changed == &row);
  });
}

ActorSet Table::holders() const {
  ActorSet all;
  for (const Row& row : rows_) {
    for (const Transaction* holder : row.lock.holders()) all.insert(holder->actor);
  }
  if (indexes_.empty()) return all;
  for (const Index& index : indexes_) {
    for (const Transaction* holder : index.holders()) all.insert(holder->actor);
  }
  for (const Row& row : rows_) {  // nobody else can lock them
    if (row.newest() != nullptr && row.newest()->by != nullptr) all.insert(row.newest()->by->actor);
  }
  return all;
}

}  // namespace ttadak::sql
