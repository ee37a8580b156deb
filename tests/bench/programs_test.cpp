#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "explore/explorations.h"

// The literature's programs: how many traces each has is known, and the methods agree on the rest.

namespace ttadak::programs {
namespace {

Exploration exploreProgram(const std::string& text, Method method, bool symmetry = true) {
  const auto chosen = parseProgram(text);
  ExploreOptions options;
  options.method = method;
  options.symmetry = symmetry;
  return explore([&] { return chosen.program.make(chosen.size); }, options);
}

struct Known {
  std::string program;
  std::uint64_t traces;
};
class TracesTest : public testing::TestWithParam<Known> {};

TEST_P(TracesTest, AreGoneThroughOnceEach) {
  const auto found = exploreProgram(GetParam().program, Method::dpor);
  EXPECT_EQ(found.traces, GetParam().traces);
  EXPECT_EQ(found.redundant, 0);
}

INSTANTIATE_TEST_SUITE_P(Literature, TracesTest,
                         testing::Values(Known{"readers:8", 256}, Known{"lastzero:7", 320}, Known{"filesystem:14", 2},
                                         Known{"filesystem:16", 8}, Known{"indexer:12", 8}, Known{"indexer:13", 64},
                                         Known{"lost-update:4", 576}, Known{"last-write:5", 120},
                                         Known{"writers-reader:4", 120}, Known{"two-counters:4", 576},
                                         Known{"writes:3x2", 90}, Known{"philosophers:6", 63}, Known{"cas-rotate:3", 5},
                                         Known{"cas-rotate:4", 14}, Known{"cas-write:3", 66},
                                         Known{"store-buffer:2", 3}, Known{"flip:2", 6}, Known{"flip:3", 63},
                                         Known{"flip:4", 1108}, Known{"flip-mutex:4", 24}),
                         [](const auto& test) {
                           std::string name = test.param.program;
                           for (char& one : name) {
                             if (one == ':' || one == '-') one = '_';
                           }
                           return name;
                         });

TEST(Programs, EveryExhaustiveMethodFindsTheSame) {
  for (const std::string program :
       {"readers:3", "lastzero:2", "filesystem:2", "indexer:2", "lost-update:3", "last-write:5", "writers-reader:4",
        "two-counters:3", "writes:2x3", "store-buffer:2", "philosophers:3", "flip:3", "flip-mutex:3", "cas-rotate:4",
        "cas-write:3"}) {
    const auto naive = exploreProgram(program, Method::naive);
    EXPECT_EQ(Numbers(naive), Numbers(exploreProgram(program, Method::stateful))) << program;
    EXPECT_EQ(Numbers(naive), Numbers(exploreProgram(program, Method::stateful, false))) << program;
    const auto dpor = exploreProgram(program, Method::dpor);
    EXPECT_EQ(dpor.verdict, naive.verdict) << program;
    EXPECT_EQ(dpor.violations.size(), naive.violations.size()) << program;
    EXPECT_EQ(dpor.outcomes.size(), naive.outcomes.size()) << program;
  }
}

TEST(Programs, TapsHaveSoManyInterleavings) {
  EXPECT_EQ(exploreProgram("flip:2", Method::naive).interleavings, "16");
  EXPECT_EQ(exploreProgram("flip:3", Method::naive).interleavings, "702");
  EXPECT_EQ(exploreProgram("flip:4", Method::naive).interleavings, "74976");
}

struct Printed {
  int status = 0;
  std::string text;
};

Printed ttadakPrograms(const std::string& arguments) {
  std::array<char, 4096> buffer{};
  Printed printed;
  FILE* pipe = popen((std::string(TTADAK_PROGRAMS) + ' ' + arguments + " 2>&1").c_str(), "r");
  while (const auto size = fread(buffer.data(), 1, buffer.size(), pipe)) printed.text.append(buffer.data(), size);
  printed.status = WEXITSTATUS(pclose(pipe));
  return printed;
}

TEST(TtadakPrograms, PrintsCompleteRunsAndDeadlockedOnes) {
  const auto printed = ttadakPrograms("philosophers:3 --method dpor --json");
  EXPECT_EQ(printed.status, 1);
  const auto json = nlohmann::json::parse(printed.text);
  EXPECT_EQ(json["complete"], 7);
  EXPECT_EQ(json["deadlocked"], 1);
  EXPECT_EQ(json["sleep_set_blocked"], 0);
}

TEST(TtadakPrograms, ASizeOutOfRangeIsBadInput) {
  for (const std::string program : {"flip:0", "flip:65", "flip:two", "writes:3", "flip", "flop:2"}) {
    const auto printed = ttadakPrograms(program + " --method naive");
    EXPECT_EQ(printed.status, 2) << program;
    EXPECT_EQ(std::count(printed.text.begin(), printed.text.end(), '\n'), 1) << printed.text;
  }
}

}  // namespace
}  // namespace ttadak::programs
