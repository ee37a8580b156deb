#include "state_table.h"

namespace ttadak {

std::pair<std::uint32_t, bool> StateTable::insert(const Hash& hash) {
  constexpr std::size_t perSlot = sizeof(std::pair<Hash, std::uint32_t>) + 1;
  Shard& shard = shardOf(hash);
  const std::scoped_lock lock(shard.mutex);
  const auto before = shard.numbers.bucket_count();
  const auto [known, isNew] = shard.numbers.try_emplace(hash, 0);
  if (isNew) {
    known->second = size_.fetch_add(1, std::memory_order_relaxed);
    memory_.keep((shard.numbers.bucket_count() - before) * perSlot + perState_);
  }
  return {known->second, isNew};
}

std::optional<std::uint32_t> StateTable::find(const Hash& hash) {
  Shard& shard = shardOf(hash);
  const std::scoped_lock lock(shard.mutex);
  const auto known = shard.numbers.find(hash);
  return known == shard.numbers.end() ? std::nullopt : std::optional(known->second);
}

void StateTable::clear() {
  for (Shard& shard : shards_) shard.numbers = {};
}

}  // namespace ttadak
