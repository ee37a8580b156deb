#include "state_hash.h"

#include <map>

namespace ttadak {

StateHash::StateHash(const World& world, bool symmetry)
    : world_(world), parts_(world.objects().size()), roles_{}, timers_{}, signatures_{} {
  std::map<std::string, std::uint64_t> kinds;
  for (const World::Actor& actor : world.actors()) {
    const std::uint64_t unlike = maxActors + kinds_.size();
    const bool alone = !symmetry || actor.likeness.empty();
    kinds_.push_back(alone ? unlike : kinds.try_emplace(actor.likeness, kinds.size()).first->second);
  }
  std::array<std::uint64_t, maxActors> owned{};
  for (const Object* object : world.objects()) {
    const std::uint64_t own = object->number();
    keys_.push_back(object->owner() ? ++owned[index(*object->owner())] << 32 : own);
    parts_[own].dirty = true;
    dirty_.push_back(own);
  }
}

/// A run has begun, and its objects have been reset.
void StateHash::begin() {
  for (const std::size_t number : touched_) {
    parts_[number].touched = false;
    if (!parts_[number].dirty) dirty_.push_back(number);
    parts_[number].dirty = true;
  }
  touched_.clear();
}

void StateHash::touch(const Object& object) {
  const std::size_t number = object.number();
  Part& part = parts_[number];
  if (!part.touched) touched_.push_back(number);
  if (!part.dirty) dirty_.push_back(number);
  part.touched = part.dirty = true;
}

void StateHash::taking(Choice choice, const SchedulingPoint& point) {
  if (point.taken == 0) begin();
  for (const Access& access : point.touched) touch(*access.object);
  if (choice.fault() == Fault::leaseExpiry) {
    touch(*world_.clock().next(choice.actor()).object);
  } else if (choice.fault() != Fault::hang) {
    for (const Access& access : point.next(choice.actor())->accesses) touch(*access.object);
  }
}

void StateHash::refresh(std::size_t number) {
  const Object& object = *world_.objects()[number];
  Part& part = parts_[number];
  Hash& sum = object.owner() ? roles_[index(*object.owner())] : objects_;
  sum -= part.contents;
  for (const auto& mention : part.mentions) roles_[index(mention.actor)] -= mention.what;
  digest_.clear();
  object.digest(digest_);
  const Hash contents = digest_.hash();
  part.contents = hashOfWords(std::array{keys_[number], contents.low, contents.high});
  part.mentions = digest_.mentions();
  for (auto& mention : part.mentions) {
    // By its own number, even if it is one of several alike: who is named in whose is then told apart by labels.
    mention.what = hashOfWords(std::array{std::uint64_t{number}, mention.what.low, mention.what.high});
  }
  sum += part.contents;
  for (const auto& mention : part.mentions) roles_[index(mention.actor)] += mention.what;
  part.dirty = false;
}

Hash StateHash::at(const SchedulingPoint& point, Violations broken) {
  if (point.taken == 0) begin();
  for (const Access& access : point.touched) touch(*access.object);
  for (const Object* object : world_.objects()) {
    if (object->kind() == Object::Kind::internal) touch(*object);
  }
  for (const std::size_t number : dirty_) refresh(number);
  dirty_.clear();
  sign(point);
  Hash actors;
  for (std::size_t i = 0; i < point.actors; ++i) actors += signatures_[i];
  std::uint64_t faults = 0;
  for (const Fault fault : point.happened) faults |= std::uint64_t{1} << static_cast<unsigned>(fault);
  return hashOfWords(std::array{objects_.low, objects_.high, actors.low, actors.high, broken, faults});
}

void StateHash::sign(const SchedulingPoint& point) {
  const bool timed = !world_.clock().timers().empty() || !point.waiting.empty();
  if (timed) addTimers(point);
  for (std::size_t i = 0; i < point.actors; ++i) {
    const ActorId actor = actorAt(i);
    const bool stands = point.next(actor) != nullptr;
    const bool hangs = stands && !point.enabled.contains(actor) && !point.waiting.contains(actor);
    // What is left of one that has ended is in the objects.
    const Hash learnt = stands ? point.learnt[i] : Hash{};
    const std::uint64_t standing = hangs ? 2U : stands ? 1U : 0U;
    const Hash timers = timed ? timers_[i] : Hash{};
    signatures_[i] = hashOfWords(std::array{kinds_[i], learnt.low, learnt.high, roles_[i].low, roles_[i].high,
                                            timers.low, timers.high, standing});
  }
}

/// Only how long a timer still runs matters, not when it began.
void StateHash::addTimers(const SchedulingPoint& point) {
  timers_.fill({});
  const auto now = world_.clock().now();
  const auto words = [](Duration left) { return static_cast<std::uint64_t>(left.count()); };
  for (const Timer& timer : world_.clock().timers()) {
    const Hash key = hashOf(timer.key);
    timers_[index(timer.owner)] +=
        hashOfWords(std::array{keys_[timer.object->number()], key.low, key.high, words(timer.deadline - now)});
  }
  for (const ActorId actor : point.waiting) {
    const auto& timeout = point.next(actor)->wait->timeout;
    if (timeout) timers_[index(actor)] += hashOfWords(std::array{words(point.arrivals[index(actor)] + *timeout - now)});
  }
}

}  // namespace ttadak
