#include "json_reader.h"

#include <algorithm>

#include "sim/kernel/words.h"

namespace ttadak {

JsonReader JsonReader::at(const std::string& key) const {
  if (!value_.is_object()) refuse({"must be an object", "객체여야 합니다"});
  const auto found = value_.find(key);
  const auto place = place_.empty() ? key : place_ + "." + key;
  if (found == value_.end()) JsonReader(value_, place).refuse({"is missing", "빠져 있습니다"});
  return JsonReader(*found, place);
}

std::vector<JsonReader> JsonReader::items() const {
  if (!value_.is_array()) refuse({"must be a list", "목록이어야 합니다"});
  std::vector<JsonReader> all;
  all.reserve(value_.size());
  for (const auto& item : value_) all.emplace_back(item, fmt::format("{}[{}]", place_, all.size()));
  return all;
}

std::string JsonReader::text() const {
  if (!value_.is_string()) refuse({"must be a string", "문자열이어야 합니다"});
  return value_.get<std::string>();
}

void JsonReader::refuse(const Text& why) const {
  throw InputError(words("'{}' {}", "'{}': {}", place_.empty() ? "the document" : place_, why));
}

nlohmann::json parseJson(std::string_view text) {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    const auto before = text.substr(0, std::min<std::size_t>(error.byte > 0 ? error.byte - 1 : 0, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = before.size() - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
    if (before.size() == text.size()) {
      throw InputError(
          words("line {}, column {}: the JSON ends too early", "{}행 {}열: JSON이 도중에 끝납니다", line, column));
    }
    throw InputError(words("line {}, column {}: not JSON", "{}행 {}열: JSON이 아닙니다", line, column));
  } catch (const nlohmann::json::exception&) {
    throw InputError({"a number in the JSON is out of range", "JSON에 범위를 벗어난 수가 있습니다"});
  }
}

}  // namespace ttadak
