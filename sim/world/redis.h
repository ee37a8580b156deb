#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sim/kernel/world.h"

namespace ttadak {

/// A Redis server's strings, with their times to live. Every command is a step. A key with a time to live goes away by
/// itself when its timer runs out.
///
/// Source: Redis documentation, commands SET, GET, DEL; "Distributed Locks with Redis" for the unlock by owner.
class Redis final : public Object {
 public:
  explicit Redis(World& world, Text name = "Redis") : Object(world, std::move(name)) {}

  /// SET key value NX PX ttl (no PX: kept for ever). Says whether the key was free.
  bool setIfAbsent(const std::string& key, const std::string& value, std::optional<Duration> ttl = {},
                   SourceLine at = SourceLine::here());
  /// GET key.
  std::optional<std::string> get(const std::string& key, SourceLine at = SourceLine::here());
  /// DEL key: whoever had it. Says whether it was there.
  bool del(const std::string& key, SourceLine at = SourceLine::here());
  /// The script `if GET(key) == value then DEL(key)`, in one go. Says whether it did.
  bool delIfEqual(const std::string& key, const std::string& value, SourceLine at = SourceLine::here());

  /// How many commands were sent, for properties: no step.
  std::size_t commands() const { return commands_; }

  void reset() override;
  void digest(Digest& to) const override { to << entries_ << commands_; }
  std::string state() const override;
  void expire(const std::string& key) override { entries_.erase(key); }

 private:
  bool erase(const std::string& key);

  std::map<std::string, std::string> entries_;
  std::size_t commands_ = 0;
};

/// A sorted set in a Redis server: members with scores.
///
/// Source: Redis documentation, commands ZINCRBY and ZSCORE.
class SortedSet final : public Object {
 public:
  SortedSet(World& world, Text name) : Object(world, std::move(name)) {}

  /// With this score every run begins.
  void startWith(const std::string& member, std::int64_t score) { initially_[member] = score; }

  /// ZINCRBY: a member that is absent counts as one with score 0. The answer, the new score, is for the record only.
  void zincrby(const std::string& member, std::int64_t increment, SourceLine at = SourceLine::here());
  /// ZSCORE: nothing for a member that is absent.
  std::optional<std::int64_t> zscore(const std::string& member, SourceLine at = SourceLine::here());

  /// For properties: no step.
  const std::map<std::string, std::int64_t>& scores() const { return scores_; }
  std::int64_t scoreOf(const std::string& member) const {
    const auto found = scores_.find(member);
    return found == scores_.end() ? 0 : found->second;
  }

  void reset() override { scores_ = initially_; }
  void digest(Digest& to) const override { to << scores_; }
  std::string state() const override;

 private:
  std::map<std::string, std::int64_t> initially_;
  std::map<std::string, std::int64_t> scores_;
};

}  // namespace ttadak
