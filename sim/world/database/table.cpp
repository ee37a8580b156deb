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
  change(row, std::move(version));
  return row;
}

void Table::change(Row& row, Version version) {
  const bool moves = row.versions.empty() || movesChangedRows_;
  version.place = moves ? ++places_ : row.versions.back().place;
  row.versions.push_back(std::move(version));
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
  for (const Values& values : initially_) insert({values, false, nullptr, Moment{0}});
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

ActorSet Table::holders() const {
  ActorSet all;
  for (const Row& row : rows_) {
    for (const Transaction* holder : row.lock.holders()) all.insert(holder->actor);
  }
  return all;
}

}  // namespace ttadak::sql
