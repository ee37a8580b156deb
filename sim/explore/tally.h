#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "findings.h"
#include "hash_itself.h"

namespace ttadak {

/// Counts the runs of one World by how they turn out.
class Tally {
 public:
  explicit Tally(const World& world) : world_(world), findings_(world) {}

  /// A run has just ended.
  void count(End end, Violations violations) { ++counts_[findingOf(end, violations)]; }
  void addTo(Counts& counts) const {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts[findings_.all()[i]] += counts_[i];
  }

 private:
  /// Words are made only once for each final state.
  std::uint32_t findingOf(End end, Violations violations) {
    digest_.clear();
    for (const Object* object : world_.objects()) object->digest(digest_);
    for (const auto& mention : digest_.mentions()) digest_ << index(mention.actor) << mention.what.low;
    digest_ << end << violations;
    const auto [known, isNew] = known_.try_emplace(digest_.hash());
    if (isNew) {
      known->second = findings_.numberOf(end, violations);
      counts_.resize(findings_.all().size());
    }
    return known->second;
  }

  const World& world_;
  Findings findings_;
  std::vector<std::uint64_t> counts_;
  Digest digest_;
  boost::unordered_flat_map<Hash, std::uint32_t, HashItself> known_;
};

}  // namespace ttadak
