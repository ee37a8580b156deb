#pragma once

#include <string>

#include "sim/live/private_server.h"

namespace ttadak::live {

/// A private PostgreSQL 15, with the settings that its own isolation tests are run with.
class PostgresServer {
 public:
  /// Comes back when it answers.
  PostgresServer();

  /// Of its only database, as libpq takes it.
  std::string dsn() const;

 private:
  PrivateServer server_;
};

}  // namespace ttadak::live
