#include "cli/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "run_cli.h"

namespace ttadak::cli {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::StartsWith;

TEST(Program, WithoutArgumentsWelcomesAndSuggests) {
  const auto [status, out, errors] = ttadak({});
  EXPECT_EQ(status, 0);
  EXPECT_THAT(out, HasSubstr("toss-og"));
  EXPECT_THAT(out, HasSubstr("ttadak replay toss-og"));
  EXPECT_EQ(errors, "");
}

TEST(Program, EveryCommandHasHelpInBothLanguages) {
  for (const char* command : {"list", "show", "replay"}) {
    EXPECT_THAT(ttadak({command, "--help"}).out, HasSubstr("Usage: ttadak " + std::string(command)));
    EXPECT_THAT(ttadak({command, "--help", "--lang", "ko"}).out, HasSubstr("사용법: ttadak " + std::string(command)));
    EXPECT_EQ(ttadak({command, "--help"}).status, 0);
  }
  EXPECT_THAT(ttadak({"--version"}).out, StartsWith("ttadak "));
}

TEST(Program, ListsEveryIncidentWithItsScenes) {
  EXPECT_THAT(ttadak({"list"}).out, HasSubstr("two-links"));
  const auto json = nlohmann::json::parse(ttadak({"list", "--json"}).out);
  EXPECT_EQ(json["incidents"][0]["id"], "toss-og");
  EXPECT_EQ(json["incidents"][0]["scenes"][0]["id"], "two-links");
}

TEST(Program, ShowsStoryActorsCodeAndProperties) {
  const auto out = ttadak({"show", "toss-og"}).out;
  for (const char* part :
       {"Selenium", "lmc9999", "browser.navigate(request.cashtag);   ● open lmc9999", "own-image", "all-answered"}) {
    EXPECT_THAT(out, HasSubstr(part));
  }
  EXPECT_THAT(ttadak({"show", "toss-og", "--lang", "ko"}).out, HasSubstr("캐시 조회"));
}

TEST(Completion, KnowsCommandsFlagsIncidentsAndScenes) {
  EXPECT_EQ(ttadak({"complete", "re"}).out, "replay\n");
  EXPECT_EQ(ttadak({"complete", "replay", "to"}).out, "toss-og\n");
  EXPECT_EQ(ttadak({"complete", "replay", "toss-og", "--ins"}).out, "--instances\n");
  EXPECT_EQ(ttadak({"complete", "replay", "toss-og", "--st"}).out, "--step\n");
  EXPECT_EQ(ttadak({"complete", "replay", "toss-og", "--scene", ""}).out, "two-links\n");
  EXPECT_EQ(ttadak({"complete", "replay", "calendar", "--without", ""}).out, "unique-key\n");
  EXPECT_EQ(ttadak({"complete", "replay", "ground-flip", "--option", "flush=i"}).out, "flush=immediate\n");
  EXPECT_EQ(ttadak({"complete", "replay", "ground-flip", "--engine", "p"}).out, "postgres\n");
  EXPECT_EQ(ttadak({"complete", "list", "--lang", "k"}).out, "ko\n");
  EXPECT_EQ(ttadak({"complete", "nonsense", ""}).out, "");
}

TEST(Completion, HasAScriptForBashAndZsh) {
  EXPECT_THAT(ttadak({"completion", "bash"}).out, HasSubstr("complete -o default -F _ttadak ttadak"));
  EXPECT_THAT(ttadak({"completion", "zsh"}).out, StartsWith("#compdef ttadak"));
  EXPECT_EQ(ttadak({"completion", "fish"}).status, 2);
}

TEST(Replay, WhereTheReportedOrderDoesNotFitItIsNotForcedOnAnybody) {
  const auto byDefault = ttadak({"replay", "toss-og", "--fix", "semaphore"});
  EXPECT_EQ(byDefault.status, 0) << byDefault.errors;
  EXPECT_THAT(byDefault.out, HasSubstr("round-robin"));
  const auto asked = ttadak({"replay", "toss-og", "--fix", "semaphore", "--as-reported"});
  EXPECT_EQ(asked.status, 2);
  EXPECT_THAT(asked.errors,
              HasSubstr("--as-reported, for 'toss-og/two-links --fix semaphore': the schedule does not fit"));
}

TEST(Replay, ExitsWithTheVerdictOfItsOneSchedule) {
  EXPECT_EQ(ttadak({"replay", "toss-og"}).status, 1);
  EXPECT_EQ(ttadak({"replay", "toss-og", "--as-reported"}).status, 1);
  EXPECT_EQ(ttadak({"replay", "toss-og", "--schedule", "A*7 B*7"}).status, 0);
}

TEST(Replay, SaysWhichOrderItTook) {
  EXPECT_THAT(ttadak({"replay", "toss-og"}).out, HasSubstr("as reported"));
  EXPECT_THAT(ttadak({"replay", "toss-og", "--requests", "3"}).out, HasSubstr("round-robin"));
  EXPECT_THAT(ttadak({"replay", "toss-og", "--seed", "5"}).out, ContainsRegex("seed[ \n]5"));
}

TEST(Replay, TakesBackTheScheduleThatItPrints) {
  for (const char* seed : {"1", "2", "3"}) {
    const auto first = ttadak({"replay", "toss-og", "--requests", "3", "--instances", "2", "--seed", seed, "--json"});
    const auto schedule = nlohmann::json::parse(first.out)["schedule"].get<std::string>();
    const auto second = ttadak({"replay", "--schedule", schedule, "--json"});
    EXPECT_EQ(second.out, first.out);
    EXPECT_EQ(second.status, first.status);
    EXPECT_THAT(ttadak({"replay", "--schedule", schedule}).out, HasSubstr("--schedule \"" + schedule + "\""));
  }
}

TEST(Replay, JsonIsOneDocumentWithSetupVerdictAndSteps) {
  const auto json = nlohmann::json::parse(ttadak({"replay", "toss-og", "--json"}).out);
  EXPECT_EQ(json["incident"], "toss-og");
  EXPECT_EQ(json["requests"], 2);
  EXPECT_TRUE(json["engine"].is_null());
  EXPECT_EQ(json["verdict"], "violated");
  EXPECT_EQ(json["violations"][0]["property"], "own-image");
  EXPECT_EQ(json["steps"].size(), 14U);
  EXPECT_EQ(json["steps"][8]["file"], "scenarios/toss_og_server.h");
}

/// A file that is gone when the test is.
class TraceFile {
 public:
  explicit TraceFile(const std::string& text)
      : path_(testing::TempDir() + "ttadak-trace-" + std::to_string(::getpid()) + ".json") {
    std::ofstream(path_) << text;
  }
  ~TraceFile() { std::filesystem::remove(path_); }
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(Replay, RunsARecordedTraceAgain) {
  const auto json = ttadak({"replay", "toss-og", "--seed", "9", "--json"}).out;
  const TraceFile file(json);
  EXPECT_EQ(ttadak({"replay", "--trace", file.path(), "--json"}).out, json);
  EXPECT_EQ(ttadak({"replay", "toss-og", "--trace", file.path(), "--json"}).out, json);
}

TEST(Replay, ARecordThatWasChangedAnywhereIsRefusedAtThatPlace) {
  const auto json = ttadak({"replay", "toss-og", "--json"}).out;
  const std::pair<const char*, const char*> changes[] = {{"\"result\": \"toztoz8\"", "\"result\": \"lmc9999\""},
                                                         {"\"requests\": 2", "\"requests\": 7"},
                                                         {"\"incident\": \"toss-og\"", "\"incident\": \"calendar\""},
                                                         {"\"mode\": \"read\"", "\"mode\": \"write\""},
                                                         {"\"ko\": \"요청 수신\"", "\"ko\": \"수신\""},
                                                         {"\"verdict\": \"violated\"", "\"verdict\": \"holds\""},
                                                         {"A*4 B*4 A*3 B*3", "A*7 B*7"}};
  for (const auto& [was, is] : changes) {
    auto changed = json;
    changed.replace(changed.find(was), std::string(was).size(), is);
    const TraceFile file(changed);
    const auto [status, out, errors] = ttadak({"replay", "--trace", file.path()});
    EXPECT_EQ(status, 2) << is;
    EXPECT_THAT(errors, HasSubstr("trace file '" + file.path() + "': ")) << is;
    EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1);
  }
}

struct BadInput {
  std::vector<std::string> arguments;
  std::string says;
};

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest looks for it by this name
void PrintTo(const BadInput& input, std::ostream* out) { *out << fmt::format("{}", fmt::join(input.arguments, " ")); }

class BadInputTest : public testing::TestWithParam<BadInput> {};

TEST_P(BadInputTest, IsRefusedInOneLineWithStatusTwo) {
  for (const char* language : {"en", "ko"}) {
    auto arguments = GetParam().arguments;
    arguments.insert(arguments.end(), {"--lang", language});
    const auto [status, out, errors] = ttadak(arguments);
    EXPECT_EQ(status, 2);
    EXPECT_EQ(out, "");
    EXPECT_THAT(errors, StartsWith("ttadak: "));
    EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1) << errors;
    if (language == std::string("en")) {
      EXPECT_THAT(errors, HasSubstr(GetParam().says));
    }
  }
}

