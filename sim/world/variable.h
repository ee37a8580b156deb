#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>

#include "sim/kernel/world.h"

namespace ttadak {

/// One shared variable in memory: each access is a step, and sequentially consistent.
template <class Value>
class Variable final : public Object {
 public:
  Variable(World& world, Text name, Value initial = {})
      : Object(world, std::move(name)), initial_(std::move(initial)), value_(initial_) {}

  Value read(SourceLine at = SourceLine::here()) {
    return world().step(
        {.label = {[this] { return called("read", "읽기"); }}, .accesses = reads(), .at = at},
        [this] { return value_; }, shown);
  }

  void write(Value value, SourceLine at = SourceLine::here()) {
    world().step(
        {.label = {[this] { return called("write", "쓰기"); }}, .accesses = writes(), .at = at},
        [&] { value_ = std::move(value); }, [this] { return shown(value_); });
  }

  /// Read, change and write as one step; returns what it was before. `change` takes the old value and gives the new.
  template <class Change>
  Value update(Change change, SourceLine at = SourceLine::here()) {
    return world().step(
        {.label = {[this] { return called("update", "갱신"); }}, .accesses = writes(), .at = at},
        [&] { return std::exchange(value_, change(value_)); }, shown);
  }

  /// The same, and nobody learns what it was, so that fewer states differ.
  template <class Change>
  void change(Change change, SourceLine at = SourceLine::here()) {
    world().step(
        {.label = {[this] { return called("update", "갱신"); }}, .accesses = writes(), .at = at},
        [&] { value_ = change(value_); }, [this] { return shown(value_); });
  }

  /// Writes `desired` if the value is `expected`; says whether it did.
  bool compareAndSwap(const Value& expected, Value desired, SourceLine at = SourceLine::here()) {
    return world().step(
        {.label = {[this] { return called("compare and swap", "비교 후 교체"); }},
         .accesses = writes(),
         .at = at,
         .exact = false},
        [&] {
          const bool same = value_ == expected;
          if (same) {
            value_ = std::move(desired);
          } else {
            World::onlyRead();
          }
          return same;
        },
        shown);
  }

  /// What is in it, for properties: no step.
  const Value& value() const { return value_; }

  void reset() override { value_ = initial_; }
  void digest(Digest& to) const override { to << value_; }
  std::string state() const override { return shown(value_); }

 private:
  Text called(const char* english, const char* korean) const {
    return {std::string(english) + " " + name().en, name().ko + " " + korean};
  }
  static constexpr auto shown = [](const auto& value) { return fmt::format("{}", value); };

  Value initial_;
  Value value_;
};

}  // namespace ttadak
