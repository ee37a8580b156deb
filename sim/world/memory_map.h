#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "sim/kernel/world.h"

namespace ttadak {

/// A map in a server's memory, such as a cache: looking up and putting in are one step each.
class MemoryMap final : public Object {
 public:
  /// What a person is shown of a key.
  using ShortKey = std::string (*)(const std::string&);

  MemoryMap(World& world, Text name, ShortKey shortKey) : Object(world, std::move(name)), shortKey_(shortKey) {}

  std::optional<std::string> find(const std::string& key, SourceLine at = SourceLine::here());
  void put(const std::string& key, std::string value, SourceLine at = SourceLine::here());

  void reset() override { entries_.clear(); }
  void digest(Digest& to) const override { to << entries_; }
  /// `key=value` for each entry, in the order of the keys.
  std::string state() const override;

 private:
  ShortKey shortKey_;
  std::map<std::string, std::string> entries_;
};

}  // namespace ttadak
