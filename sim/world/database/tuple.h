#pragma once

#include <cstddef>
#include <vector>

#include "sim/world/database/from.h"
#include "sim/world/database/value.h"

namespace ttadak::sql {

struct Row;

/// A row that is put together from those of several tables.
struct Tuple {
  Values values;
  struct Part {
    Table* table = nullptr;
    Row* row = nullptr;  ///< null if it is none of a table's, or stands for one that there is not
    std::size_t version = 0;
    bool isThere = true;
    std::size_t width = 0;
  };
  std::vector<Part> parts;

  Tuple beside(const Tuple& other) const;
  static Tuple ofNone(const From& from);
};

/// What each part of a tuple is taken to be, one after the other.
struct Kept {
  const Tuple& tuple;
  std::size_t part = 0;
  std::size_t column = 0;
};

}  // namespace ttadak::sql
