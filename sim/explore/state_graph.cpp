#include "state_graph.h"

#include <stdexcept>

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
    words_.push_back((std::uint64_t{branch->weight} * branch->orders) << 32 | branch->target);
  }
}

namespace {

/// All edges of the graph, state by state.
class Graph {
 public:
  Graph(const std::vector<const StateEdges*>& edges, std::uint32_t states) : begin_(states + 1) {
    const auto each = [&](auto&& take) {
      for (const StateEdges* one : edges) {
        for (std::size_t at = 0; at < one->size(); at = one->next(at)) take(*one, at);
      }
    };
    each([&](const StateEdges& one, std::size_t at) { ++begin_[one.nodeAt(at) + 1]; });
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    records_.resize(begin_.back());
    auto free = begin_;
    each([&](const StateEdges& one, std::size_t at) { records_[free[one.nodeAt(at)]++] = {&one, at}; });
  }

  template <class Visit>
  void from(std::uint32_t node, Visit&& visit) const {
    for (std::uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) records_[i].edges->visit(records_[i].at, visit);
  }

  /// Every state after all those that lead to it (Kahn: Topological Sorting of Large Networks, CACM 1962). There is no
  /// way back to a state: somebody has learnt more, or has come to an end.
  std::vector<std::uint32_t> inOrder() const {
    const auto states = static_cast<std::uint32_t>(begin_.size() - 1);
    std::vector<std::uint32_t> missing(states);
    for (std::uint32_t node = 0; node < states; ++node) {
      from(node, [&](std::uint32_t target, unsigned) { ++missing[target]; });
    }
    std::vector<std::uint32_t> order{0};
    order.reserve(states);
    for (std::size_t next = 0; next < order.size(); ++next) {
      from(order[next], [&](std::uint32_t target, unsigned) {
        if (--missing[target] == 0) order.push_back(target);
      });
    }
    if (order.size() != states) throw std::logic_error("a state was come to again from itself");
    return order;
  }

 private:
  struct Record {
    const StateEdges* edges = nullptr;
    std::size_t at = 0;
  };

  std::vector<std::uint32_t> begin_;  // of each state's records
  std::vector<Record> records_;
};

__extension__ using Small = unsigned __int128;

/// Adds `from` times `weight`; false if the sum is too large for the type.
bool addTo(Small& to, Small from, unsigned weight) {
  Small product = 0;
  return !__builtin_mul_overflow(from, Small{weight}, &product) && !__builtin_add_overflow(to, product, &to);
}
bool addTo(Count& to, const Count& from, unsigned weight) {
  to += from * weight;
  return true;
}

Count counted(const Count& number) { return number; }
Count counted(Small number) {
  return (Count(static_cast<std::uint64_t>(number >> 64)) << 64) + static_cast<std::uint64_t>(number);
}

template <class Number>
std::optional<std::vector<std::vector<Count>>> paths(const std::vector<const StateEdges*>& edges, const Graph& graph,
                                                     const std::vector<std::uint32_t>& order) {
  std::vector<Number> ways(order.size());
  ways[0] = 1;
  bool fits = true;
  for (const std::uint32_t node : order) {
    graph.from(node,
               [&](std::uint32_t target, unsigned weight) { fits = fits && addTo(ways[target], ways[node], weight); });
    if (!fits) return std::nullopt;
  }
  std::vector<std::vector<Count>> all;
  for (const StateEdges* one : edges) {
    auto& counts = all.emplace_back();
    for (const auto& [node, finding] : one->ends()) {
      if (counts.size() <= finding) counts.resize(finding + 1);
      counts[finding] += counted(ways[node]);
    }
  }
  return all;
}

}  // namespace

std::vector<std::vector<Count>> countPaths(const std::vector<const StateEdges*>& edges, std::uint32_t states) {
  const Graph graph(edges, states);
  const auto order = graph.inOrder();
  if (auto small = paths<Small>(edges, graph, order)) return *small;
  return *paths<Count>(edges, graph, order);
}

}  // namespace ttadak
