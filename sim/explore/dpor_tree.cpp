#include <utility>

#include "dpor_search.h"

// How a search goes about in the tree of places, which others may share.

namespace ttadak {

bool DporSearch::Work::take() {
  std::vector<Place::Entry> way;
  return levels.back().place->take(way) && enter(way);
}

bool DporSearch::Work::enter(std::vector<Place::Entry>& way) {
  for (Place::Entry& entry : way) {
    if (branch) {
      events.push_back(std::move(branch->move));
      levels.push_back({std::move(branch->child)});
    }
    levels.back().branch = entry.branch;
    branch = std::move(entry);
  }
  way.clear();
  return branch.has_value();
}

void DporSearch::start(Work work) {
  at_ = std::move(work);
  happensBefore_.shrink(0);
  keep();
}

/// All events so far are known from earlier runs.
void DporSearch::keep() {
  kept_ = at_.events.size();
  races_.resize(kept_);
  happensBefore_.shrink(kept_);
  for (std::size_t i = happensBefore_.size(); i < kept_; ++i) {
    happensBefore_.add(std::span(at_.events).first(i + 1), [](std::size_t) {});
  }
}

/// Goes back to the last place at which something is left to be done.
bool DporSearch::advance() {
  auto& [events, levels, branch] = at_;
  levels.resize(events.size());  // there is nothing to be done where a run ends
  branch.reset();
  while (!levels.empty()) {
    levels.back().place->leave(levels.back().branch);
    events.pop_back();
    happensBefore_.shrink(events.size());
    if (at_.take()) break;
    levels.pop_back();
  }
  keep();
  return branch.has_value();
}

std::optional<DporSearch::Work> DporSearch::split() {
  for (std::size_t i = 0; i < at_.levels.size(); ++i) {
    std::vector<Place::Entry> way;
    if (!at_.levels[i].place->take(way)) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    Work work{{at_.events.begin(), at_.events.begin() + at}, {at_.levels.begin(), at_.levels.begin() + at + 1}, {}};
    work.enter(way);
    for (std::size_t j = 0; j < i; ++j) at_.levels[j].place->follow(at_.levels[j].branch);
    for (const Level& level : work.levels) level.place->share();
    return work;
  }
  return std::nullopt;
}

}  // namespace ttadak
