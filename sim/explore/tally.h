#pragma once

#include <vector>

#include "findings.h"

namespace ttadak {

/// Counts the runs of one World by how they turn out.
class Tally {
 public:
  explicit Tally(const World& world) : findings_(world) {}

  /// A run has just ended.
  void count(End end, Violations violations) {
    const std::uint32_t finding = findings_.numberOf(end, violations);
    counts_.resize(findings_.all().size());
    ++counts_[finding];
  }
  void addTo(Counts& counts) const {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts[findings_.all()[i]] += counts_[i];
  }

 private:
  Findings findings_;
  std::vector<std::uint64_t> counts_;
};

}  // namespace ttadak
