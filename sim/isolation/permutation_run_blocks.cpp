// What a permutation is set up and torn down with, and how answers are told.

#include <ostream>

#include "permutation_run.h"
#include "sim/isolation/result_table.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::isolation {

namespace {

std::string printed(const ServerError& error) { return error.severity + ":  " + error.message + '\n'; }

[[noreturn]] void refuseSetUp(const Plan& plan, const SqlBlock& block, const Text& whose, const ServerError& error) {
  throw InputError(words("{}:{}:{}: {} failed: {}:  {}", "{}:{}:{}: {}이(가) 실패했습니다: {}:  {}", plan.file,
                         block.at.line, block.at.column, whose, error.severity, error.message));
}

}  // namespace

void PermutationRun::setUp() {
  for (const SqlBlock& block : plan_.spec.setUps) {
    const Answer answer = sessions_.direct(block);
    if (answer.error) refuseSetUp(plan_, block, {"the setup", "setup"}, *answer.error);
    tellLast(answer);
  }
  for (std::size_t i = 0; i < plan_.spec.sessions.size(); ++i) {
    const Session& session = plan_.spec.sessions[i];
    if (session.setUp.sql.empty()) continue;
    const Answer answer = runWhole(i, session.setUp);
    if (answer.error) {
      const Text whose = words("the setup of session '{}'", "세션 '{}'의 setup", session.name);
      refuseSetUp(plan_, session.setUp, whose, *answer.error);
    }
    tellLast(answer);
  }
}

void PermutationRun::tearDown() {
  const auto tellOrGoOn = [&](const std::string& whose, const Answer& answer) {
    if (answer.error) {
      out_ << "teardown" << whose << " failed: " << printed(*answer.error);
    } else {
      tellLast(answer);
    }
  };
  for (std::size_t i = 0; i < plan_.spec.sessions.size(); ++i) {
    const Session& session = plan_.spec.sessions[i];
    if (!session.tearDown.sql.empty()) tellOrGoOn(" of session " + session.name, runWhole(i, session.tearDown));
  }
  if (!plan_.spec.tearDown.sql.empty()) tellOrGoOn("", sessions_.direct(plan_.spec.tearDown));
}

Answer PermutationRun::runWhole(std::size_t session, const SqlBlock& block) {
  sessions_.send(session, block);
  const auto progress = sessions_.await(session);
  tellNotices(session, sessions_.notices(session));
  if (progress == Sessions::Progress::waits) {
    throw InputError(
        words("{}:{}:{}: session '{}' waits for another in its setup or teardown, where no step can end that",
              "{}:{}:{}: 세션 '{}'이(가) setup이나 teardown에서 다른 세션을 기다리는데, 거기서는 그것을 끝낼 "
              "단계가 없습니다",
              plan_.file, block.at.line, block.at.column, plan_.spec.sessions[session].name));
  }
  Answer answer = sessions_.take(session);
  for (const StatementAnswer& statement : answer.statements) tellNotices(session, statement.notices);
  return answer;
}

void PermutationRun::tellWaiting(std::size_t session) {
  const Step& step = stepOf(session);
  out_ << "step " << step.name << ": " << step.block.sql << " <waiting ...>\n";
}

void PermutationRun::tellNotices(std::size_t session, const std::vector<std::string>& notices) {
  for (const std::string& notice : notices) out_ << plan_.spec.sessions[session].name << ": " << notice << '\n';
  notices_[session] += notices.size();
}

void PermutationRun::tell(std::size_t session, const Answer& answer) {
  for (const StatementAnswer& statement : answer.statements) {
    tellNotices(session, statement.notices);
    if (statement.table) out_ << printed(*statement.table);
  }
  if (answer.error) out_ << printed(*answer.error);
}

void PermutationRun::tellLast(const Answer& answer) {
  if (!answer.statements.empty() && answer.statements.back().table) {
    out_ << printed(*answer.statements.back().table);
  }
}

}  // namespace ttadak::isolation
