#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "sim/kernel/text.h"

namespace ttadak {

/// Something a person gave is not right: one line, in both languages, that says what, where, and what would be right.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Text message) : std::runtime_error(message.en), message_(std::move(message)) {}

  const Text& message() const { return message_; }

 private:
  Text message_;
};

/// Throws the InputError for a `word` that is none of the `known` ones: it names the nearest, or else all of them.
/// `kind` is what the word should have been, `of` whose it should have been (or empty).
[[noreturn]] void refuseUnknown(const Text& kind, std::string_view word, std::span<const std::string> known,
                                const std::string& of = {});

}  // namespace ttadak
