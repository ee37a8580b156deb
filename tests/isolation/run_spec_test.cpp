#include "sim/isolation/run_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "scripted_sessions.h"
#include "sim/isolation/parse_spec.h"
#include "sim/kernel/input_error.h"

namespace ttadak::isolation {
namespace {

constexpr auto two = "session a step a1 {A1} step a2 {A2} session b step b1 {B1} step b2 {B2}\n";
constexpr auto three = "session a step a1 {A1} session b step b1 {B1} session c step c1 {C1} step c2 {C2}\n";

std::string runOf(const std::string& text, const Script& script = {}) {
  std::ostringstream out;
  const auto connect = [&](const Permutation&) { return std::make_unique<ScriptedSessions>(script); };
  runSpec(parseSpec(text, "x.spec"), "x.spec", connect, out);
  return out.str();
}

/// Of a spec with one permutation, without what is printed before its steps.
std::string stepsOf(const std::string& text, const Script& script = {}) {
  const std::string all = runOf(text, script);
  return all.substr(all.find('\n', all.find("starting permutation:")) + 1);
}

Text refusalOf(const std::string& text, const Script& script) {
  try {
    runOf(text, script);
  } catch (const InputError& error) {
    return error.message();
  }
  return {"nothing is wrong"};
}

Answer rows(const std::string& cell) { return {{{{}, ResultTable{{"n"}, {{cell}}}}}, {}}; }
Answer failure(const std::string& message) { return {{}, ServerError{"ERROR", "40001", 0, message}}; }

TEST(RunSpec, TellsEveryPermutationAndItsSteps) {
  EXPECT_EQ(runOf("session a step a1 {A1} session b step b1 {SELECT\n 1;}"),
            "Parsed test spec with 2 sessions\n"
            "\nstarting permutation: a1 b1\nstep a1: A1\nstep b1: SELECT\n 1;\n"
            "\nstarting permutation: b1 a1\nstep b1: SELECT\n 1;\nstep a1: A1\n");
}

TEST(RunSpec, NamesTheStepsThatNoPermutationTakes) {
  EXPECT_EQ(runOf(std::string(two) + "permutation b2"),
            "unused step name: a1\nunused step name: a2\nunused step name: b1\nParsed test spec with 2 sessions\n"
            "\nstarting permutation: b2\nstep b2: B2\n");
}

TEST(RunSpec, TellsTheRowsOfEveryStatementAndWhyTheLastOneFailed) {
  Script script;
  script.answers["A1"] = rows("1");
  script.answers["A1"].statements.push_back({{"WARNING:  odd"}, {}});
  script.answers["A1"].error = failure("no more").error;
  script.notices["A1"] = {"NOTICE:  first"};
  EXPECT_EQ(stepsOf("session a step a1 {A1}", script),
            "a: NOTICE:  first\nstep a1: A1\nn\n-\n1\n(1 row)\n\na: WARNING:  odd\nERROR:  no more\n");
}

TEST(RunSpec, RunsSetupsBeforeAndTeardownsAfterAndTellsTheLastStatementsRows) {
  Script script;
  script.answers["S"] = {{{{}, ResultTable{{"lost"}, {}}}, {{"NOTICE:  unheard"}, ResultTable{{"n"}, {{"1"}}}}}, {}};
  script.answers["SA"] = {{{{}, ResultTable{{"lost"}, {}}}, {{"NOTICE:  heard"}, {}}}, {}};
  script.answers["TA"] = failure("no table");
  script.answers["T"] = failure("none here either");
  EXPECT_EQ(stepsOf("setup {S} teardown {T} session a setup {SA} step a1 {A1} teardown {TA}", script),
            "n\n-\n1\n(1 row)\n\na: NOTICE:  heard\nstep a1: A1\n"
            "teardown of session a failed: ERROR:  no table\nteardown failed: ERROR:  none here either\n");
}

TEST(RunSpec, TellsThatAStepWaitsAndThatItIsCompleted) {
  Script script;
  script.waitsFor["B1"] = "A2";
  script.answers["B1"] = failure("too late");
  EXPECT_EQ(stepsOf(std::string(two) + "permutation a1 b1 a2 b2", script),
            "step a1: A1\nstep b1: B1 <waiting ...>\nstep a2: A2\nstep b1: <... completed>\nERROR:  too late\n"
            "step b2: B2\n");
}

TEST(RunSpec, CompletesStepsInTheOrderInWhichTheyCameToWait) {
  Script script;
  script.waitsFor = {{"B1", "C1"}, {"A1", "C1"}};
  EXPECT_EQ(stepsOf(std::string(three) + "permutation b1 a1 c1 c2", script),
            "step b1: B1 <waiting ...>\nstep a1: A1 <waiting ...>\nstep c1: C1\nstep b1: <... completed>\n"
            "step a1: <... completed>\nstep c2: C2\n");
}

TEST(RunSpec, AStepWithAStarIsToldToWaitEvenIfItDoesNot) {
  EXPECT_EQ(stepsOf("session a step a1 {A1} session b step b1 {B1} permutation a1(*) b1"),
            "step a1: A1 <waiting ...>\nstep b1: B1\nstep a1: <... completed>\n");
}

TEST(RunSpec, AMarkedStepIsHeldBackUntilTheOtherIsCompleted) {
  Script script;
  script.waitsFor["B1"] = "C2";
  EXPECT_EQ(stepsOf(std::string(three) + "permutation b1 a1(b1) c1 c2", script),
            "step b1: B1 <waiting ...>\nstep a1: A1 <waiting ...>\nstep c1: C1\nstep c2: C2\n"
            "step b1: <... completed>\nstep a1: <... completed>\n");
  script.waitsFor["A1"] = "C1";
  EXPECT_EQ(stepsOf(std::string(three) + "permutation a1(b1) b1 c1 c2", script),
            "step a1: A1 <waiting ...>\nstep b1: B1 <waiting ...>\nstep c1: C1\nstep c2: C2\n"
            "step b1: <... completed>\nstep a1: <... completed>\n")
      << "it is looked at again once the later one is completed";
}

TEST(RunSpec, AStepIsHeldBackUntilAnotherSessionHasSentItsNotices) {
  Script script;
  script.notices = {{"B1", {"NOTICE:  one"}}, {"C1", {"NOTICE:  not counted"}}, {"B2", {"NOTICE:  two", "NOTICE:  3"}}};
  EXPECT_EQ(stepsOf("session a step a1 {A1} session b step b1 {B1} step b2 {B2} session c step c1 {C1}\n"
                    "permutation b1 a1(b2 notices 2) c1 b2",
                    script),
            "b: NOTICE:  one\nstep b1: B1\nstep a1: A1 <waiting ...>\nc: NOTICE:  not counted\nstep c1: C1\n"
            "b: NOTICE:  two\nb: NOTICE:  3\nstep b2: B2\nstep a1: <... completed>\n");
}

TEST(RunSpec, HearsTheNoticesOfAStepThatWaits) {
  Script script;
  script.notices["B1"] = {"NOTICE:  about to wait"};
  script.waitsFor["B1"] = "A2";
  EXPECT_EQ(stepsOf(std::string(two) + "permutation a1 b1 a2 b2", script),
            "step a1: A1\nb: NOTICE:  about to wait\nstep b1: B1 <waiting ...>\nstep a2: A2\n"
            "step b1: <... completed>\nstep b2: B2\n");
}

TEST(RunSpec, LetsTimeGoByBeforeTheNextStepOfASessionThatWaitsAndAtTheEnd) {
  Script script;
  script.timesOut = {"B1", "B2"};
  EXPECT_EQ(stepsOf(std::string(two) + "permutation b1 a1 b2 a2", script),
            "step b1: B1 <waiting ...>\nstep a1: A1\nstep b1: <... completed>\nstep b2: B2 <waiting ...>\n"
            "step a2: A2\nstep b2: <... completed>\n");
}

TEST(RunSpec, LetsTimeGoByForTheStepThatHoldsAnotherBack) {
  Script script;
  script.timesOut = {"A1"};
  EXPECT_EQ(stepsOf(std::string(two) + "permutation a1 b1(a1) b2", script),
            "step a1: A1 <waiting ...>\nstep b1: B1 <waiting ...>\nstep a1: <... completed>\n"
            "step b1: <... completed>\nstep b2: B2\n");
}

TEST(RunSpec, RefusesAStepWhoseSessionWouldWaitForever) {
  Script script;
  script.waitsFor["B1"] = "A2";
  const Text refusal = refusalOf(std::string(two) + "permutation a1 a2 b1 b2 permutation a1 b1 b2 a2", script);
  EXPECT_EQ(refusal.en,
            "x.spec:1:69: step 'b2' of permutation 2 cannot run: its session 'b' still waits in step 'b1', and no step "
            "before it ends that");
  EXPECT_EQ(refusal.ko,
            "x.spec:1:69: 순열 2의 단계 'b2'을(를) 실행할 수 없습니다: 세션 'b'이(가) 아직 단계 'b1'에서 기다리고, 그 "
            "앞의 어떤 단계도 그 기다림을 끝내지 않습니다");
}

TEST(RunSpec, RefusesAPermutationAtWhoseEndASessionWaits) {
  Script script;
  script.waitsFor["B1"] = "A2";
  const Text refusal = refusalOf(std::string(two) + "permutation a1 b1", script);
  EXPECT_EQ(
      refusal.en,
      "x.spec:1:56: session 'b' still waits in step 'b1' when permutation 1 ends: it needs a step that lets it go "
      "on, such as a COMMIT of another session");
  EXPECT_EQ(refusal.ko,
            "x.spec:1:56: 순열 1이(가) 끝나도 세션 'b'이(가) 단계 'b1'에서 기다립니다: 다른 세션의 COMMIT처럼 기다림을 "
            "끝내는 단계가 있어야 합니다");
}

TEST(RunSpec, RefusesASetupThatFailsOrWaits) {
  Script script;
  script.answers["S"] = failure("no such table");
  EXPECT_EQ(refusalOf("setup {S} session a step a1 {A1}", script).en,
            "x.spec:1:8: the setup failed: ERROR:  no such table");
  EXPECT_EQ(refusalOf("session a setup {S} step a1 {A1}", script).en,
            "x.spec:1:18: the setup of session 'a' failed: ERROR:  no such table");
  script.waitsFor["W"] = "never";
  EXPECT_EQ(refusalOf("session a setup {W} step a1 {A1}", script).en,
            "x.spec:1:18: session 'a' waits for another in its setup or teardown, where no step can end that");
}

}  // namespace
}  // namespace ttadak::isolation
