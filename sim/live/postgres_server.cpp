#include "sim/live/postgres_server.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include "postgres_connection.h"

namespace ttadak::live {

namespace {

ServerKind postgres15() {
  const std::string programs = "/usr/lib/postgresql/15/bin/";
  return {"PostgreSQL 15",
          "postgresql-15",
          {programs + "initdb", programs + "postgres"},
          "postgres",
          "export LC_ALL=C\n" + programs +
              "initdb -D \"$folder/data\" -U postgres -A trust -E UTF8 --locale=C --no-sync &&\n"
              "exec " +
              programs +
              "postgres -D \"$folder/data\" -k \"$folder\" -h '' -F -B 16MB -c autovacuum=off -c wal_level=minimal "
              "-c max_wal_senders=0 -c TimeZone=PST8PDT -c DateStyle='Postgres, MDY'\n"};
}

std::string dsnOf(const PrivateServer& server, const std::string& database) {
  return fmt::format("host='{}' user=postgres dbname={}", server.folder().string(), database);
}

}  // namespace

PostgresServer::PostgresServer() : server_(postgres15()) {
  const std::string first = dsnOf(server_, "postgres");
  server_.awaitReady([&] { return PQping(first.c_str()) == PQPING_OK; });
  PostgresConnection(first, "control connection").run("CREATE DATABASE isolation_regression");
}

std::string PostgresServer::dsn() const { return dsnOf(server_, "isolation_regression"); }

}  // namespace ttadak::live
