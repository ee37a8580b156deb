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
  MemoryMap(World& world, Text name) : Object(world, std::move(name)) {}

  std::optional<std::string> find(const std::string& key, SourceLine at = SourceLine::here());
  void put(const std::string& key, std::string value, SourceLine at = SourceLine::here());

  void reset() override { entries_.clear(); }
  /// The values, in the order of their keys.
  std::string state() const override;

 private:
  std::map<std::string, std::string> entries_;
};

}  // namespace ttadak
