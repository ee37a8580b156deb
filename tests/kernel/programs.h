#pragma once

#include <cstddef>
#include <string>

#include "sim/kernel/world.h"
#include "sim/world/lock.h"
#include "sim/world/variable.h"

// Small Worlds that the tests run.

namespace ttadak {

/// N actors, each of which reads a counter and writes one more.
struct LostUpdate : World {
  Variable<int> counter{*this, {"counter", "카운터"}};

  explicit LostUpdate(std::size_t actors = 2) {
    for (std::size_t i = 0; i < actors; ++i) {
      addActor("increment", [this] {
        const int seen = counter.read();
        counter.write(seen + 1);
      });
    }
    addProperty({"nothing-lost", {"every increment counts", "모든 증가가 반영된다"}, [this]() -> std::optional<Text> {
                   if (counter.value() == static_cast<int>(this->actors().size())) return std::nullopt;
                   return Text("the counter is " + std::to_string(counter.value()));
                 }});
  }
};

/// Two actors that take two locks in opposite orders.
struct TwoForks : World {
  Lock left{*this, {"left fork", "왼쪽 포크"}};
  Lock right{*this, {"right fork", "오른쪽 포크"}};

  TwoForks() {
    addActor("left first", [this] { eat(left, right); });
    addActor("right first", [this] { eat(right, left); });
  }

  static void eat(Lock& first, Lock& second) {
    first.acquire();
    second.acquire();
    second.release();
    first.release();
  }
};

/// One actor that never comes to an end, whatever happens around it.
struct Spinning : World {
  Variable<int> flag{*this, "flag"};

  Spinning() {
    addActor("spin", [this] {
      while (flag.read() != 2) {
      }
    });
  }
};

}  // namespace ttadak
