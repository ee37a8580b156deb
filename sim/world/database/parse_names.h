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
  std::string table{};
  std::string alias{};  ///< by which it is called here; empty if that is its name
  std::vector<std::string> columns{};
  bool excluded = false;  ///< `excluded` is the row that could not be inserted
  const Names* outer = nullptr;
  std::vector<Aggregate>* aggregates = nullptr;  ///< where they may be used, those that are

  static Names ofNothing(Known& known) { return Names{known}; }
  static Names of(Known& known, const Table& table, std::string alias = {});
};

}  // namespace ttadak::sql
