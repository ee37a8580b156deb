#include <algorithm>
#include <charconv>

#include "sim/world/database/sql_error.h"
#include "sim/world/database/table.h"

namespace ttadak::sql {

namespace {

std::int64_t numberIn(const std::string& text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && rest == end) return number;
  throw SqlError("22P02", "invalid input syntax for type integer: \"" + text + "\"");
}

bool truthIn(const std::string& text) {
  if (text == "t" || text == "true") return true;
  if (text == "f" || text == "false") return false;
  throw SqlError("22P02", "invalid input syntax for type boolean: \"" + text + "\"");
}

}  // namespace

Value Column::stored(Value value) const {
  if (value.isNull() || type == Type::any) return value;
  if (type == Type::text) return value.isText() ? std::move(value) : Value(value.shown());
  if (!value.isText()) return value;
  return type == Type::number ? Value(numberIn(value.text())) : Value::truth(truthIn(value.text()));
}

std::optional<Values> UniqueKey::of(const Values& row) const {
  const Scope scope{row};
  if (where && !where->valueOf(scope).isTrue()) return std::nullopt;
  Values values;
  for (const std::size_t column : columns) values.push_back(row[column]);
  for (const Expression& expression : expressions) values.push_back(expression.valueOf(scope));
  if (std::any_of(values.begin(), values.end(), [](const Value& value) { return value.isNull(); })) return std::nullopt;
  return values;
}

}  // namespace ttadak::sql
