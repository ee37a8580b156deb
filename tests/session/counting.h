#pragma once

#include <optional>

#include "kernel/programs.h"

namespace ttadak {

/// Two who increment a counter; with a lock around it, or without.
struct Counting : World {
  Variable<int> counter{*this, {"counter", "카운터"}};
  std::optional<Lock> lock;

  explicit Counting(bool locked) {
    if (locked) lock.emplace(*this, Text("monitor", "모니터"));
    for (int i = 0; i < 2; ++i) {
      addActor("increment", [this] {
        if (lock) lock->acquire();
        counter.write(counter.read() + 1);
        if (lock) lock->release();
      });
    }
    addProperty({"nothing-lost", {"every increment counts", "모든 증가가 반영된다"}, [this]() -> std::optional<Text> {
                   if (counter.value() == 2) return std::nullopt;
                   return Text("lost");
                 }});
  }
};

}  // namespace ttadak
