#include "sim/world/database/settings.h"

#include <array>
#include <charconv>
#include <utility>

#include "sim/world/database/sql_error.h"

namespace ttadak::sql {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& value) {
  throw SqlError("22023", "invalid value for parameter \"" + name + "\": \"" + value + "\"");
}

/// `10ms`, `5 s`; a number alone counts milliseconds.
Duration durationOf(const std::string& name, const std::string& value) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> units{
      {{"", 1}, {"ms", 1}, {"s", 1'000}, {"min", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
  std::int64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [rest, error] = std::from_chars(value.data(), end, number);
  std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  for (const auto& [name_, milliseconds] : units) {
    if (error == std::errc() && number >= 0 && unit == name_) return Duration(number * milliseconds);
  }
  refuse(name, value);
}

std::optional<Duration> timeoutOf(const std::string& name, const std::string& value) {
  const Duration duration = durationOf(name, value);
  return duration == Duration{} ? std::nullopt : std::optional(duration);
}

constexpr std::array<const char*, 4> levels{"read uncommitted", "read committed", "repeatable read", "serializable"};

Isolation isolationOf(const std::string& name, const std::string& value) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (value == levels.at(i)) return static_cast<Isolation>(i);
  }
  refuse(name, value);
}

std::string shown(std::optional<Duration> duration) {
  const auto count = duration.value_or(Duration{}).count();
  if (count == 0) return "0";
  return count % 1'000 == 0 ? std::to_string(count / 1'000) + "s" : std::to_string(count) + "ms";
}

}  // namespace

void Settings::set(const std::string& name, const std::string& value) {
  if (name == "deadlock_timeout") {
    deadlockTimeout = durationOf(name, value);
  } else if (name == "lock_timeout") {
    lockTimeout = timeoutOf(name, value);
  } else if (name == "statement_timeout") {
    statementTimeout = timeoutOf(name, value);
  } else if (name == "default_transaction_isolation") {
    isolation = isolationOf(name, value);
  } else {
    others[name] = value;
  }
}

std::string Settings::shown(const std::string& name) const {
  if (name == "deadlock_timeout") return sql::shown(deadlockTimeout);
  if (name == "lock_timeout") return sql::shown(lockTimeout);
  if (name == "statement_timeout") return sql::shown(statementTimeout);
  if (name == "default_transaction_isolation") return levels.at(static_cast<std::size_t>(isolation));
  const auto found = others.find(name);
  if (found != others.end()) return found->second;
  throw SqlError("42704", "unrecognized configuration parameter \"" + name + "\"");
}

}  // namespace ttadak::sql
