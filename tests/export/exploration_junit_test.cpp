#include "sim/export/exploration_junit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "kernel/programs.h"
#include "sim/explore/explore.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

pugi::xml_document parsed(const std::vector<ExploredSuite>& suites) {
  pugi::xml_document document;
  const auto xml = explorationsToJUnit(suites);
  const auto result = document.load_buffer(xml.data(), xml.size());
  EXPECT_TRUE(result) << result.description() << xml;
  return document;
}

pugi::xml_node caseOf(const pugi::xml_document& document, const char* property) {
  return document.child("testsuites").child("testsuite").find_child_by_attribute("testcase", "name", property);
}

/// One property, nothing known of it yet.
Exploration undecided() {
  Exploration exploration;
  exploration.method = "naive";
  return exploration;
}

TEST(ExplorationJUnit, AViolatedPropertyIsAFailureWithExplanationAndSchedule) {
  const auto found = explore(makerOf<LostUpdate>());
  ASSERT_TRUE(found.counterexample);
  const auto document = parsed({{"lost-update", {"nothing-lost"}, found}});
  const auto failure = caseOf(document, "nothing-lost").child("failure");
  ASSERT_TRUE(failure);
  EXPECT_FALSE(found.counterexample->why.en.empty());
  EXPECT_EQ(failure.attribute("message").value(), found.counterexample->why.en);
  EXPECT_THAT(failure.text().get(), HasSubstr("schedule: " + found.counterexample->trace.schedule().text()));
  EXPECT_THAT(failure.text().get(), HasSubstr(*found.violating + " of " + *found.interleavings + " interleavings"));
  EXPECT_STREQ(caseOf(document, "nothing-lost").attribute("classname").value(), "lost-update");
}

TEST(ExplorationJUnit, WhatHoldsPasses) {
  const auto document = parsed({{"lost-update", {"nothing-lost"}, explore(makerOf<LostUpdate>())}});
  ASSERT_TRUE(caseOf(document, "all-answered"));
  EXPECT_FALSE(caseOf(document, "all-answered").first_child());
}

TEST(ExplorationJUnit, ADeadlockIsAFailure) {
  const auto document = parsed({{"two-forks", {}, explore(makerOf<TwoForks>())}});
  EXPECT_THAT(caseOf(document, "all-answered").child("failure").text().get(), HasSubstr("schedule: A B"));
}

TEST(ExplorationJUnit, CountsAreOfTheCasesAndOfAllSuites) {
  const auto found = explore(makerOf<LostUpdate>());
  const auto document =
      parsed({{"one", {"nothing-lost"}, found}, {"two", {"nothing-lost"}, found}, {"three", {"p", "q"}, undecided()}});
  const auto root = document.child("testsuites");
  EXPECT_EQ(root.attribute("tests").as_int(), 7);
  EXPECT_EQ(root.attribute("failures").as_int(), 2);
  EXPECT_EQ(root.attribute("errors").as_int(), 3);
  int suites = 0;
  for (const auto suite : root.children("testsuite")) {
    const auto cases = suite.children("testcase");
    EXPECT_EQ(suite.attribute("tests").as_int(), std::distance(cases.begin(), cases.end()));
    ++suites;
  }
  EXPECT_EQ(suites, 3);
}

TEST(ExplorationJUnit, WhatIsNotKnownIsAnError) {
  const auto document = parsed({{"x", {"p"}, undecided()}});
  EXPECT_THAT(caseOf(document, "p").child("error").attribute("message").value(), HasSubstr("not known"));
}

TEST(ExplorationJUnit, BesideAViolationWhatIsNotKnownIsSkipped) {
  auto found = undecided();
  found.verdict = Verdict::violated;
  found.violations.push_back({"p", std::nullopt});
  const auto document = parsed({{"x", {"p", "q"}, found}});
  EXPECT_TRUE(caseOf(document, "p").child("failure"));
  EXPECT_TRUE(caseOf(document, "q").child("skipped"));
}

TEST(ExplorationJUnit, WhatMeansSomethingInXmlIsWrittenAsText) {
  const std::string odd = "a<b> & \"c\" 'd' 따닥 ]]>\n\t";
  auto found = explore(makerOf<LostUpdate>());
  found.counterexample->why = odd;
  found.counterexample->trace.violations.front().what = Text(odd + '\x01');
  const auto document = parsed({{odd, {"nothing-lost"}, found}});
  const auto failure = caseOf(document, "nothing-lost").child("failure");
  EXPECT_EQ(document.child("testsuites").child("testsuite").attribute("name").value(), odd);
  EXPECT_EQ(failure.attribute("message").value(), odd);
  EXPECT_THAT(failure.text().get(), HasSubstr(odd + '?'));
}

TEST(ExplorationJUnit, SpeaksTheLanguageThatIsAskedFor) {
  const ExploredSuite suite{"x", {"p"}, undecided()};
  EXPECT_THAT(explorationsToJUnit(std::span(&suite, 1), Language::korean), HasSubstr("알 수 없음"));
}

}  // namespace
}  // namespace ttadak
