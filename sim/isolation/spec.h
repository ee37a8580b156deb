#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ttadak::isolation {

/// Where something stands in a spec, both from 1; a column counts bytes.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// What stands between braces, without the blanks around it; but a line's end is none.
struct SqlBlock {
  std::string sql;
  Position at;  // of the first character that is neither
};

struct Step {
  std::string name;
  SqlBlock block;
};

struct Session {
  std::string name;
  /// Empty if there is none.
  SqlBlock setUp;
  std::vector<Step> steps;
  SqlBlock tearDown;
};

/// A step's place in a spec.
struct StepNumber {
  std::size_t session = 0;
  std::size_t step = 0;

  bool operator==(const StepNumber&) const = default;
};

/// What else has to have happened before a step is told to be completed.
struct Marker {
  enum class Kind {
    waitsAlways,  ///< `*`: it is told to wait first, even if it does not
    after,        ///< the name of a step: not before that one is completed
    notices,      ///< `NAME notices N`: not before that step's session has sent so many notices
  };

  Kind kind = Kind::after;
  StepNumber step;
  std::size_t count = 0;  // of notices
};

struct PlannedStep {
  StepNumber step;
  std::vector<Marker> markers;
};

using Permutation = std::vector<PlannedStep>;

/// An isolation test of PostgreSQL's: sessions that each take their steps in order, and orders in which all of them are
/// taken.
///
/// Source: src/test/isolation/README of PostgreSQL 15.
struct Spec {
  std::vector<SqlBlock> setUps;
  SqlBlock tearDown;
  std::vector<Session> sessions;
  /// Those that are written down; none if all are meant.
  std::vector<Permutation> permutations;

  const Step& operator[](StepNumber number) const { return sessions[number.session].steps[number.step]; }
};

}  // namespace ttadak::isolation
