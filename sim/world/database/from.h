#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "sim/world/database/expression.h"
#include "sim/world/database/table.h"

namespace ttadak::sql {

struct Statement;

/// Where the rows of a query come from: a table, what another query finds, or parts that are put together.
struct From {
  enum class Kind {
    table,
    with,    ///< what a statement before this one gives back
    series,  ///< the numbers from the first of `bounds` to the second
    query,
    values,
    join,       ///< each row of the first part beside each of the second for which `on` holds
    leftJoin,   ///< and those of the first for which there is none
    rightJoin,  ///< and those of the second
    unionAll,
    unite,
    intersect,
    except,
    distinct,  ///< each row of the only part once
  };

  Kind kind = Kind::table;
  std::size_t width = 0;  ///< how many columns there are
  Table* table = nullptr;
  std::shared_ptr<const Statement> with{};
  std::shared_ptr<const Select> query{};
  std::vector<Expression> bounds{};
  std::vector<std::vector<Expression>> rows{};
  std::vector<From> parts{};
  std::optional<Expression> on{};

  bool isJoin() const { return kind >= Kind::join && kind <= Kind::rightJoin; }
};

}  // namespace ttadak::sql
