#include "sim/live/mariadb_sessions.h"

#include <fmt/format.h>

#include <memory>
#include <vector>

#include "await_done.h"
#include "mariadb_connection.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::live {

namespace {

// What information_schema tells of transactions is renewed only if nobody has read it for 100 milliseconds.
constexpr std::chrono::milliseconds pause(150);

class MariadbSessions : public isolation::Sessions {
 public:
  MariadbSessions(const isolation::Spec& spec, const MariadbAddress& address, std::chrono::milliseconds patience)
      : control_(address, "control connection"), patience_(patience) {
    // The spec's own setup and teardown may come to wait too, for a session that has left a transaction open.
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience).count();
    control_.run(fmt::format("SET lock_wait_timeout = {0}, innodb_lock_wait_timeout = {0}", seconds));
    for (const auto& session : spec.sessions) {
      sessions_.push_back(std::make_unique<MariadbConnection>(address, session.name));
    }
  }

  ~MariadbSessions() override {
    for (const auto& session : sessions_) {
      if (!session->isDone()) kill(*session);
    }
  }

  isolation::Answer direct(const isolation::SqlBlock& block) override { return control_.run(block.sql); }

  void send(std::size_t session, const isolation::SqlBlock& block) override { sessions_[session]->send(block.sql); }

  Progress look(std::size_t session) override {
    return awaitDone(*sessions_[session], patience_, pause, [&] { return isBlocked(session); });
  }

  Progress await(std::size_t session) override {
    return awaitDone(*sessions_[session], patience_, pause, [] { return false; });
  }

  isolation::Answer take(std::size_t session) override { return sessions_[session]->take(); }

 private:
  /// Waits for a row, for a table or another thing with a metadata lock, or for GET_LOCK.
  bool isBlocked(std::size_t session) {
    const auto answer =
        control_.run(fmt::format("SELECT EXISTS (SELECT * FROM information_schema.innodb_trx"
                                 " WHERE trx_mysql_thread_id = {0} AND trx_state = 'LOCK WAIT')"
                                 " OR EXISTS (SELECT * FROM information_schema.processlist"
                                 " WHERE id = {0} AND (state LIKE 'Waiting for%lock' OR state = 'User lock'))",
                                 sessions_[session]->id()));
    if (answer.error) {
      throw InputError(
          words("MariaDB does not say who waits: {}; the user needs the privilege PROCESS",
                "MariaDB가 누가 기다리는지 알려 주지 않습니다: {}. 사용자에게 PROCESS 권한이 있어야 합니다",
                answer.error->message));
    }
    return answer.statements.at(0).table->rows.at(0).at(0) == "1";
  }

  void kill(const MariadbConnection& session) noexcept {
    try {
      control_.run(fmt::format("KILL {}", session.id()));
    } catch (const InputError&) {
      // The server has gone: so has the session.
    }
  }

  MariadbConnection control_;
  std::chrono::milliseconds patience_;
  std::vector<std::unique_ptr<MariadbConnection>> sessions_;
};

}  // namespace

isolation::Connect mariadbSessions(const isolation::Spec& spec, const MariadbAddress& address,
                                   std::chrono::milliseconds patience) {
  return [sessions = std::make_shared<MariadbSessions>(spec, address, patience)](const isolation::Permutation&) {
    return sessions;
  };
}

}  // namespace ttadak::live
