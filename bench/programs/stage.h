#pragma once

#include <deque>
#include <string>
#include <utility>

#include "sim/kernel/words.h"
#include "sim/world/lock.h"
#include "sim/world/variable.h"

namespace ttadak::programs {

/// A World whose actors are functions.
class Stage : public World {
 public:
  using World::addProperty;

  Variable<int>& variable(const std::string& name, int initial = 0) {
    return variables_.emplace_back(*this, name, initial);
  }
  /// `count` variables called name[0], name[1] ...
  std::deque<Variable<int>>& array(const std::string& name, int count) {
    auto& all = arrays_.emplace_back();
    for (int i = 0; i < count; ++i) all.emplace_back(*this, fmt::format("{}[{}]", name, i));
    return all;
  }
  Lock& lock(const std::string& name) { return locks_.emplace_back(*this, name); }

  void actor(std::function<void()> body) { addActor("thread", std::move(body)); }
  /// That runs the same code as all others of its likeness.
  void like(const std::string& likeness, std::function<void()> body) { addActor("thread", std::move(body), likeness); }

 private:
  std::deque<Variable<int>> variables_;
  std::deque<std::deque<Variable<int>>> arrays_;
  std::deque<Lock> locks_;
};

}  // namespace ttadak::programs
