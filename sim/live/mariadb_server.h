#pragma once

#include "sim/live/mariadb_address.h"
#include "sim/live/private_server.h"

namespace ttadak::live {

/// A private MariaDB 10.11, with one empty database.
class MariadbServer {
 public:
  /// Comes back when it answers.
  MariadbServer();

  MariadbAddress address() const;

 private:
  PrivateServer server_;
};

}  // namespace ttadak::live
