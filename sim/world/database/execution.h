#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/database/access_path.h"
#include "sim/world/database/engine.h"
#include "sim/world/database/from.h"
#include "sim/world/database/host.h"
#include "sim/world/database/transaction.h"
#include "sim/world/database/tuple.h"

namespace ttadak::sql {

struct JoinCondition;

/// What a statement gives back.
struct Result {
  std::vector<std::string> names;  ///< of the columns
  std::vector<Values> rows;
  std::size_t affected = 0;  ///< rows inserted, changed or deleted

  void digest(Digest& to) const { to << names << rows << affected; }
};

/// One statement on its way. Functions that say so come back with false in a run that is abandoned: nothing may happen
/// any more. They throw SqlError; what was changed by then is still to be undone.
class Execution final : Evaluator {
 public:
  /// All is borrowed. `snapshot` is what a consistent read of the statement sees.
  Execution(const Engine& engine, Host& host, Transaction& transaction, std::span<const Value> parameters,
            Moment snapshot);

  /// False if the run is abandoned.
  bool run(const Statement& statement);
  Result takeResult() { return std::move(result_); }

 private:
  using Act = FunctionRef<bool(Row&, const Values&)>;
  using ModeFor = FunctionRef<LockMode(const Values&)>;

  /// What a locking statement looks for, and what it does with each row that it has locked: false to go no further.
  struct Search {
    Table& table;
    Matches isMeant;
    ModeFor modeFor;
    Act act;
    LockWait wait = LockWait::untilFree;
    /// Where places in an index are locked: where it looks for the rows, how it locks these, ...
    AccessPath path{};
    LockMode mode = LockMode::exclusive;
    /// ... whether it only reads, or passes by locked rows which, as they were committed, are not meant, ...
    bool isSelect = false;
    bool semiConsistent = false;
    /// ... whether it locks no more than the entry, ...
    bool entriesOnly = false;
    /// ... and what it will change of them.
    const Changes* changes = nullptr;
  };
  struct Abandoned {};  // thrown where somebody in between has no way to tell
  struct Found {
    Row* row;
    std::size_t version;
  };

  bool runAll(const Statement& statement);
  bool run(const Select& select);
  bool run(const Insert& insert);
  bool run(const Update& update);
  bool run(const Delete& remove);
  bool run(const LockTable& lock);
  bool runJoined(const Update& update);
  bool runJoined(const Delete& remove);

  // Reading.
  std::vector<Row*> inOrder(Table& table);
  std::vector<Values> readRows(const Select& select, const Scope* outer);
  std::vector<Found> findRows(const Select& select);
  bool lockRows(const Select& select, LockMode mode, const Scope* outer, std::vector<Values>& rows);
  bool comesBefore(const Select& select, const Values& left, const Values& right, const Scope* outer = nullptr);
  void sort(const Select& select, std::vector<Values>& rows, const Scope* outer = nullptr);
  std::vector<Values> arranged(const Select& select, std::vector<Values> rows, const Scope* outer);
  std::vector<Values> grouped(const Select& select, const std::vector<Values>& rows, const Scope* outer);
  Scope scopeOf(const Select& select, const Values& row, const Scope* outer);
  void give(const Select& select, const std::vector<Values>& found, const Scope* outer, Result& to);
  std::size_t offsetOf(const Select& select);
  std::optional<std::size_t> endOf(const Select& select);
  const Version* visible(const Row& row) const;
  bool matches(const std::optional<Expression>& where, const Values& values, const Scope* outer = nullptr);
  Scope scope(std::span<const Value> row = {}, const Scope* outer = nullptr) {
    return {row, parameters_, {}, {}, outer, this};
  }

  // Reading from more than one table.
  std::vector<Tuple> tuplesOf(const From& from, const Scope* outer, Kept* kept = nullptr);
  std::vector<Tuple> tuplesOfTable(Table& table);
  std::vector<Tuple> joined(const From& from, const Scope* outer, Kept* kept);
  std::vector<Values> rowsIn(const From& from, const Scope* outer);
  static Tuple kept(const Tuple& tuple, Kept& next);
  static std::vector<Values> together(const From& from, std::vector<Values> one, const std::vector<Values>& other);
  std::vector<Tuple> tuplesFor(const From& from, const std::optional<Expression>& where);
  struct JoinedSearch {
    const From& from;
    const std::optional<Expression>& where;
    std::vector<std::size_t> locked;
    FunctionRef<LockMode(const Tuple&)> modeFor;
    FunctionRef<bool(Tuple&)> act;
    LockWait wait = LockWait::untilFree;
    const Scope* outer = nullptr;
  };
  bool recheck(const JoinedSearch& search, Tuple& tuple);
  bool lockTuple(const JoinedSearch& search, Tuple& tuple, std::size_t next, bool isChanged, bool& goesOn);
  bool lockAll(const JoinedSearch& search, std::vector<Tuple>& tuples, bool goesOn);
  AccessPath pathBeside(const Tuple& tuple, Table& table, const std::vector<JoinCondition>& conditions);
  bool lockNested(const JoinedSearch& search, std::size_t next, const Tuple& tuple, bool& goesOn);
  bool lockJoined(const Select& select, LockMode lock, const Scope* outer, std::vector<Values>& rows);

