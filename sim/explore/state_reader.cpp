#include "state_reader.h"

namespace ttadak {

StateReader::StateReader(const World& world, const StateLayout& layout, Pieces& pieces, LocalStates& locals)
    : world_(world),
      layout_(layout),
      pieces_(pieces),
      locals_(locals),
      state_(layout),
      objects_(layout.objects()),
      standing_(layout.actors()),
      timers_{},
      mentions_(layout.actors()) {
  for (std::size_t i = 0; i < objects_.size(); ++i) dirty_.push_back(i);
}

/// A run has begun, and its objects have been reset.
void StateReader::begin() {
  for (const std::size_t number : touched_) {
    objects_[number].touched = false;
    if (!objects_[number].dirty) dirty_.push_back(number);
    objects_[number].dirty = true;
  }
  touched_.clear();
}

void StateReader::touch(const Object& object) {
  const std::size_t number = object.number();
  Freshness& one = objects_[number];
  if (!one.touched) touched_.push_back(number);
  if (!one.dirty) dirty_.push_back(number);
  one.touched = one.dirty = true;
}

void StateReader::taking(Choice choice, const SchedulingPoint& point) {
  if (point.taken == 0) begin();
  for (const Access& access : point.touched) touch(*access.object);
  if (choice.fault() == Fault::leaseExpiry) {
    touch(*world_.clock().next(choice.actor()).object);
  } else if (choice.fault() != Fault::hang) {
    for (const Access& access : point.next(choice.actor())->accesses) touch(*access.object);
  }
}

void StateReader::refresh(const Object& object) {
  const std::size_t number = object.number();
  digest_.clear();
  object.digest(digest_);
  const Hash contents = digest_.hash();
  const Hash keyed = hashOfWords(std::array{layout_.keyOf(number), contents.low, contents.high});
  state_.putContents(layout_, pieces_, number, pieces_.numberOf(keyed));
  mentions_.assign(layout_.actors(), Hash{});
  for (const auto& mention : digest_.mentions()) {
    // In somebody else's own one by its own number, even if it is one of several alike: who is named in whose is then
    // told apart by labels.
    const std::uint64_t key = object.owner() == mention.actor ? layout_.keyOf(number) : number;
    mentions_[index(mention.actor)] += hashOfWords(std::array{key, mention.what.low, mention.what.high});
  }
  for (std::size_t actor = 0; actor < mentions_.size(); ++actor) {
    state_.putMention(layout_, pieces_, number, actor, pieces_.numberOf(mentions_[actor]));
  }
  objects_[number].dirty = false;
}

const StateVector& StateReader::at(const SchedulingPoint& point, Violations broken) {
  if (point.taken == 0) begin();
  for (const Access& access : point.touched) touch(*access.object);
  for (const Object* object : world_.objects()) {
    if (object->changesUntouched()) touch(*object);
  }
  for (const std::size_t number : dirty_) refresh(*world_.objects()[number]);
  dirty_.clear();
  const bool timed = !world_.clock().timers().empty() || !point.waiting.empty();
  state_.isPlain = world_.faults().empty() && world_.clock().timers().empty();
  if (timed) addTimers(point);
  state_.conditional = {};
  for (std::size_t actor = 0; actor < layout_.actors(); ++actor) {
    look(actor, point);
    state_.sign(layout_, pieces_, actor, timed ? timers_[actor] : Hash{});
  }
  state_.enabled = point.enabled;
  state_.broken = broken;
  state_.faults = 0;
  for (const Fault fault : point.happened) state_.faults |= std::uint64_t{1} << static_cast<unsigned>(fault);
  return state_;
}

void StateReader::look(std::size_t actor, const SchedulingPoint& point) {
  const ActorId id = actorAt(actor);
  const Step* step = point.next(id);
  const bool hangs = step != nullptr && !point.enabled.contains(id) && !point.waiting.contains(id);
  if (step != nullptr && step->wait != nullptr) state_.conditional.insert(id);
  // What is left of one that has ended is in the objects. One that queues has learnt nothing by that.
  const std::uint64_t how = step == nullptr ? 0U : hangs ? 3U : step->wait != nullptr ? 2U : 1U;
  const Standing now{step != nullptr ? point.learnt[actor] : Hash{}, how};
  Standing& before = standing_[actor];
  const std::uint32_t known = state_[layout_.local(actor)];
  if (known == 0 || now.how != before.how || now.learnt != before.learnt) {
    const Hash hash = hashOfWords(std::array{layout_.kindOf(actor), now.learnt.low, now.learnt.high, now.how});
    state_.putLocal(layout_, actor, pieces_.numberOf(hash));
    before = now;
  }
  locals_.note(state_[layout_.local(actor)], actor, step);
}

/// Only how long a timer still runs matters, not when it began.
void StateReader::addTimers(const SchedulingPoint& point) {
  timers_.fill({});
  const auto now = world_.clock().now();
  const auto words = [](Duration left) { return static_cast<std::uint64_t>(left.count()); };
  for (const Timer& timer : world_.clock().timers()) {
    const Hash key = hashOf(timer.key);
    timers_[index(timer.owner)] +=
        hashOfWords(std::array{layout_.keyOf(timer.object->number()), key.low, key.high, words(timer.deadline - now)});
  }
  for (const ActorId actor : point.waiting) {
    const auto& timeout = point.next(actor)->wait->timeout;
    if (!timeout) continue;
    state_.isPlain = false;
    timers_[index(actor)] += hashOfWords(std::array{words(point.arrivals[index(actor)] + *timeout - now)});
  }
}

}  // namespace ttadak
