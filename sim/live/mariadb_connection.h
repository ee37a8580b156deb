#pragma once

#include <mysql.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>

#include "sim/isolation/sessions.h"
#include "sim/live/mariadb_address.h"

namespace ttadak::live {

/// A connection that runs one block at a time, and can be asked whether that is done: it waits for its server in a
/// thread of its own. Throws InputError if the server closes it.
class MariadbConnection {
 public:
  /// `name` is what it is called in messages.
  MariadbConnection(const MariadbAddress& address, std::string name);

  unsigned long id() const { return id_; }
  void send(const std::string& sql);
  bool isDone() const { return hears(std::chrono::milliseconds(0)); }
  /// Waits a little for the block to be done; false if it is not.
  bool hears(std::chrono::milliseconds longest) const;
  isolation::Answer take() { return running_.get(); }
  /// Sends, and waits for the answer.
  isolation::Answer run(const std::string& sql);

 private:
  isolation::ServerError error() const;

  struct Close {
    void operator()(MYSQL* connection) const { mysql_close(connection); }
  };

  std::string name_;
  std::unique_ptr<MYSQL, Close> connection_;
  unsigned long id_ = 0;
  std::future<isolation::Answer> running_;  // last: whoever runs still uses the connection
};

}  // namespace ttadak::live
