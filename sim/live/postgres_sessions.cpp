#include "sim/live/postgres_sessions.h"

#include <fmt/format.h>

#include <vector>

#include "await_done.h"
#include "postgres_connection.h"

namespace ttadak::live {

namespace {

constexpr std::chrono::milliseconds pause(10);  // as isolationtester

class PostgresSessions : public isolation::Sessions {
 public:
  PostgresSessions(const isolation::Spec& spec, const std::string& dsn, std::chrono::milliseconds patience)
      : control_(dsn, "control connection"), patience_(patience) {
    // The spec's own setup and teardown may come to wait too, for a session that has left a transaction open.
    control_.run(fmt::format("SET lock_timeout = {}", patience.count()));
    for (const auto& session : spec.sessions) {
      sessions_.push_back(std::make_unique<PostgresConnection>(dsn, session.name));
      pids_ += fmt::format("{}{}", pids_.empty() ? "" : ",", sessions_.back()->pid());
    }
  }

  ~PostgresSessions() override {
    for (const auto& session : sessions_) session->cancel();
  }

  isolation::Answer direct(const isolation::SqlBlock& block) override { return control_.run(block.sql); }

  void send(std::size_t session, const isolation::SqlBlock& block) override { sessions_[session]->send(block.sql); }

  Progress look(std::size_t session) override {
    return awaitDone(*sessions_[session], patience_, pause, [&] { return isBlocked(session); });
  }

  Progress await(std::size_t session) override {
    return awaitDone(*sessions_[session], patience_, pause, [] { return false; });
  }

  std::vector<std::string> notices(std::size_t session) override { return sessions_[session]->earlyNotices(); }

  isolation::Answer take(std::size_t session) override { return sessions_[session]->take(); }

 private:
  bool isBlocked(std::size_t session) {
    const auto answer = control_.run(fmt::format("SELECT pg_catalog.pg_isolation_test_session_is_blocked({}, '{{{}}}')",
                                                 sessions_[session]->pid(), pids_));
    return !answer.error && answer.statements.at(0).table->rows.at(0).at(0) == "t";
  }

  PostgresConnection control_;
  std::chrono::milliseconds patience_;
  std::vector<std::unique_ptr<PostgresConnection>> sessions_;
  std::string pids_;  // of all sessions
};

}  // namespace

isolation::Connect postgresSessions(const isolation::Spec& spec, const std::string& dsn,
                                    std::chrono::milliseconds patience) {
  return [sessions = std::make_shared<PostgresSessions>(spec, dsn, patience)](const isolation::Permutation&) {
    return sessions;
  };
}

}  // namespace ttadak::live
