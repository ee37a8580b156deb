#include "mariadb_connection.h"

#include <errmsg.h>

#include <utility>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::live {

namespace {

struct Free {
  void operator()(MYSQL_RES* result) const { mysql_free_result(result); }
};
using Result = std::unique_ptr<MYSQL_RES, Free>;

const char* orNull(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

isolation::ResultTable tableOf(MYSQL_RES* result) {
  isolation::ResultTable table;
  const unsigned columns = mysql_num_fields(result);
  const MYSQL_FIELD* fields = mysql_fetch_fields(result);
  for (unsigned column = 0; column < columns; ++column) table.columns.emplace_back(fields[column].name);
  while (MYSQL_ROW row = mysql_fetch_row(result)) {
    const unsigned long* lengths = mysql_fetch_lengths(result);
    auto& cells = table.rows.emplace_back();
    for (unsigned column = 0; column < columns; ++column) {
      cells.push_back(row[column] == nullptr ? std::string() : std::string(row[column], lengths[column]));
    }
  }
  return table;
}

}  // namespace

MariadbConnection::MariadbConnection(const MariadbAddress& address, std::string name)
    : name_(std::move(name)), connection_(mysql_init(nullptr)) {
  MYSQL* connection = connection_.get();
  mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
  const std::string host = address.socket.empty() ? address.host : "";  // with a host, the socket is passed over
  if (mysql_real_connect(connection, orNull(host), address.user.c_str(), orNull(address.password),
                         address.database.c_str(), address.port, orNull(address.socket),
                         CLIENT_MULTI_STATEMENTS) == nullptr) {
    throw InputError(words("MariaDB cannot be reached: {}", "MariaDB에 연결할 수 없습니다: {}",
                           std::string(mysql_error(connection))));
  }
  id_ = mysql_thread_id(connection);
}

void MariadbConnection::send(const std::string& sql) {
  running_ = std::async(std::launch::async, [this, sql] { return run(sql); });
}

bool MariadbConnection::hears(std::chrono::milliseconds longest) const {
  return !running_.valid() || running_.wait_for(longest) == std::future_status::ready;
}

isolation::Answer MariadbConnection::run(const std::string& sql) {
  MYSQL* connection = connection_.get();
  isolation::Answer answer;
  bool hasFailed = mysql_real_query(connection, sql.data(), sql.size()) != 0;
  for (bool goesOn = true; goesOn;) {
    auto& statement = answer.statements.emplace_back();
    if (!hasFailed) {
      if (const Result result(mysql_store_result(connection)); result != nullptr) {
        statement.table = tableOf(result.get());
      }
      hasFailed = mysql_errno(connection) != 0;
    }
    if (hasFailed) {
      answer.error = error();
      break;
    }
    const int next = mysql_next_result(connection);
    goesOn = next >= 0;
    hasFailed = next > 0;
  }
  return answer;
}

isolation::ServerError MariadbConnection::error() const {
  const unsigned number = mysql_errno(connection_.get());
  const std::string message = mysql_error(connection_.get());
  if (number >= CR_MIN_ERROR && number <= CR_MAX_ERROR) {
    throw InputError(words("MariaDB has closed the connection '{}': {}", "MariaDB가 연결 '{}'을(를) 닫았습니다: {}",
                           name_, message));
  }
  return {"ERROR", mysql_sqlstate(connection_.get()), static_cast<int>(number), message};
}

}  // namespace ttadak::live
