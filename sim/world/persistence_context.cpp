#include "sim/world/persistence_context.h"

#include <algorithm>

#include "sim/kernel/world.h"

namespace ttadak {

void PersistenceContext::changed(const std::string& entity, std::function<void()> send) {
  Changes& mine = changes_[index(World::running())];
  const auto same = std::find_if(mine.begin(), mine.end(), [&](const auto& change) { return change.first == entity; });
  if (same == mine.end()) {
    mine.emplace_back(entity, std::move(send));
  } else {
    same->second = std::move(send);
  }
}

void PersistenceContext::flush() {
  for (const auto& [entity, send] : std::exchange(changes_[index(World::running())], {})) send();
}

void PersistenceContext::clear() { changes_[index(World::running())].clear(); }

}  // namespace ttadak
