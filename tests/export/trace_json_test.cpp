#include "sim/export/trace_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/programs.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/random_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

Trace deadlock() {
  TwoForks world;
  const auto crossed = Schedule::parse("A B").choices;
  ReplayStrategy strategy(crossed);
  Scheduler scheduler;
  return record(scheduler, world, strategy, "forks/two");
}

std::string refusal(const std::string& json) {
  try {
    traceFromJson(json);
  } catch (const InputError& error) {
    return error.message().en;
  }
  return "";
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(TraceJson, ReadsBackWhatItWrote) {
  EXPECT_EQ(traceFromJson(traceToJson(deadlock())), deadlock());
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    LostUpdate world(3);
    RandomStrategy strategy(seed);
    Scheduler scheduler;
    const auto trace = record(scheduler, world, strategy);
    const auto json = traceToJson(trace);
    ASSERT_EQ(traceFromJson(json), trace);
    ASSERT_EQ(traceToJson(traceFromJson(json)), json);
  }
}

TEST(TraceJson, ATextCutAnywhereIsRefused) {
  const auto json = traceToJson(deadlock());
  for (std::size_t length = 0; length < json.size(); ++length) {
    ASSERT_THAT(refusal(json.substr(0, length)), HasSubstr("the JSON ends too early")) << length;
  }
}

TEST(TraceJson, SaysWhereItIsNoJson) {
  EXPECT_THAT(refusal("{\n  \"end\": ?"), HasSubstr("line 2, column 10: not JSON"));
}

TEST(TraceJson, SaysWhichValueIsMissingOrWrong) {
  const auto json = traceToJson(deadlock());
  EXPECT_EQ(refusal("[]"), "'the document' must be an object");
  EXPECT_EQ(refusal("{}"), "'schedule' is missing");
  EXPECT_EQ(refusal(replaced(json, "\"deadlocked\"", "\"dead\"")), "'end' has an unknown value");
  EXPECT_EQ(refusal(replaced(json, "\"line\": ", "\"line\": -")), "'steps[0].line' must be a whole number");
  EXPECT_EQ(refusal(replaced(json, "\"line\": ", "\"line\": 99999999999")), "'steps[0].line' must be a whole number");
  EXPECT_EQ(refusal(replaced(json, "\"accesses\": [", "\"accesses\": [7, ")),
            "'steps[0].accesses[0]' must be an object");
  EXPECT_EQ(refusal(replaced(json, "\"object\": \"left fork\"", "\"object\": \"spoon\"")),
            "'steps[0].accesses[0].object' names an object that the trace does not have");
  EXPECT_EQ(refusal(replaced(json, "\"step\": 2", "\"step\": 3")), "'violations[0].step' is no step of the trace");
  EXPECT_EQ(refusal(replaced(json, "\"fault\": null", "\"fault\": \"flood\"")), "'steps[0].fault' is no fault");
}

TEST(TraceJson, EveryDamagedByteIsReadOrRefusedNeverWorse) {
  const auto json = traceToJson(deadlock());
  for (std::size_t at = 0; at < json.size(); ++at) {
    for (const char damage : {'\0', '}', '9', '\xff'}) {
      auto damaged = json;
      damaged[at] = damage;
      refusal(damaged);
    }
  }
}

}  // namespace
}  // namespace ttadak
