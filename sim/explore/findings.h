#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "hash_itself.h"
#include "judge.h"
#include "sim/explore/exploration.h"

namespace ttadak {

using Count = boost::multiprecision::cpp_int;

/// One way in which runs turn out.
struct Finding {
  Violations violations = 0;
  End end{};
  std::string outcome;

  bool operator<(const Finding& other) const {
    return std::tie(violations, end, outcome) < std::tie(other.violations, other.end, other.outcome);
  }
};

/// The ways in which the runs of one World turned out, numbered in the order in which they were met.
class Findings {
 public:
  explicit Findings(const World& world) : world_(world) {}

  /// The number of how the run that has just ended turned out. Words are made once for each final state.
  std::uint32_t numberOf(End end, Violations violations);
  const std::vector<Finding>& all() const { return all_; }

 private:
  std::uint32_t numberInWords(End end, Violations violations);

  const World& world_;
  Digest digest_;
  boost::unordered_flat_map<Hash, std::uint32_t, HashItself> known_;
  std::vector<Finding> all_;
  std::map<Finding, std::uint32_t> numbers_;
};

/// How many runs turned out how.
using Counts = std::map<Finding, Count>;

/// What counts are of.
enum class Counted { interleavings, traces, runs };

/// Puts what was found into the exploration. `everything`: there is no more to be found.
void conclude(Exploration& exploration, const Counts& counts, const Judge& judge, bool everything, Counted counted);

}  // namespace ttadak
