#include "sim/world/redis_lock.h"

#include <stdexcept>
#include <vector>

#include "sim/kernel/words.h"

namespace ttadak {

bool RedisLocks::isFreeFor(const std::string& key, ActorId actor) const {
  const auto found = held_.find(key);
  return found == held_.end() || found->second.holder == actor;
}

bool RedisLocks::isMine(const std::string& key) const {
  return held_.contains(key) && held_.at(key).holder == World::running();
}

void RedisLocks::beginLease(const std::string& key, SourceLine at) {
  const Held& held = held_.at(key);
  const auto ends = words("lease of {} ends", "{} 임대 만료", key);
  world().clock().start(held.lease, {{}, held.holder, this, key, ends, at});
}

void RedisLocks::drop(const std::string& key) {
  held_.erase(key);
  world().clock().cancel(*this, key);
}

bool RedisLocks::tryLock(const std::string& key, Duration wait, Duration lease, SourceLine at) {
  const auto label = [&] { return words("try lock {}", "{} 락 시도", key); };
  const auto isFree = [&](ActorId actor) { return isFreeFor(key, actor); };
  const auto holder = [&](ActorId) { return held_.contains(key) ? ActorSet(held_.at(key).holder) : ActorSet(); };
  const Wait untilFree{*this, isFree, wait, holder};
  const auto act = [&] {
    ++commands_;
    if (!isFreeFor(key, World::running())) return false;  // its time is up
    Held& held = held_.try_emplace(key, Held{World::running()}).first->second;
    ++held.times;
    held.lease = lease;
    beginLease(key, at);
    return true;
  };
  const Step step{.label = label, .accesses = writes(), .at = at, .wait = wait.count() > 0 ? &untilFree : nullptr};
  return world().step(step, act, [](bool had) { return had ? "1" : "0"; });
}

bool RedisLocks::isHeldByMe(const std::string& key, SourceLine at) {
  const auto label = [&] { return words("is {} mine?", "내 락인가: {}", key); };
  const auto act = [&] {
    ++commands_;
    return isMine(key);
  };
  return world().step({.label = label, .accesses = reads(), .at = at, .mayUnwind = false}, act,
                      [](bool mine) { return mine ? "1" : "0"; });
}

void RedisLocks::unlock(const std::string& key, SourceLine at) {
  const auto label = [&] { return words("unlock {}", "{} 락 해제", key); };
  const auto act = [&] {
    ++commands_;
    if (!isMine(key)) return false;
    if (--held_.at(key).times > 0) {
      beginLease(key, at);
    } else {
      drop(key);
    }
    return true;
  };
  struct Unlocked {
    bool done = true;  // also of a step that does nothing any more

    void digest(Digest& to) const { to << done; }
  };
  const auto unlocked = world().step(
      {.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, [&] { return Unlocked{act()}; },
      [](const Unlocked& result) { return result.done ? "1" : "✗"; });
  if (!unlocked.done) throw std::runtime_error("attempt to unlock lock, not locked by current thread");
}

void RedisLocks::forceUnlock(const std::string& key, SourceLine at) {
  const auto label = [&] { return Text("DEL " + key); };
  world().step({.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, [&] {
    ++commands_;
    drop(key);
  });
}

void RedisLocks::reset() {
  held_.clear();
  commands_ = 0;
}

std::string RedisLocks::state() const {
  std::vector<std::string> all;
  for (const auto& [key, held] : held_) {
    const auto times = held.times == 1 ? std::string() : fmt::format(" ×{}", held.times);
    all.push_back(fmt::format("{}={}{}", key, actorName(held.holder), times));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

ActorSet RedisLocks::holders() const {
  ActorSet all;
  for (const auto& [key, held] : held_) all.insert(held.holder);
  return all;
}

}  // namespace ttadak
