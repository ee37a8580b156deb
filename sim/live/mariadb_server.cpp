#include "sim/live/mariadb_server.h"

#include "mariadb_connection.h"
#include "sim/kernel/input_error.h"

namespace ttadak::live {

namespace {

// Nothing has to outlive the server: it need not see that anything reaches the disk, nor tidy up at its end. A server
// that starts removes what temporary tables it finds, those of others too: each has a place for its own.
ServerKind mariadb() {
  return {"MariaDB",
          "mariadb-server",
          {"/usr/bin/mariadb-install-db", "/usr/sbin/mariadbd"},
          "mysql",
          R"(
export TMPDIR="$folder/temporary"
mkdir "$TMPDIR"
small='--innodb-flush-method=nosync --innodb-log-file-size=8M'
mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db \
  --skip-name-resolve $small &&
exec /usr/sbin/mariadbd --no-defaults --datadir="$folder/data" --socket="$folder/socket" --pid-file="$folder/pid" \
  --skip-networking $small --innodb-buffer-pool-size=32M --innodb-flush-log-at-trx-commit=0 --innodb-fast-shutdown=2 \
  --character-set-server=utf8mb4
)"};
}

MariadbAddress addressOf(const PrivateServer& server, const std::string& database) {
  MariadbAddress address;
  address.socket = server.folder() / "socket";
  address.user = "root";
  address.database = database;
  return address;
}

bool answers(const MariadbAddress& address) {
  try {
    const MariadbConnection probe(address, "control connection");
    return true;
  } catch (const InputError&) {
    return false;
  }
}

}  // namespace

MariadbServer::MariadbServer() : server_(mariadb()) {
  const MariadbAddress first = addressOf(server_, "mysql");
  server_.awaitReady([&] { return answers(first); });
  MariadbConnection(first, "control connection").run("CREATE DATABASE isolation_regression");
}

MariadbAddress MariadbServer::address() const { return addressOf(server_, "isolation_regression"); }

}  // namespace ttadak::live
