#include "state_vector.h"

#include <map>

namespace ttadak {

StateLayout::StateLayout(const World& world, bool symmetry) : owned_(world.actors().size()) {
  std::map<std::string, std::uint64_t> kinds;
  for (const World::Actor& actor : world.actors()) {
    const std::uint64_t unlike = maxActors + kinds_.size();
    const bool alone = !symmetry || actor.likeness.empty();
    kinds_.push_back(alone ? unlike : kinds.try_emplace(actor.likeness, kinds.size()).first->second);
  }
  for (const Object* object : world.objects()) {
    const std::size_t number = object->number();
    owners_.push_back(object->owner());
    keys_.push_back(number);
    if (!object->owner()) continue;
    auto& owned = owned_[index(*object->owner())];
    owned.push_back(number);
    keys_.back() = std::uint64_t{owned.size()} << 32;
  }
}

std::optional<std::int32_t> StateLayout::seenBy(std::size_t actor, std::size_t object) const {
  if (!owners_[object]) return static_cast<std::int32_t>(object);
  if (index(*owners_[object]) != actor) return std::nullopt;
  return -static_cast<std::int32_t>(keys_[object] >> 32);
}

void StateVector::putContents(const StateLayout& layout, const Pieces& pieces, std::size_t object,
                              std::uint32_t piece) {
  std::uint32_t& now = pieces_[layout.contents(object)];
  if (now == piece) return;
  const auto owner = layout.ownerOf(object);
  Hash& sum = owner ? roles_[index(*owner)] : objects_;
  sum -= pieces[now];
  sum += pieces[piece];
  now = piece;
}

void StateVector::putMention(const StateLayout& layout, const Pieces& pieces, std::size_t object, std::size_t actor,
                             std::uint32_t piece) {
  std::uint32_t& now = pieces_[layout.mention(object, actor)];
  if (now == piece) return;
  roles_[actor] -= pieces[now];
  roles_[actor] += pieces[piece];
  now = piece;
}

void StateVector::sign(const StateLayout& layout, const Pieces& pieces, std::size_t actor, const Hash& timers) {
  const Hash& local = pieces[pieces_[layout.local(actor)]];
  const Hash& role = roles_[actor];
  Hash& signature = signatures_[actor];
  actors_ -= signature;
  signature = hashOfWords(std::array{local.low, local.high, role.low, role.high, timers.low, timers.high});
  actors_ += signature;
}

Hash StateVector::hash() const {
  return hashOfWords(std::array{objects_.low, objects_.high, actors_.low, actors_.high, broken, faults});
}

}  // namespace ttadak