  // Locking.
  bool forEachFound(const Search& search);
  bool lockFound(const Search& search, Row& row, std::size_t seen, bool& goesOn);
  bool lock(Table& table, Row& row, LockMode mode);
  bool lockWhole(Table& table, TableLockMode mode, bool waits = true);
  bool lockWhole(TableLock& lock, TableLockMode mode, TableLock::Until until);
  bool lockTables(const Statement& statement);
  bool lockTables(const From& from, TableLockMode mode);
  bool await();

  // Places in an index.
  AccessPath pathOf(Table& table, const std::optional<Expression>& where, const Scope* outer = nullptr);
  void sortAsRead(const Select& select, std::vector<std::pair<const Row*, Values>>& found, const Scope* outer);
  class IndexScan;
  friend class IndexScan;
  bool scanIndex(const Search& search);
  bool lockRecords(Index& index, RecordLocks& locks, LockMode mode, Span span, bool& waited);
  bool lockPlace(Index& index, Index::Entries::iterator place, LockMode mode, Span span, bool& waited);
  bool lockDuplicate(Index& index, const Index::Key& key, LockMode mode, Row& self, Row*& duplicate);
  bool insertEntry(Index& index, Row& row, LockMode forDuplicates, Row*& duplicate);
  bool leaveEntry(Index& index, const Index::Key& key);
  [[noreturn]] void refuseDuplicate(const Table& table, const Index& index, const Values& values);
  bool insertIntoIndexes(const Insert& insert, Values values);
  bool updateDuplicate(const Insert& insert, Row& row, const Values& proposed);
  bool changeEntries(Table& table, Row& row, const Values& before);

  // Changing.
  bool insertRow(const Insert& insert, Values values);
  bool resolveConflict(const Insert& insert, const Values& proposed, bool& resolved);
  Values newRow(const Insert& insert, const Values& given, const std::vector<Expression>* expressions);
  Value byDefault(Table& table, std::size_t column);
  Values changed(Table& table, const Changes& changes, const Values& values, std::span<const Value> excluded = {});
  Values changed(Table& table, const Changes& changes, const Values& values, const Scope& in);
  bool changeRow(Table& table, Row& row, const Values& before, Values after, const std::vector<Output>& returning);
  bool removeRow(Table& table, Row& row, const Values& before);
  void put(Table& table, Row& row, Version version);
  void checkNulls(const Table& table, const Values& values) const;
  void nameColumns(const std::vector<Output>& returning);
  void giveBack(const std::vector<Output>& returning, const Values& values);

  // Keys.
  bool findDuplicate(Table& table, const UniqueKey& key, const Values& values, const Row* self, Row*& found);
  bool checkKeys(Table& table, const Values& values, const Row* self);
  bool hasKey(const Row& row, const UniqueKey& key, const Values& values) const;

  // References between tables, which are checked when the statement has done all else.
  struct Reference {
    const ForeignKey* key;
    bool fromChild;
    Values before;  // none for a new row
    Values after;   // none for a deleted one
  };
  void refer(Table& table, const Values& before, const Values& after);
  bool checkReferences();
  bool checkParent(const Reference& reference);
  bool checkChildren(const Reference& reference);

  Value call(Function function, const Values& arguments) override;
  Value callAdvisory(Function function, const Values& arguments);
  std::vector<Values> rowsOf(const Select& query, const Scope& outer) override;
  Value quotient(Expression::Kind kind, const Value& left, const Value& right) override {
    return engine_.quotient(kind, left, right);
  }

  const Engine& engine_;
  Host& host_;
  Transaction& transaction_;
  std::span<const Value> parameters_;
  Moment snapshot_;
  std::optional<LockMode> readLock_;
  std::uint32_t command_;
  std::map<const Statement*, Result> with_;
  std::deque<Reference> references_;
  Result result_;
};

}  // namespace ttadak::sql
