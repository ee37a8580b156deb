#pragma once

#include <string>
#include <string_view>

namespace ttadak::live {

/// Where a MariaDB server is, and who asks.
struct MariadbAddress {
  std::string host = "127.0.0.1";
  unsigned port = 3306;
  std::string socket;  ///< a path; it is used instead of host and port unless it is empty
  std::string user;
  std::string password;
  std::string database;
};

/// Reads mariadb://USER:PASSWORD@HOST:PORT/DATABASE, where password and port may be left out. Throws InputError.
MariadbAddress parseMariadbAddress(std::string_view text);

}  // namespace ttadak::live
