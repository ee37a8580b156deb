#pragma once

#include <map>
#include <optional>
#include <string>

#include "sim/kernel/clock.h"

namespace ttadak::sql {

enum class Isolation { readUncommitted, readCommitted, repeatableRead, serializable };

/// What a session has chosen with SET.
struct Settings {
  static constexpr Duration usualDeadlockTimeout{1'000};

  Isolation isolation{};  ///< of the transactions that say nothing about it
  Duration deadlockTimeout = usualDeadlockTimeout;
  std::optional<Duration> lockTimeout;       ///< none: for ever
  std::optional<Duration> statementTimeout;  ///< none: for ever
  /// Whatever else was set, by name: it changes nothing but what current_setting answers.
  std::map<std::string, std::string> others;

  /// Throws SqlError for a value that is none of that setting's.
  void set(const std::string& name, const std::string& value);
  /// As current_setting answers. Throws SqlError for a setting that there is not.
  std::string shown(const std::string& name) const;
};

}  // namespace ttadak::sql
