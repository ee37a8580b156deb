#include "findings.h"

#include <algorithm>

namespace ttadak {

std::uint32_t Findings::numberOf(End end, Violations violations) {
  digest_.clear();
  for (const Object* object : world_.objects()) object->digest(digest_);
  for (const auto& mention : digest_.mentions()) digest_ << index(mention.actor) << mention.what.low;
  digest_ << end << violations;
  const auto [known, isNew] = known_.try_emplace(digest_.hash());
  if (isNew) known->second = numberInWords(end, violations);
  return known->second;
}

std::uint32_t Findings::numberInWords(End end, Violations violations) {
  Finding finding{violations, end, outcomeOf(world_, end)};
  const auto [known, isNew] = numbers_.try_emplace(finding, static_cast<std::uint32_t>(all_.size()));
  if (isNew) all_.push_back(std::move(finding));
  return known->second;
}

void conclude(Exploration& exploration, const Counts& counts, const Judge& judge, bool everything, Counted counted) {
  const auto known = [&](const Count& count) {
    return everything && counted == Counted::interleavings ? std::optional(count.str()) : std::nullopt;
  };
  const auto sampled = [&](const Count& count) {
    return counted == Counted::runs ? std::optional(static_cast<std::uint64_t>(count)) : std::nullopt;
  };
  Count all = 0;
  Count violating = 0;
  Count deadlocked = 0;
  std::vector<Count> byProperty(judge.properties());
  std::vector<bool> broken(judge.properties());
  std::map<std::string, Count> outcomes;
  for (const auto& [finding, count] : counts) {
    all += count;
    outcomes[finding.outcome] += count;
    if (finding.violations != 0) violating += count;
    if (finding.end == End::deadlocked) deadlocked += count;
    for (std::size_t i = 0; i < byProperty.size(); ++i) {
      if ((finding.violations >> i & 1) == 0) continue;
      byProperty[i] += count;
      broken[i] = true;
    }
  }
  exploration.complete = everything;
  exploration.interleavings = known(all);
  exploration.violating = known(violating);
  exploration.deadlocked = known(deadlocked);
  for (std::size_t i = 0; i < byProperty.size(); ++i) {
    if (broken[i]) exploration.violations.push_back({judge.nameOf(i), known(byProperty[i]), sampled(byProperty[i])});
  }
  std::vector<std::pair<Count, std::string>> sorted;
  for (const auto& [outcome, count] : outcomes) sorted.emplace_back(count, outcome);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [count, outcome] : sorted) exploration.outcomes.push_back({outcome, known(count), sampled(count)});
  exploration.verdict = !exploration.violations.empty() ? Verdict::violated
                        : everything                    ? Verdict::holds
                                                        : Verdict::unknown;
}

}  // namespace ttadak
