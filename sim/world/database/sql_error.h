#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace ttadak::sql {

/// What a statement is answered with when it fails, in the words of the engine that is modelled.
class SqlError : public std::runtime_error {
 public:
  SqlError(std::string state, const std::string& message) : std::runtime_error(message), state_(std::move(state)) {}

  /// The five characters of SQLSTATE.
  const std::string& state() const { return state_; }

 private:
  std::string state_;
};

/// A key that must be unique is there already.
class DuplicateKey : public SqlError {
 public:
  using SqlError::SqlError;
};

}  // namespace ttadak::sql
