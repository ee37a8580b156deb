#include "sim/live/mariadb_address.h"

#include <charconv>
#include <regex>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::live {

MariadbAddress parseMariadbAddress(std::string_view text) {
  static const std::regex form("mariadb://([^:@/]+)(?::([^@/]*))?@([^:@/]+)(?::([0-9]{1,5}))?/([^/]+)");
  const std::string whole(text);
  std::smatch parts;
  if (!std::regex_match(whole, parts, form)) {
    throw InputError(
        words("'{}' is no address of a MariaDB server; it would be mariadb://USER:PASSWORD@HOST:PORT/DATABASE",
              "'{}'은(는) MariaDB 서버의 주소가 아닙니다. mariadb://USER:PASSWORD@HOST:PORT/DATABASE 형식이어야 "
              "합니다",
              whole));
  }
  MariadbAddress address;
  address.user = parts[1];
  address.password = parts[2];
  address.host = parts[3];
  if (const std::string port = parts[4]; !port.empty()) {
    std::from_chars(port.data(), port.data() + port.size(), address.port);
  }
  address.database = parts[5];
  return address;
}

}  // namespace ttadak::live
