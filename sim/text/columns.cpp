#include "sim/text/columns.h"

#include <utf8proc.h>

#include <utility>

namespace ttadak {

namespace {

constexpr std::size_t longestLine = 600;  // in columns

struct Character {
  std::string_view bytes;
  std::size_t width;
  bool printable;
};

bool isPrintable(utf8proc_category_t category) {
  switch (category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    default: return true;
  }
}

/// The first character of a text that is not empty; a byte that is no UTF-8 counts as one.
Character firstOf(std::string_view text) {
  utf8proc_int32_t codepoint = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
  if (length <= 0) return {text.substr(0, 1), 1, false};
  return {text.substr(0, static_cast<std::size_t>(length)), static_cast<std::size_t>(utf8proc_charwidth(codepoint)),
          isPrintable(utf8proc_category(codepoint))};
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = firstOf(text);
    width += character.width;
    text.remove_prefix(character.bytes.size());
  }
  return width;
}

std::string fitted(std::string_view text, std::size_t width) {
  const auto needed = columns(text);
  if (needed <= width) return std::string(text) + std::string(width - needed, ' ');
  if (width == 0) return "";
  std::string cut;
  std::size_t used = 0;
  for (;;) {
    const auto character = firstOf(text);
    if (used + character.width > width - 1) return cut + "…" + std::string(width - 1 - used, ' ');
    cut += character.bytes;
    used += character.width;
    text.remove_prefix(character.bytes.size());
  }
}

std::string filled(std::string_view painted, std::size_t width) {
  std::string kept;
  std::size_t used = 0;
  bool full = false;
  while (!painted.empty()) {
    const bool paint = painted.front() == '\033';
    const auto character = paint ? Character{painted.substr(0, painted.find('m') + 1), 0, false} : firstOf(painted);
    if (character.bytes.empty()) break;  // no paint after all
    full = full || used + character.width > width;
    if (paint || !full) kept += character.bytes;
    if (!full) used += character.width;
    painted.remove_prefix(character.bytes.size());
  }
  return kept + std::string(width - used, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    if (!line.empty() && columns(line) + 1 + columns(word) > width) lines.push_back(std::exchange(line, {}));
    if (!line.empty()) line += ' ';
    line += word;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::string oneLine(std::string_view text) {
  std::string line;
  std::size_t used = 0;
  while (!text.empty() && used < longestLine) {
    const auto character = firstOf(text);
    line += character.printable ? character.bytes : "?";
    used += character.width;
    text.remove_prefix(character.bytes.size());
  }
  return text.empty() ? line : line + "…";
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (; count > 0; --count) all += text;
  return all;
}

}  // namespace ttadak
