#pragma once

#include <map>
#include <string>

#include "sim/kernel/world.h"

namespace ttadak {

/// Locks with a lease in Redis, as Redisson's RLock keeps them: a hash with its holder and how often they took it,
/// which goes away when the lease ends. Who of those waiting gets the lock next is anybody's guess.
///
/// Source: Redisson 3 API, RLock.tryLock(waitTime, leaseTime, unit), unlock(), isHeldByCurrentThread(), and the scripts
/// of RedissonLock.
class RedisLocks final : public Object {
 public:
  explicit RedisLocks(World& world, Text name = {"locks in Redis", "Redis 락"}) : Object(world, std::move(name)) {}

  /// Waits up to `wait` for the lock of that name and says whether it was had; it then ends by itself after `lease`.
  /// Who has it already takes it once more, and its lease begins anew. With a wait of 0 it answers at once.
  bool tryLock(const std::string& key, Duration wait, Duration lease, SourceLine at = SourceLine::here());
  bool isHeldByMe(const std::string& key, SourceLine at = SourceLine::here());
  /// Who took it more than once still has it then, and its lease begins anew. Throws std::runtime_error, as Redisson
  /// does, if it is not (or no longer) the caller's.
  void unlock(const std::string& key, SourceLine at = SourceLine::here());
  /// DEL: gives the lock back whoever has it.
  void forceUnlock(const std::string& key, SourceLine at = SourceLine::here());

  /// How many commands were sent, for properties: no step.
  std::size_t commands() const { return commands_; }

  void reset() override;
  void digest(Digest& to) const override { to << held_ << commands_; }
  std::string state() const override;
  ActorSet holders() const override;
  void expire(const std::string& key) override { held_.erase(key); }

 private:
  struct Held {
    ActorId holder;
    int times = 0;
    Duration lease{};

    void digest(Digest& to) const { to << holder << times << lease.count(); }
  };

  bool isFreeFor(const std::string& key, ActorId actor) const;
  bool isMine(const std::string& key) const;
  void beginLease(const std::string& key, SourceLine at);
  void drop(const std::string& key);

  std::map<std::string, Held> held_;
  std::size_t commands_ = 0;
};

}  // namespace ttadak
