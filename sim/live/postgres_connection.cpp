#include "postgres_connection.h"

#include <poll.h>

#include <array>
#include <utility>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::live {

namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::string firstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

isolation::ResultTable tableOf(const PGresult* result) {
  isolation::ResultTable table;
  const int columns = PQnfields(result);
  for (int column = 0; column < columns; ++column) table.columns.emplace_back(PQfname(result, column));
  for (int row = 0; row < PQntuples(result); ++row) {
    auto& cells = table.rows.emplace_back();
    for (int column = 0; column < columns; ++column) cells.emplace_back(PQgetvalue(result, row, column));
  }
  return table;
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& dsn, std::string name)
    : name_(std::move(name)), connection_(PQconnectdb(dsn.c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    throw InputError(words("PostgreSQL cannot be reached: {}", "PostgreSQL에 연결할 수 없습니다: {}",
                           firstLine(PQerrorMessage(connection_.get()))));
  }
  PQsetNoticeProcessor(connection_.get(), &PostgresConnection::hearNotice, this);
  const std::array<const char*, 1> values{name_.c_str()};
  const Result named(PQexecParams(connection_.get(),
                                  "SELECT set_config('application_name', "
                                  "current_setting('application_name') || '/' || $1, false)",
                                  1, nullptr, values.data(), nullptr, nullptr, 0));
  if (PQresultStatus(named.get()) != PGRES_TUPLES_OK) refuseLost();
}

void PostgresConnection::send(const std::string& sql) {
  answer_ = {};
  if (PQsendQuery(connection_.get(), sql.c_str()) == 0) refuseLost();
  isRunning_ = true;
}

bool PostgresConnection::isDone() {
  if (!isRunning_) return true;
  if (PQconsumeInput(connection_.get()) == 0) refuseLost();
  while (PQisBusy(connection_.get()) == 0) {
    const Result result(PQgetResult(connection_.get()));
    if (result == nullptr) {
      isRunning_ = false;
      return true;
    }
    hear(result.get());
  }
  return false;
}

bool PostgresConnection::hears(std::chrono::milliseconds longest) const {
  pollfd socket{PQsocket(connection_.get()), POLLIN, 0};
  return poll(&socket, 1, static_cast<int>(longest.count())) > 0;
}

void PostgresConnection::hearNotice(void* self, const char* message) {
  std::string text = message;
  text.erase(text.find_last_not_of('\n') + 1);
  auto& connection = *static_cast<PostgresConnection*>(self);
  auto& notices = connection.answer_.statements.empty() ? connection.early_ : connection.notices_;
  notices.push_back(std::move(text));
}

void PostgresConnection::hear(const PGresult* result) {
  isolation::StatementAnswer statement{std::exchange(notices_, {}), {}};
  const auto status = PQresultStatus(result);
  if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
    throw InputError(words("{}: COPY from or to the client is not possible; use INSERT and SELECT",
                           "{}: 클라이언트와 주고받는 COPY는 쓸 수 없습니다. INSERT와 SELECT를 쓰세요", name_));
  }
  if (status == PGRES_TUPLES_OK) statement.table = tableOf(result);
  answer_.statements.push_back(std::move(statement));
  if (status != PGRES_FATAL_ERROR) return;
  answer_.error = isolation::ServerError{field(result, PG_DIAG_SEVERITY), field(result, PG_DIAG_SQLSTATE), 0,
                                         field(result, PG_DIAG_MESSAGE_PRIMARY)};
  if (answer_.error->severity != "ERROR") refuseLost();
}

void PostgresConnection::refuseLost() const {
  const std::string why =
      answer_.error && !answer_.error->message.empty() ? answer_.error->message : PQerrorMessage(connection_.get());
  throw InputError(words("PostgreSQL has closed the connection '{}': {}", "PostgreSQL이 연결 '{}'을(를) 닫았습니다: {}",
                         name_, firstLine(why)));
}

std::vector<std::string> PostgresConnection::earlyNotices() { return std::exchange(early_, {}); }

isolation::Answer PostgresConnection::take() { return std::exchange(answer_, {}); }

isolation::Answer PostgresConnection::run(const std::string& sql) {
  send(sql);
  while (!isDone()) hears(std::chrono::milliseconds(-1));  // however long
  early_.clear();
  return take();
}

void PostgresConnection::cancel() noexcept {
  if (!isRunning_) return;
  const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> request(PQgetCancel(connection_.get()), &PQfreeCancel);
  std::array<char, 256> why{};
  if (request != nullptr) PQcancel(request.get(), why.data(), static_cast<int>(why.size()));
}

}  // namespace ttadak::live
