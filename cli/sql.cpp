#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "command.h"
#include "explore_request.h"
#include "read_file.h"
#include "sim/isolation/explore_spec.h"
#include "sim/isolation/parse_spec.h"
#include "sim/isolation/plain_sessions.h"
#include "sim/kernel/input_error.h"
#include "sql_live.h"
#include "sql_report.h"
#include "watching.h"

namespace ttadak::cli {

namespace {

using isolation::Spec;
using isolation::SpecWorld;

struct Request {
  std::vector<std::string> files;
  std::string engine = "postgres";
  std::optional<std::string> isolation;
  bool explore = false;
  bool live = false;
  std::optional<std::string> dsn;
  ExploreFlags flags;
  bool json = false;

  SpecWorld::Server server() const {
    const sql::Engine& chosen = sql::engineNamed(engine);
    return {chosen, isolation ? sql::isolationNamed(*isolation) : chosen.usualIsolation()};
  }
};

struct Input {
  Spec spec;
  bool isPlain = false;
};

Input read(const std::string& file, sql::Dialect dialect) {
  const auto text = readFile(file);
  if (isolation::isPlainSessions(text)) return {isolation::parsePlainSessions(text, file, dialect), true};
  return {isolation::parseSpec(text, file), false};
}

/// Explores every program of the spec. The spec's permutations become those that were found, one for each outcome.
Verdict exploreSpec(const Request& request, const std::string& file, Spec& spec, SqlReport& report) {
  ExploreOptions options = request.flags.options();
  Verdict worst = Verdict::holds;
  std::vector<isolation::Permutation> found;
  for (const auto& program : isolation::programsOf(spec)) {
    const auto explored = [&] {
      const Watching watching(report.console(), options);
      return isolation::exploreProgram(spec, file, program, request.server(), options);
    }();
    report.add(spec, explored);
    if (worst != Verdict::violated && explored.found.verdict != Verdict::holds) worst = explored.found.verdict;
    for (const auto& outcome : explored.outcomes) {
      auto& permutation = found.emplace_back();
      for (const auto& step : outcome.permutation) permutation.push_back({step, {}});
    }
  }
  spec.permutations = std::move(found);
  return worst;
}

int run(const Request& request, const Console& console) {
  if (request.live && request.json) {
    throw InputError({"--live: not together with --json", "--live: --json과 함께 쓸 수 없습니다"});
  }
  if (request.dsn && !request.live) throw InputError({"--dsn: only with --live", "--dsn: --live와 함께 씁니다"});
  Verdict worst = Verdict::holds;
  SqlReport report(console, request.json);
  for (const auto& file : request.files) {
    auto [spec, isPlain] = read(file, request.server().engine.dialect());
    report.begin(file, request.files.size());
    if (request.explore || isPlain) {
      const Verdict verdict = exploreSpec(request, file, spec, report);
      if (worst != Verdict::violated && verdict != Verdict::holds) worst = verdict;
    }
    if (request.live) {
      const bool given = request.isolation.has_value();
      if (!compareWithServer(spec, file, request.server(), given, request.dsn, console)) worst = Verdict::violated;
    } else if (!request.explore && !isPlain) {
      std::ostringstream text;
      runOnModel(spec, file, request.server(), request.json ? text : console.out);
      if (request.json) report.addOutput(text.str());
    }
  }
  report.end();
  return statusOf(worst);
}

}  // namespace

void addSql(CLI::App& program, const Console& console, Action& chosen) {
  auto request = std::make_shared<Request>();
  auto* command = program.add_subcommand(
      "sql", console.say({"run SQL sessions on a model of PostgreSQL or MariaDB, in given orders or in all",
                          "SQL 세션을 PostgreSQL이나 MariaDB의 모델에서 주어진 순서나 모든 순서로 실행"}));
  command
      ->add_option("FILE", request->files,
                   console.say({"isolationtester's specs, or SQL with lines '-- session NAME'",
                                "isolationtester의 스펙, 또는 '-- session 이름' 줄이 있는 SQL"}))
      ->required()
      ->type_name("");
  const auto setup = console.say({"Setup", "설정"});
  command
      ->add_option("--engine", request->engine,
                   console.say({"postgres (if not given) or mariadb", "postgres (기본값) 또는 mariadb"}))
      ->type_name("E")
      ->group(setup);
  command
      ->add_option("--isolation", request->isolation,
                   console.say({"of transactions that say nothing; the engine's usual one if not given",
                                "따로 정하지 않은 트랜잭션의 격리 수준. 기본값은 엔진의 것"}))
      ->type_name("L")
      ->group(setup);
  command->add_flag(
      "--explore", request->explore,
      console.say({"go through all interleavings, and group them by how they turn out; of plain sessions, "
                   "this is what is done anyway",
                   "가능한 모든 순서를 살펴 결과별로 묶는다. 일반 SQL 파일은 늘 그렇게 한다"}));
  command->add_flag("--live", request->live,
                    console.say({"run them on a real server too, and compare", "실제 서버에서도 실행해 비교한다"}));
  command
      ->add_option("--dsn", request->dsn,
                   console.say({"that server's address; a private one is started if not given",
                                "그 서버의 주소. 없으면 전용 서버를 띄운다"}))
      ->type_name("DSN");
  request->flags.addTo(*command, console);
  command->add_flag("--json", request->json, console.say({"print JSON", "JSON으로 출력"}))
      ->group(console.say({"General", "일반"}));
  command->callback([request, &console, &chosen] { chosen = [request, &console] { return run(*request, console); }; });
}

}  // namespace ttadak::cli
