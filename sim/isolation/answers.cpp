#include "answers.h"

namespace ttadak::isolation {

StatementAnswer answerOf(const sql::Result& result) {
  StatementAnswer answer;
  if (result.names.empty()) return answer;
  ResultTable table{result.names, {}};
  for (const sql::Values& values : result.rows) {
    auto& row = table.rows.emplace_back();
    for (const sql::Value& value : values) row.push_back(value.isNull() ? "" : value.shown());
  }
  answer.table = std::move(table);
  return answer;
}

ServerError answerOf(const sql::SqlError& error) { return {"ERROR", error.state(), 0, error.what()}; }

}  // namespace ttadak::isolation
