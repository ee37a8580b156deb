#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/world/database/parser.h"

// What the names in a statement may stand for.

namespace ttadak::sql {

/// What one statement can name.
struct Known {
  const FindTable& table;
  /// The statements that its WITH gives names to.
  std::map<std::string, std::shared_ptr<const Statement>> with{};
  bool usesAdvisoryLocks = false;
};

/// The rows that an expression is about.
struct Names {
  Known& known;
  /// A table or a query, by the name that it has here, and where its columns begin.
  struct Part {
    std::string name;
    std::vector<std::string> columns;
    std::size_t first = 0;
  };
  std::vector<Part> parts{};
  std::vector<std::size_t> visible{};  ///< the columns that have a name without that of their table, as `*` gives them
  bool excluded = false;               ///< `excluded` is the row that could not be inserted
  const Names* outer = nullptr;
  std::vector<Aggregate>* aggregates = nullptr;  ///< where they may be used, those that are

  static Names ofNothing(Known& known) { return Names{known}; }
  static Names of(Known& known, const Table& table, const std::string& alias = {});

  void add(std::string name, std::vector<std::string> columns);
  const std::string& columnName(std::size_t index) const;
  /// The columns of that name among those of `part`, or without a part, among the visible ones.
  std::vector<std::size_t> find(const std::string& part, const std::string& column) const;
};

}  // namespace ttadak::sql
