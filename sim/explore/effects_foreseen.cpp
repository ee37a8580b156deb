#include <algorithm>

#include "effects.h"

// What steps make of states that no run has come to.

namespace ttadak {

/// Whether that is what they say of somebody.
bool Effects::isOf(const Change& change, const StateVector& state, std::size_t actor, const Shape& shape,
                   std::size_t somebody) const {
  bool is = change.kind == layout_.kindOf(somebody);
  for (std::size_t i = 0; i < shape.size() && is; ++i) {
    is = state[layout_.mention(layout_.objectSeenBy(actor, shape[i]), somebody)] == change.before[i];
  }
  return is;
}

std::optional<bool> Effects::canGoOn(const StateVector& state, std::size_t actor) const {
  const LocalState& local = locals_[state[layout_.local(actor)]];
  const auto known = waits_.find(keyOf(state, actor, {local.wait}));
  return known != waits_.end() ? std::optional(known->second) : std::nullopt;
}

const Effects::Effect* Effects::find(const StateVector& before, std::size_t actor) const {
  if (!before.isPlain) return nullptr;
  const auto shapes = shapes_.find(before[layout_.local(actor)]);
  if (shapes == shapes_.end()) return nullptr;
  for (const auto& shape : shapes->second) {
    const auto known = effects_.find(keyOf(before, actor, *shape));
    if (known != effects_.end()) return &known->second;
  }
  return nullptr;
}

bool Effects::foresee(const StateVector& before, ActorId actor, StateVector& after) const {
  const Effect* effect = find(before, index(actor));
  if (effect == nullptr) return false;
  apply(*effect, index(actor), after = before);
  return sortOutWaiting(*effect, index(actor), after);
}

void Effects::apply(const Effect& effect, std::size_t actor, StateVector& state) const {
  const Shape& shape = *effect.shape;
  state.broken = effect.broken;
  for (std::size_t other = 0; other < layout_.actors() && !effect.others.empty(); ++other) {
    if (other == actor) continue;
    const auto isIt = [&](const Change& change) { return isOf(change, state, actor, shape, other); };
    const auto change = std::find_if(effect.others.begin(), effect.others.end(), isIt);
    if (change == effect.others.end()) continue;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      state.putMention(layout_, pieces_, layout_.objectSeenBy(actor, shape[i]), other, change->after[i]);
    }
    state.sign(layout_, pieces_, other);
  }
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const std::size_t object = layout_.objectSeenBy(actor, shape[i]);
    state.putContents(layout_, pieces_, object, effect.contents[i]);
    state.putMention(layout_, pieces_, object, actor, effect.own[i]);
    if (const auto owner = layout_.ownerOf(object); owner && index(*owner) != actor) {
      state.sign(layout_, pieces_, index(*owner));
    }
  }
  state.putLocal(layout_, actor, effect.local);
  state.sign(layout_, pieces_, actor);
}

/// False if it is not known of somebody whether they can go on.
bool Effects::sortOutWaiting(const Effect& effect, std::size_t actor, StateVector& state) const {
  const ActorId who = actorAt(actor);
  const LocalState& local = locals_[effect.local];
  state.conditional.erase(who);
  state.enabled.erase(who);
  if (local.isConditional) state.conditional.insert(who);
  if (local.stands && !local.isConditional) state.enabled.insert(who);
  const auto isTouched = [&](std::size_t object) {
    const auto is = [&](std::int32_t seen) { return layout_.objectSeenBy(actor, seen) == object; };
    return std::any_of(effect.shape->begin(), effect.shape->end(), is);
  };
  for (const ActorId other : state.conditional) {
    const LocalState& its = locals_[state[layout_.local(index(other))]];
    if (its.isForeign) return false;
    if (other != who && !isTouched(layout_.objectSeenBy(index(other), its.wait))) continue;
    const auto can = canGoOn(state, index(other));
    if (!can) return false;
    state.enabled.erase(other);
    if (*can) state.enabled.insert(other);
  }
  return true;
}

}  // namespace ttadak
