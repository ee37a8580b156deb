#pragma once

#include <cmath>
#include <string>

#include "explorations.h"
#include "sim/world/variable.h"

// What tests of sampling have in common.

namespace ttadak {

inline const std::vector<std::string> samplingMethods{"random", "pct:d=2", "pos", "uniform"};

inline ExploreOptions sampling(const std::string& method, std::uint64_t runs, std::uint64_t seed = 0) {
  ExploreOptions options;
  chooseMethod(options, method);
  options.runs = runs;
  options.seed = seed;
  return options;
}

template <class Program, class... Args>
Exploration sample(const ExploreOptions& options, Args... args) {
  return explore([=] { return std::make_unique<Program>(args...); }, options);
}

/// How many runs turned out how.
inline std::map<std::string, std::uint64_t> runsByOutcome(const Exploration& found) {
  std::map<std::string, std::uint64_t> all;
  for (const auto& one : found.outcomes) all[one.text] = one.runs.value_or(0);
  return all;
}

/// How many of `runs` runs there are like this, if it is for one in `1 / rate`: not further off than five standard
/// deviations, which chance alone does once in two million times.
inline void expectRate(std::uint64_t hits, std::uint64_t runs, double rate) {
  const auto all = static_cast<double>(runs);
  EXPECT_NEAR(static_cast<double>(hits), all * rate, 5 * std::sqrt(all * rate * (1 - rate)));
}

/// Whoever finds the pixel free takes it and scores.
struct Flip : World {
  Variable<int> owner{*this, "owner"};
  Variable<int> score{*this, "score"};

  explicit Flip(int taps) {
    const auto tap = [this] {
      if (owner.read() != 0) return;
      owner.write(1);
      score.change([](int value) { return value + 1; });
    };
    for (int i = 0; i < taps; ++i) addActor("tap", tap, "tap");
    addProperty({"score-is-1", "the score is 1", [this]() -> std::optional<Text> {
                   return score.value() == 1 ? std::nullopt : std::optional(Text("it is not"));
                 }});
  }
};

/// Each actor writes itself down as often as it is told to: how a run turns out tells which one it was.
struct Logbook : World {
  struct Entries final : Object {
    std::vector<ActorId> entries;
    explicit Entries(World& world) : Object(world, "book") {}
    void write() {
      world().step({.label = {"write", "쓰기"}, .accesses = writes()},
                   [this] { entries.push_back(world().running()); });
    }
    void reset() override { entries.clear(); }
    void digest(Digest& to) const override {
      for (const ActorId actor : entries) to << actor;
    }
    std::string state() const override { return actorNames(entries); }
  };

  Entries book{*this};

  explicit Logbook(const std::vector<int>& times, const std::string& likeness = "") {
    for (const int each : times) {
      const auto body = [this, each] {
        for (int i = 0; i < each; ++i) book.write();
      };
      addActor("write", body, likeness);
    }
  }
};

}  // namespace ttadak
