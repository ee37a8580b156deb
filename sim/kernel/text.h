#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ttadak {

enum class Language { english, korean };

/// Words for a person, in both languages. Names that are the same in both need only one string.
/// A plain value: copies may be used from any thread.
struct Text {
  std::string en;
  std::string ko;

  Text() = default;
  Text(std::string english, std::string korean) : en(std::move(english)), ko(std::move(korean)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Text(const std::string& both) : en(both), ko(both) {}
  Text(const char* both) : en(both), ko(both) {}  // NOLINT(google-explicit-constructor)

  const std::string& in(Language language) const { return language == Language::korean ? ko : en; }

  bool operator==(const Text&) const = default;
};

}  // namespace ttadak
