#include "sim/world/redis.h"

#include <vector>

#include "sim/kernel/words.h"

namespace ttadak {

namespace {

constexpr auto yesOrNo = [](bool yes) { return yes ? "1" : "0"; };

template <class Map>
std::string listed(const Map& entries) {
  std::vector<std::string> all;
  for (const auto& [key, value] : entries) all.push_back(fmt::format("{}={}", key, value));
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace

bool Redis::setIfAbsent(const std::string& key, const std::string& value, std::optional<Duration> ttl, SourceLine at) {
  const auto label = [&] {
    return Text(ttl ? fmt::format("SET {} NX PX {}", key, ttl->count()) : fmt::format("SET {} NX", key));
  };
  const auto act = [&] {
    ++commands_;
    if (!entries_.emplace(key, value).second) return false;
    const auto ends = words("{} expires", "{} 만료", key);
    if (ttl) world().clock().start(*ttl, {{}, World::running(), this, key, ends, at});
    return true;
  };
  return world().step({.label = label, .accesses = writes(), .at = at}, act, yesOrNo);
}

std::optional<std::string> Redis::get(const std::string& key, SourceLine at) {
  const auto label = [&] { return Text("GET " + key); };
  const auto act = [&] {
    ++commands_;
    const auto found = entries_.find(key);
    return found == entries_.end() ? std::nullopt : std::optional(found->second);
  };
  return world().step({.label = label, .accesses = reads(), .at = at}, act,
                      [](const auto& found) { return found.value_or("–"); });
}

bool Redis::del(const std::string& key, SourceLine at) {
  const auto label = [&] { return Text("DEL " + key); };
  return world().step(
      {.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, [&] { return erase(key); }, yesOrNo);
}

bool Redis::delIfEqual(const std::string& key, const std::string& value, SourceLine at) {
  const auto label = [&] { return Text(fmt::format("DEL {} if {}", key, value)); };
  const auto act = [&] {
    const auto found = entries_.find(key);
    if (found != entries_.end() && found->second == value) return erase(key);
    ++commands_;
    return false;
  };
  return world().step({.label = label, .accesses = writes(), .at = at, .mayUnwind = false}, act, yesOrNo);
}

bool Redis::erase(const std::string& key) {
  ++commands_;
  world().clock().cancel(*this, key);
  return entries_.erase(key) > 0;
}

void Redis::reset() {
  entries_.clear();
  commands_ = 0;
}

std::string Redis::state() const { return listed(entries_); }

void SortedSet::zincrby(const std::string& member, std::int64_t increment, SourceLine at) {
  const auto label = [&] { return Text(fmt::format("ZINCRBY {:+} {}", increment, member)); };
  world().step(
      {.label = label, .accesses = writes(), .at = at}, [&] { scores_[member] += increment; },
      [&] { return fmt::format("{}", scores_[member]); });
}

std::optional<std::int64_t> SortedSet::zscore(const std::string& member, SourceLine at) {
  const auto label = [&] { return Text("ZSCORE " + member); };
  const auto act = [&]() -> std::optional<std::int64_t> {
    const auto found = scores_.find(member);
    return found == scores_.end() ? std::nullopt : std::optional(found->second);
  };
  const auto shown = [](const auto& score) { return score ? fmt::format("{}", *score) : "–"; };
  return world().step({.label = label, .accesses = reads(), .at = at}, act, shown);
}

std::string SortedSet::state() const { return listed(scores_); }

}  // namespace ttadak