const BadInput badInputs[] = {
    {{"repaly"}, "unknown command 'repaly'; did you mean 'replay'?"},
    {{"--colour"}, "unknown flag '--colour'"},
    {{"show"}, "which INCIDENT?"},
    {{"show", "toss"}, "did you mean 'toss-og'?"},
    {{"replay"}, "which INCIDENT?"},
    {{"replay", "tos-og"}, "did you mean 'toss-og'?"},
    {{"replay", "toss-og", "again"}, "unexpected argument 'again'"},
    {{"replay", "toss-og", "--request", "3"}, "did you mean '--requests'?"},
    {{"replay", "toss-og", "--requests"}, "--requests"},
    {{"replay", "toss-og", "--requests", "0"}, "from 1 to 64"},
    {{"replay", "toss-og", "--requests", "-1"}, "from 1 to 64"},
    {{"replay", "toss-og", "--requests", "1000000"}, "from 1 to 64"},
    {{"replay", "toss-og", "--requests", "2", "--requests", "3"}, "given twice"},
    {{"replay", "toss-og", "--scene", "two-link"}, "did you mean 'two-links'?"},
    {{"replay", "toss-og", "--fix", "magic"}, "toss-og: unknown fix 'magic'"},
    {{"replay", "toss-og", "--engine", "postgres"}, "toss-og has no database"},
    {{"replay", "toss-og", "--seed", "-3"}, "--seed '-3'"},
    {{"replay", "toss-og", "--seed", "99999999999999999999999"}, "--seed"},
    {{"replay", "toss-og", "--seed", "1", "--schedule", "A"}, "exclude each other"},
    {{"replay", "toss-og", "--requests", "3", "--as-reported"}, "tells of no order"},
    {{"replay", "toss-og", "--schedule", ""}, "the schedule ends here"},
    {{"replay", "toss-og", "--schedule", "A A"},
     "at step 3: the schedule ends here, the run does not; possible: A 'get"},
    {{"replay", "toss-og", "--schedule", "A*8"},
     "at step 8: it says A, but A has ended; possible: B 'receive request'"},
    {{"replay", "toss-og", "--schedule", "A*7 B*8"}, "at step 15: it says B, but the run has ended"},
    {{"replay", "toss-og", "--schedule", "A ?"}, "entry 2 '?'"},
    {{"replay", "--schedule", "calender/reload: A"}, "unknown incident 'calender'"},
    {{"replay", "toss-og", "--schedule", "toss-og/two-links --instances 2: A", "--instances", "1"}, "contradicts"},
    {{"replay", "--requests", "3", "tos-og"}, "did you mean 'toss-og'?"},
    {{"replay", "toss-og", "--seed", "1", "--seed", "2"}, "--seed is given twice"},
    {{"replay", "toss-og", "--json=false"}, "--json takes no value"},
    {{"replay", "toss-og", "--step", "--json"}, "--json and --step exclude each other"},
    {{"replay", "toss-og", "++"}, "unexpected argument '++'"},
    {{"replay", "toss-og", "--schedule", "\033[31mA"}, "?[31mA"},
    {{"replay", "toss-og", "--schedule", " : A"}, "nothing stands before the colon"},
    {{"replay", "toss-og", "--schedule", "toss-og/two-links --requests 2 --requests 2: A"}, "given twice"},
    {{"replay", "TOSS-OG"}, "did you mean 'toss-og'?"},
    {{"replay", "--trace", "/no/such/file"}, "cannot read '/no/such/file'"},
    {{"replay", "--trace", "/"}, "cannot read '/'"},
};
INSTANTIATE_TEST_SUITE_P(EveryKind, BadInputTest, testing::ValuesIn(badInputs));

TEST(BadInput, AnUnknownLanguageIsRefused) {
  EXPECT_EQ(ttadak({"list", "--lang", "fr"}).status, 2);
  EXPECT_EQ(ttadak({"list", "--lang"}).status, 2);
}

TEST(BadInput, ATruncatedTraceSaysFileLineAndColumn) {
  const auto json = ttadak({"replay", "toss-og", "--json"}).out;
  const TraceFile file(json.substr(0, json.size() / 2));
  const auto [status, out, errors] = ttadak({"replay", "--trace", file.path()});
  EXPECT_EQ(status, 2);
  EXPECT_THAT(errors, HasSubstr("trace file '" + file.path() + "': line "));
}

TEST(Program, TheLanguageComesFromTheLocaleUnlessSaid) {
  const char* before = std::getenv("LC_ALL");
  const std::string saved = before != nullptr ? before : "";
  ::setenv("LC_ALL", "ko_KR.UTF-8", 1);
  EXPECT_EQ(languageFor({}), Language::korean);
  const std::vector<std::string> english{"--lang", "en"};
  EXPECT_EQ(languageFor(english), Language::english);
  ::setenv("LC_ALL", saved.c_str(), 1);
}

}  // namespace
}  // namespace ttadak::cli
