#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/world/database/record_locks.h"
#include "sim/world/database/value.h"

namespace ttadak::sql {

struct Row;
class Table;
struct Version;

/// The rows of a table in the order of some of its columns, as InnoDB keeps them; each place in it can be locked, and
/// so can the gap before it. There is an entry for what a row is, and for what it was or may be again as long as
/// somebody's transaction has not ended.
class Index {
 public:
  /// Where an entry is: what it has in the columns, then what makes it differ from all others with the same.
  struct Key {
    Values values;
    std::uint64_t row = 0;  ///< its number, if nothing else tells it from others
  };
  struct Entry {
    /// Latest last: one that is deleted can have the key of one that is not.
    std::vector<Row*> rows;
    RecordLocks locks;
  };
  struct Order {
    bool operator()(const Key& one, const Key& other) const;
  };
  using Entries = std::map<Key, Entry, Order>;

  struct Definition {
    std::string name;
    std::vector<std::size_t> columns{};  ///< by which it is ordered
    bool unique = false;
    bool clustered = false;  ///< the rows themselves are here: each is locked here, wherever it was found
  };

  /// No two rows share all of the columns of `identity`; there may be none such.
  Index(Table& table, Definition definition, std::vector<std::size_t> identity)
      : table_(table), definition_(std::move(definition)), identity_(std::move(identity)) {}

  Table& table() const { return table_; }

  const Definition& definition() const { return definition_; }
  const std::vector<std::size_t>& columns() const { return definition_.columns; }
  bool isClustered() const { return definition_.clustered; }

  Key keyOf(const Values& values, const Row& row) const;
  Entries& entries() { return entries_; }
  const Entries& entries() const { return entries_; }
  /// The locks of that place; of the one behind all others for the end.
  RecordLocks& locksAt(Entries::iterator place) { return place == entries_.end() ? behind_ : place->second.locks; }
  /// The first place whose values do not come before these, of which there may be fewer than columns; `after`: that
  /// does not begin with them either.
  Entries::iterator firstFrom(const Values& values, bool after = false);
  /// Whether the entry at that place begins with these values.
  bool beginsWith(Entries::const_iterator place, const Values& values) const;

  /// The row that is there now; null if what is there is only what some row was.
  Row* rowAt(Entries::const_iterator place) const;
  /// Who has put something there, or taken it away, and has not ended: nobody else can have locked it before.
  Transaction* changerOf(Entries::const_iterator place) const;

  void insert(const Key& key, Row& row);
  /// The row has no such entry any more, if it had one.
  void remove(const Key& key, const Row& row);
  void clear();

  /// Gives back all locks of the transaction.
  void release(const Transaction& transaction);
  std::vector<const Transaction*> holders() const;
  /// Whether they are of one of its places.
  bool isPlaceOf(const RecordLocks& locks) const;
  RecordLocks::Kinds lockKindsOf(const Transaction& transaction) const;
  void digest(Digest& to) const;
  /// Of who waits.
  void digestWaits(Digest& to) const;

 private:
  bool isAt(Entries::const_iterator place, const Row& row, const Version* version) const;

  Table& table_;
  Definition definition_;
  std::vector<std::size_t> identity_;
  Entries entries_;
  RecordLocks behind_;
};

}  // namespace ttadak::sql
