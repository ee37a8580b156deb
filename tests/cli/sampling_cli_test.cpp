#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "run_cli.h"

namespace ttadak::cli {
namespace {

using testing::HasSubstr;

Outcome exploring(std::vector<std::string> flags) {
  flags.insert(flags.begin(), {"explore", "ground-flip"});
  return ttadak(flags);
}

void expectRefused(const std::vector<std::string>& flags, const std::string& why) {
  const auto outcome = exploring(flags);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.errors, HasSubstr(why));
  EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
}

TEST(SamplingCli, RefusesWhatIsNoMethod) {
  for (const std::string method : {"pct:d=0", "pct:x=1", "pct:d=", "pct:", "pct:d=2x", "pct:d=101", "pct:d=-1"}) {
    expectRefused({"--method", method}, "after 'pct:' comes d=N");
  }
  expectRefused({"--method", "pos:d=2"}, "nothing can be said after 'pos'");
  expectRefused({"--method", "unifrom"}, "did you mean 'uniform'?");
}

TEST(SamplingCli, RefusesFlagsThatTheMethodHasNoUseFor) {
  expectRefused({"--method", "random", "--runs", "0"}, "--runs '0'");
  expectRefused({"--method", "random", "--seed", "x"}, "--seed 'x'");
  expectRefused({"--runs", "5", "--method", "naive"}, "--runs: 'naive'");
  expectRefused({"--seed", "5"}, "--seed: 'auto'");
}

TEST(SamplingCli, PrintsRunsAndHitsAndTheInterval) {
  const auto outcome = exploring({"--method", "pct:d=2", "--runs", "200", "--seed", "3", "--json"});
  EXPECT_EQ(outcome.status, 1);
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json.at("method"), "pct:d=2");
  EXPECT_EQ(json.at("runs"), 200);
  EXPECT_GT(json.at("hits"), 0);
  const double rate = json.at("hits").get<double>() / 200;
  EXPECT_LT(json.at("interval").at(0), rate);
  EXPECT_GT(json.at("interval").at(1), rate);
  EXPECT_TRUE(json.at("interleavings").is_null());
  EXPECT_TRUE(json.at("outcomes").at(0).at("interleavings").is_null());
  EXPECT_GT(json.at("outcomes").at(0).at("runs"), 0);
  EXPECT_FALSE(nlohmann::json::parse(exploring({"--json"}).out).contains("runs"));
}

TEST(SamplingCli, SaysInWordsWhatWasFound) {
  const auto found = exploring({"--method", "random", "--runs", "200"});
  EXPECT_EQ(found.status, 1);
  EXPECT_THAT(found.out, HasSubstr("of 200 runs at random violate a property"));
  const auto none = exploring({"--method", "random", "--runs", "200", "--requests", "1", "--lang", "ko"});
  EXPECT_EQ(none.status, 4);
  EXPECT_THAT(none.out, HasSubstr("무작위 실행 200번 중 속성을 어긴 것은 없습니다"));
}

TEST(SamplingCli, OffersTheMethods) {
  EXPECT_EQ(ttadak({"complete", "explore", "ground-flip", "--method", "p"}).out, "pct\npos\n");
}

}  // namespace
}  // namespace ttadak::cli
