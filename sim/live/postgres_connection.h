#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "sim/isolation/sessions.h"

namespace ttadak::live {

/// A connection that runs one block at a time, and can be asked whether that is done. Throws InputError if the server
/// closes it.
class PostgresConnection {
 public:
  /// `name` is what it is called in messages, and in the server's view of its clients.
  PostgresConnection(const std::string& dsn, std::string name);

  int pid() const { return PQbackendPID(connection_.get()); }
  void send(const std::string& sql);
  /// Hears what has come; does not wait.
  bool isDone();
  /// Waits a little for something to hear; false if nothing comes.
  bool hears(std::chrono::milliseconds longest) const;
  /// The notices that came before the first statement was done, once.
  std::vector<std::string> earlyNotices();
  isolation::Answer take();
  /// Sends, and waits for the answer.
  isolation::Answer run(const std::string& sql);
  /// Ends the block that runs, if one does.
  void cancel() noexcept;

 private:
  static void hearNotice(void* self, const char* message);
  void hear(const PGresult* result);
  [[noreturn]] void refuseLost() const;

  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };

  std::string name_;
  std::unique_ptr<PGconn, Finish> connection_;
  isolation::Answer answer_;
  std::vector<std::string> early_;    // notices before the first statement was done
  std::vector<std::string> notices_;  // those after it, of the statement that runs
  bool isRunning_ = false;
};

}  // namespace ttadak::live
