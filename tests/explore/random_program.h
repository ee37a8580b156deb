#pragma once

#include <rapidcheck.h>

#include <array>
#include <ostream>
#include <vector>

#include "sim/world/lock.h"
#include "sim/world/variable.h"

// Random programs of a few actors, for methods to be held against each other.

namespace ttadak {

/// What an actor does next, and to which of two things.
struct Operation {
  enum Kind { read, write, add, swap, lock, await } kind{};
  int which = 0;

  bool operator==(const Operation&) const = default;
};

/// As C++ that makes the same program.
inline std::ostream& operator<<(std::ostream& out, const Operation& operation) {
  static constexpr std::array names{"read", "write", "add", "swap", "lock", "await"};
  return out << "{Operation::" << names[operation.kind] << ", " << operation.which << "}";
}

struct Program {
  std::vector<std::vector<Operation>> actors;
  std::vector<Fault> faults;
};

inline std::ostream& operator<<(std::ostream& out, const Program& program) {
  out << "Program{{";
  for (const auto& actor : program.actors) {
    out << "{";
    for (const auto& operation : actor) out << operation << ", ";
    out << "}, ";
  }
  out << "}, {";
  for (const Fault fault : program.faults) out << "static_cast<Fault>(" << static_cast<int>(fault) << "), ";
  return out << "}}";
}

/// A variable that can be waited for, with or without patience.
class Cell final : public Object {
 public:
  Cell(World& world, Text name) : Object(world, std::move(name)) {}

  int read() {
    return world().step({.label = {"read", "읽기"}, .accesses = reads()}, [this] { return value_; });
  }
  void write(int value) {
    world().step({.label = {"write", "쓰기"}, .accesses = writes()}, [&] { value_ = value; });
  }
  int add() {
    return world().step({.label = {"add", "더하기"}, .accesses = writes()}, [this] { return value_++; });
  }
  bool swap() {
    const Step step{.label = {"swap", "교체"}, .accesses = writes(), .exact = false};
    const auto act = [this] {
      if (value_ == 0) return value_ = 1, true;
      World::onlyRead();
      return false;
    };
    return world().step(step, act, [](bool done) { return done ? "1" : "0"; });
  }
  bool await() {
    const auto isSet = [this](ActorId) { return value_ != 0; };
    const Wait wait{*this, isSet, std::chrono::seconds(1)};
    return world().step({.label = {"await", "기다림"}, .accesses = reads(), .wait = &wait},
                        [] { return !World::timeIsUp(); });
  }
  int value() const { return value_; }

  void reset() override { value_ = 0; }
  void digest(Digest& to) const override { to << value_; }
  std::string state() const override { return std::to_string(value_); }

 private:
  int value_ = 0;
};

struct RandomWorld : World {
  Cell x{*this, "x"};
  Cell y{*this, "y"};
  Lock l{*this, "l"};
  Lock m{*this, "m"};

  explicit RandomWorld(const Program& program) {
    for (const auto& operations : program.actors) {
      std::string likeness;  // equal programs are like programs
      for (const auto& one : operations) likeness += std::to_string(one.kind * 2 + one.which) + ' ';
      addActor(
          "actor", [this, operations] { run(operations); }, likeness);
    }
    for (const Fault fault : program.faults) switchOn(fault);
    addProperty({"not-three", "x is not 3 in the end", [this]() -> std::optional<Text> {
                   return x.value() == 3 ? std::optional(Text("x is 3")) : std::nullopt;
                 }});
    addProperty({"y-below-2", "y is always below 2",
                 [this]() -> std::optional<Text> {
                   return y.value() >= 2 ? std::optional(Text("y is 2 or more")) : std::nullopt;
                 },
                 &y});
  }

  void run(const std::vector<Operation>& operations) {
    int seen = 0;
    std::array held{false, false};
    for (const auto& [kind, which] : operations) {
      Cell& cell = which == 0 ? x : y;
      Lock& lock = which == 0 ? l : m;
      bool& mine = held[static_cast<std::size_t>(which)];
      switch (kind) {
        case Operation::read: seen += cell.read(); break;
        case Operation::write: cell.write(seen + 1); break;
        case Operation::add: seen += cell.add(); break;
        case Operation::swap: seen += cell.swap() ? 1 : 0; break;
        case Operation::await: seen += cell.await() ? 1 : 0; break;
        case Operation::lock:
          mine ? lock.release() : lock.acquire();
          mine = !mine;
          break;
      }
    }
  }
};

inline rc::Gen<Operation> anyOperation(int kinds) {
  return rc::gen::build<Operation>(
      rc::gen::set(&Operation::kind, rc::gen::cast<Operation::Kind>(rc::gen::inRange(0, kinds))),
      rc::gen::set(&Operation::which, rc::gen::inRange(0, 2)));
}

/// Of 2 to 4 actors that take `most` steps in all; of the first `kinds` of operations, with or without faults.
inline rc::Gen<Program> anyProgram(std::size_t most, int kinds, bool faults) {
  return rc::gen::exec([=] {
    Program program;
    const auto actors = *rc::gen::inRange<std::size_t>(2, 5);
    for (std::size_t i = 0; i < actors; ++i) {
      const auto length = *rc::gen::inRange<std::size_t>(1, most / actors + 1);
      program.actors.push_back(*rc::gen::container<std::vector<Operation>>(length, anyOperation(kinds)));
    }
    if (faults && *rc::gen::inRange(0, 3) == 0) {
      program.faults.push_back(*rc::gen::element(Fault::hang, Fault::waitTimeout));
    }
    return program;
  });
}

}  // namespace ttadak
