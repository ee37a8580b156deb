#include "effects.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>

namespace ttadak {

namespace {

using Words = boost::container::small_vector<std::uint64_t, 32>;

}  // namespace

/// What the objects of a shape, as `actor` sees them, say of somebody.
std::vector<std::uint32_t> Effects::rowOf(const StateVector& state, std::size_t actor, const Shape& shape,
                                          std::size_t somebody) const {
  std::vector<std::uint32_t> row;
  for (const auto seen : shape) row.push_back(state[layout_.mention(layout_.objectSeenBy(actor, seen), somebody)]);
  return row;
}

/// The pieces of the state that matter to the actor: its own local state, and what is in the objects; what they say of
/// others is taken in no order.
Hash Effects::keyOf(const StateVector& state, std::size_t actor, const Shape& shape) const {
  Words words{state[layout_.local(actor)], state.broken};
  for (const auto seen : shape) {
    const std::size_t object = layout_.objectSeenBy(actor, seen);
    words.push_back(static_cast<std::uint64_t>(static_cast<std::uint32_t>(seen)) << 32 |
                    state[layout_.contents(object)]);
    words.push_back(state[layout_.mention(object, actor)]);
  }
  Hash others;
  Words row;
  for (std::size_t other = 0; other < layout_.actors(); ++other) {
    if (other == actor) continue;
    row.assign(1, layout_.kindOf(other));
    std::uint64_t any = 0;
    for (const auto seen : shape) {
      row.push_back(state[layout_.mention(layout_.objectSeenBy(actor, seen), other)]);
      any |= row.back();
    }
    if (any != 0) others += hashOfWords(row);
  }
  words.push_back(others.low);
  words.push_back(others.high);
  return hashOfWords(words);
}

/// All that the step may have looked at or changed; none if that cannot be said of like actors alike.
std::optional<Effects::Shape> Effects::shapeOf(const StateVector& before, std::size_t actor,
                                               std::span<const Access> touched, const StateVector& after) const {
  const LocalState& local = locals_[before[layout_.local(actor)]];
  if (local.isForeign) return std::nullopt;
  Shape shape = local.accesses;
  shape.insert(shape.end(), local.indirect.begin(), local.indirect.end());
  const auto add = [&](std::size_t object) {
    const auto seen = layout_.seenBy(actor, object);
    if (seen) shape.push_back(*seen);
    return seen.has_value();
  };
  for (const Access& access : touched) {
    if (!add(access.object->number())) return std::nullopt;
  }
  for (std::size_t object = 0; object < layout_.objects(); ++object) {
    bool changed = false;
    for (std::size_t at = layout_.contents(object); at < layout_.contents(object + 1) && !changed; ++at) {
      changed = before[at] != after[at];
    }
    if (changed && !add(object)) return std::nullopt;
  }
  std::sort(shape.begin(), shape.end());
  shape.erase(std::unique(shape.begin(), shape.end()), shape.end());
  return shape;
}

void Effects::note(const StateVector& before, ActorId who, std::span<const Access> touched, const StateVector& after) {
  if (!before.isPlain || !after.isPlain) return;
  const std::size_t actor = index(who);
  const auto shape = shapeOf(before, actor, touched, after);
  if (!shape) return;
  Effect effect;
  effect.local = after[layout_.local(actor)];
  effect.broken = after.broken;
  for (const auto seen : *shape) {
    const std::size_t object = layout_.objectSeenBy(actor, seen);
    effect.contents.push_back(after[layout_.contents(object)]);
    effect.own.push_back(after[layout_.mention(object, actor)]);
  }
  for (std::size_t other = 0; other < layout_.actors(); ++other) {
    if (other == actor) continue;
    Change change{layout_.kindOf(other), rowOf(before, actor, *shape, other), rowOf(after, actor, *shape, other)};
    const auto same = [&](const Change& one) { return one.kind == change.kind && one.before == change.before; };
    const auto known = std::find_if(effect.others.begin(), effect.others.end(), same);
    if (known == effect.others.end()) {
      effect.others.push_back(std::move(change));
    } else if (known->after != change.after) {
      return;  // like ones were told apart
    }
  }
  std::erase_if(effect.others, [](const Change& change) { return change.before == change.after; });
  auto& shapes = shapes_[before[layout_.local(actor)]];
  const auto isIt = [&](const std::unique_ptr<Shape>& known) { return *known == *shape; };
  auto known = std::find_if(shapes.begin(), shapes.end(), isIt);
  if (known == shapes.end()) known = shapes.insert(known, std::make_unique<Shape>(*shape));
  effect.shape = known->get();
  const std::size_t size = 2 * sizeof(Effect) + 16 * shape->size() * (1 + effect.others.size());
  if (effects_.try_emplace(keyOf(before, actor, *shape), std::move(effect)).second) memory_ += size;
}

void Effects::noteWaits(const StateVector& state) {
  if (!state.isPlain) return;
  for (const ActorId actor : state.conditional) {
    const LocalState& local = locals_[state[layout_.local(index(actor))]];
    if (local.isForeign) continue;
    const Hash key = keyOf(state, index(actor), {local.wait});
    if (waits_.try_emplace(key, state.enabled.contains(actor)).second) memory_ += 2 * sizeof(Hash);
  }
}

}  // namespace ttadak
