#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "run_cli.h"

// `ttadak explore --junit FILE`: the file, and what becomes of it when something is wrong.

namespace ttadak::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class JUnit : public testing::Test {
 protected:
  JUnit() {
    auto name = (fs::temp_directory_path() / ("ttadak-junit." + std::string(6, 'X'))).string();
    folder_ = mkdtemp(name.data());
  }
  ~JUnit() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::vector<std::string> files() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(folder_)) all.push_back(entry.path().filename().string());
    return all;
  }
  std::string contents(const std::string& name) const {
    std::ifstream file(folder_ / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

 private:
  fs::path folder_;
};

TEST_F(JUnit, HasATestCaseForEveryPropertyOfTheIncident) {
  const auto outcome = ttadak({"explore", "toss-og", "--junit", path("report.xml")});
  EXPECT_EQ(outcome.status, 1) << outcome.errors;
  pugi::xml_document document;
  ASSERT_TRUE(document.load_file(path("report.xml").c_str()));
  std::vector<std::string> failed;
  std::vector<std::string> passed;
  for (const auto one : document.child("testsuites").child("testsuite").children("testcase")) {
    (one.child("failure") ? failed : passed).emplace_back(one.attribute("name").value());
  }
  EXPECT_THAT(failed, ElementsAre("own-image"));
  EXPECT_THAT(passed, ElementsAre("nothing-lost", "served", "all-answered"));
  EXPECT_THAT(files(), ElementsAre("report.xml"));
}

TEST_F(JUnit, TheScheduleInAFailureReplaysToIt) {
  ttadak({"explore", "toss-og", "--junit", path("report.xml")});
  const auto report = contents("report.xml");
  const auto begin = report.find("schedule: ") + std::string("schedule: ").size();
  const auto schedule = report.substr(begin, report.find('\n', begin) - begin);
  const auto outcome = ttadak({"replay", "--schedule", schedule});
  EXPECT_EQ(outcome.status, 1) << schedule;
  EXPECT_THAT(outcome.out, HasSubstr("✗ own-image"));
}

TEST_F(JUnit, GoesTogetherWithJson) {
  const auto outcome = ttadak({"explore", "toss-og", "--json", "--junit", path("report.xml")});
  EXPECT_EQ(nlohmann::json::parse(outcome.out)["verdict"], "violated");
  EXPECT_THAT(contents("report.xml"), HasSubstr("<testsuites"));
}

TEST_F(JUnit, TakesThePlaceOfAnEarlierReport) {
  put("report.xml", std::string(100'000, 'x'));
  ttadak({"explore", "toss-og", "--junit", path("report.xml")});
  EXPECT_THAT(contents("report.xml"), testing::StartsWith("<?xml"));
  EXPECT_THAT(contents("report.xml"), testing::EndsWith("</testsuites>\n"));
}

TEST_F(JUnit, IsWrittenWhereASymbolicLinkLeads) {
  put("real.xml", "");
  fs::create_symlink(path("real.xml"), path("link.xml"));
  ttadak({"explore", "toss-og", "--junit", path("link.xml")});
  EXPECT_TRUE(fs::is_symlink(path("link.xml")));
  EXPECT_THAT(contents("real.xml"), HasSubstr("<testsuites"));
}

TEST_F(JUnit, OthersMayReadIt) {
  const mode_t before = umask(022);
  ttadak({"explore", "toss-og", "--junit", path("report.xml")});
  umask(before);
  EXPECT_EQ(fs::status(path("report.xml")).permissions(), fs::perms(0644));
}

TEST_F(JUnit, APathThatCannotBeWrittenIsBadInputAndLeavesNothingBehind) {
  for (const auto& bad : {path("no/such/folder.xml"), path(""), std::string(), std::string("/dev/null")}) {
    const auto outcome = ttadak({"explore", "toss-og", "--junit", bad});
    EXPECT_EQ(outcome.status, 2) << bad;
    EXPECT_THAT(outcome.errors, HasSubstr("cannot write '" + bad + "'"));
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
    EXPECT_THAT(outcome.out, IsEmpty()) << bad;
  }
  EXPECT_THAT(files(), IsEmpty());
}

}  // namespace
}  // namespace ttadak::cli
