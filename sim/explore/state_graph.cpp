#include "state_graph.h"

namespace ttadak {

std::pair<std::uint32_t, bool> StateTable::insert(const Hash& hash) {
  Shard& shard = shardOf(hash);
  const std::scoped_lock lock(shard.mutex);
  const auto before = shard.numbers.bucket_count();
  const auto [known, isNew] = shard.numbers.try_emplace(hash, 0);
  if (isNew) {
    known->second = size_.fetch_add(1, std::memory_order_relaxed);
    const auto grown = shard.numbers.bucket_count() - before;
    if (grown != 0) memory_.fetch_add(grown * (sizeof(std::pair<Hash, std::uint32_t>) + 1), std::memory_order_relaxed);
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

void StateEdges::add(std::uint32_t node, const Branch* begin, const Branch* end) {
  const auto count = static_cast<std::uint64_t>(end - begin);
  words_.push_back(count << 48 | node);
  for (const Branch* branch = begin; branch != end; ++branch) {
    words_.push_back(std::uint64_t{branch->weight} << 48 | std::uint64_t{branch->prefix} << 32 | branch->target);
  }
}

}  // namespace ttadak
