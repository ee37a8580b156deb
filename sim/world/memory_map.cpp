#include "sim/world/memory_map.h"

#include <vector>

#include "sim/kernel/words.h"

namespace ttadak {

std::optional<std::string> MemoryMap::find(const std::string& key, SourceLine at) {
  const auto label = [&] { return words("look in {}: {}", "{} 조회: {}", name(), key); };
  const auto look = [&] {
    const auto entry = entries_.find(key);
    return entry == entries_.end() ? std::nullopt : std::optional(entry->second);
  };
  return world().step({.label = label, .accesses = reads(), .at = at}, look,
                      [](const auto& found) { return found.value_or("–"); });
}

void MemoryMap::put(const std::string& key, std::string value, SourceLine at) {
  const auto label = [&] { return words("put into {}: {}", "{} 저장: {}", name(), key); };
  world().step({.label = label, .accesses = writes(), .at = at}, [&] { entries_[key] = std::move(value); });
}

std::string MemoryMap::state() const {
  std::vector<std::string> all;
  for (const auto& [key, value] : entries_) all.push_back(fmt::format("{}={}", shortKey_(key), value));
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace ttadak
