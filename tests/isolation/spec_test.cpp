#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/isolation/parse_spec.h"
#include "sim/isolation/permutations.h"
#include "sim/kernel/input_error.h"

namespace ttadak::isolation {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr auto seats = R"(# Two people, one seat.
setup { CREATE TABLE seat (id int); }
setup
{
  INSERT INTO seat VALUES (1);
}
teardown { DROP TABLE seat; }

session s1
setup   { BEGIN; }
step r1 { SELECT * FROM seat; } # looks
step "w 1" { UPDATE seat SET id = 2; }
teardown { COMMIT; }

session "two ""2"""
step r2 { SELECT 1; }

permutation r1 "w 1" r2
permutation "w 1"(*) r2("w 1", r1 notices 3)
permutation
)";

std::string named(const Spec& spec, const Permutation& permutation) {
  std::string text;
  for (const PlannedStep& planned : permutation) text += (text.empty() ? "" : " ") + spec[planned.step].name;
  return text;
}

std::vector<std::string> permutationsOf(const Spec& spec) {
  std::vector<std::string> all;
  eachPermutation(spec, [&](const Permutation& one) {
    all.push_back(named(spec, one));
    return true;
  });
  return all;
}

Text refusalOf(const std::string& text) {
  try {
    parseSpec(text, "a.spec");
  } catch (const InputError& error) {
    return error.message();
  }
  return {"nothing is wrong"};
}

TEST(ParseSpec, ReadsAllThatASpecHas) {
  std::string text = seats;
  text.erase(text.rfind("permutation"));
  const Spec spec = parseSpec(text, "seats.spec");
  ASSERT_THAT(spec.setUps, SizeIs(2));
  EXPECT_EQ(spec.setUps[1].sql, "\n  INSERT INTO seat VALUES (1);\n") << "as isolationtester prints it";
  EXPECT_EQ(spec.setUps[1].at.line, 5);
  EXPECT_EQ(spec.setUps[1].at.column, 3);
  EXPECT_EQ(spec.tearDown.sql, "DROP TABLE seat;");
  ASSERT_THAT(spec.sessions, SizeIs(2));
  EXPECT_EQ(spec.sessions[0].setUp.sql, "BEGIN;");
  EXPECT_EQ(spec.sessions[0].tearDown.sql, "COMMIT;");
  EXPECT_EQ(spec.sessions[0].steps[1].name, "w 1");
  EXPECT_EQ(spec.sessions[1].name, "two \"2\"");
  EXPECT_THAT(permutationsOf(spec), ElementsAre("r1 w 1 r2", "w 1 r2"));
  const auto& last = spec.permutations[1];
  EXPECT_EQ(last[0].markers[0].kind, Marker::Kind::waitsAlways);
  ASSERT_THAT(last[1].markers, SizeIs(2));
  EXPECT_EQ(last[1].markers[0].kind, Marker::Kind::after);
  EXPECT_EQ(spec[last[1].markers[0].step].name, "w 1");
  EXPECT_EQ(last[1].markers[1].kind, Marker::Kind::notices);
  EXPECT_EQ(last[1].markers[1].count, 3);
}

TEST(ParseSpec, SaysWhereSomethingIsWrongAndWhatWouldBeRight) {
  EXPECT_EQ(refusalOf("").en, "a.spec:1:1: expected 'session', or 'setup' or 'teardown' before it");
  EXPECT_EQ(refusalOf("setup CREATE").en, "a.spec:1:7: expected an SQL block in braces");
  EXPECT_EQ(refusalOf("setup { CREATE").en, "a.spec:1:15: expected the '}' of an SQL block");
  EXPECT_EQ(refusalOf("session\n{").en, "a.spec:2:1: expected the session's name");
  EXPECT_EQ(refusalOf("session a\nsession b").en, "a.spec:2:1: expected the session's first 'step'");
  EXPECT_EQ(refusalOf("session a step { }").en, "a.spec:1:16: expected the step's name");
  EXPECT_EQ(refusalOf("session a step x { } x").en,
            "a.spec:1:22: expected 'step', 'session', 'permutation' or the end");
  EXPECT_EQ(refusalOf(seats).en, "a.spec:21:1: expected the name of a step");
  EXPECT_EQ(refusalOf("session").ko, "a.spec:1:8: 세션의 이름이(가) 와야 합니다");
}

TEST(ParseSpec, RefusesNamesThatMeanNothingOrTwoThings) {
  const std::string two = "session a step x { }\nsession b step y { }\npermutation x y";
  EXPECT_EQ(refusalOf(two).en, "nothing is wrong");
  EXPECT_EQ(refusalOf(two + " z").en, "a.spec:3:17: no session has a step 'z'");
  EXPECT_EQ(refusalOf(two + "(*,)").en, "a.spec:3:18: expected ',' or ')'");
  EXPECT_EQ(refusalOf(two + "(y)").en, "a.spec:3:17: step 'y' comes after 'y' anyway: they are of one session");
  EXPECT_EQ(refusalOf("session a step x { } step x { }").en,
            "a.spec:1:27: there is a step 'x' already, of session 'a'");
  EXPECT_EQ(refusalOf("session a step x { } session a step y { }").en, "a.spec:1:30: there is a session 'a' already");
}

TEST(Permutations, WithoutAnyGivenAreAllMergesInTheOrderOfSessions) {
  const Spec spec = parseSpec("session a step a1 {} step a2 {} session b step b1 {}", "a.spec");
  EXPECT_THAT(permutationsOf(spec), ElementsAre("a1 a2 b1", "a1 b1 a2", "b1 a1 a2"));
}

TEST(Permutations, StopWhenTheyAreToldTo) {
  const Spec spec = parseSpec("session a step a1 {} step a2 {} session b step b1 {}", "a.spec");
  int visited = 0;
  eachPermutation(spec, [&](const Permutation&) { return ++visited < 2; });
  EXPECT_EQ(visited, 2);
}

}  // namespace
}  // namespace ttadak::isolation
