#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/isolation/result_table.h"
#include "sim/isolation/spec.h"

namespace ttadak::isolation {

/// Why a server refused a statement.
struct ServerError {
  std::string severity = "ERROR";
  std::string sqlstate;
  int number = 0;       ///< MariaDB's, such as 1213; 0 where the server has none
  std::string message;  ///< the primary one: no detail, no hint
};

/// What one statement was answered.
struct StatementAnswer {
  /// As the server words them, such as "NOTICE:  table exists", but for those that Sessions::notices gave away.
  std::vector<std::string> notices;
  /// None if the statement gives no rows, however many it touches.
  std::optional<ResultTable> table;
};

/// What a block was answered: every statement that was begun, and what the last of them failed with.
struct Answer {
  std::vector<StatementAnswer> statements;
  std::optional<ServerError> error;
};

/// The connections that a spec's steps are run on: a model's, or those of a real server. A session runs one block at a
/// time: send, then look or await until it is done, then take.
class Sessions {
 public:
  enum class Progress { done, waits };

  Sessions() = default;
  Sessions(const Sessions&) = delete;
  Sessions& operator=(const Sessions&) = delete;
  virtual ~Sessions() = default;

  /// Runs the spec's own setup or teardown, on a connection that belongs to no session.
  virtual Answer direct(const SqlBlock& block) = 0;
  /// Begins a block on a session that is idle.
  virtual void send(std::size_t session, const SqlBlock& block) = 0;
  /// Comes back when the block is done, or waits for another session. May be asked again either way.
  virtual Progress look(std::size_t session) = 0;
  /// The same when nothing will be sent before the block is done: only where time goes by can a wait still end then.
  virtual Progress await(std::size_t session) { return look(session); }
  /// Each notice that came before the block's first statement was done, once: also of a block that waits.
  virtual std::vector<std::string> notices(std::size_t /*session*/) { return {}; }
  /// The answer to a block that is done.
  virtual Answer take(std::size_t session) = 0;
};

}  // namespace ttadak::isolation
