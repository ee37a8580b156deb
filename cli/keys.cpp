#include "keys.h"

#include <array>
#include <cstddef>
#include <utility>

namespace ttadak::cli {

namespace {

using Kind = Key::Kind;
using Meanings = std::array<std::pair<std::string_view, Kind>, 14>;

/// What comes after `ESC [`, without any digits that only say which of Shift, Alt and Ctrl are down.
constexpr Meanings meanings{{
    {"A", Kind::up},
    {"B", Kind::down},
    {"C", Kind::right},
    {"D", Kind::left},
    {"H", Kind::home},
    {"F", Kind::end},
    {"Z", Kind::backTab},
    {"1~", Kind::home},
    {"7~", Kind::home},
    {"4~", Kind::end},
    {"8~", Kind::end},
    {"5~", Kind::pageUp},
    {"6~", Kind::pageDown},
    {"M", Kind::enter},  // after ESC O: the keypad's
}};

Kind meaningOf(std::string_view parameters, char final) {
  const auto first = parameters.substr(0, parameters.find(';'));
  const auto wanted = (final == '~' ? std::string(first) : std::string()) + final;
  for (const auto& [text, kind] : meanings) {
    if (text == wanted) return kind;
  }
  return Kind::other;
}

Key single(char byte) {
  switch (byte) {
    case '\r':
    case '\n': return {Kind::enter};
    case '\t': return {Kind::tab};
    case '\b':
    case '\x7f': return {Kind::backspace};
    case '\x03': return {Kind::interrupt};
    case '\x1a': return {Kind::suspend};
    case '\x0c': return {Kind::redraw};
    default: break;
  }
  return byte >= ' ' && byte <= '~' ? Key{Kind::character, byte} : Key{};
}

/// How many bytes a character of UTF-8 has that begins so.
std::size_t lengthOf(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 0xf0) return 4;
  if (byte >= 0xe0) return 3;
  return byte >= 0xc0 ? 2 : 1;
}

}  // namespace

std::optional<Key> KeyDecoder::next() {
  if (bytes_.empty() || perhapsEscape()) return std::nullopt;
  if (bytes_.front() == '\033') return sequence();
  const auto length = lengthOf(bytes_.front());
  if (bytes_.size() < length) return std::nullopt;
  return take(length, length == 1 ? single(bytes_.front()) : Key{});
}

Key KeyDecoder::escape() { return take(1, {Kind::escape}); }

/// What begins with Escape and has at least one more byte.
std::optional<Key> KeyDecoder::sequence() {
  constexpr std::size_t introducer = 2;
  if (bytes_[1] != '[' && bytes_[1] != 'O') return escape();
  for (auto i = introducer; i < bytes_.size(); ++i) {
    const char byte = bytes_[i];
    if (byte >= '@' && byte <= '~') {
      return take(i + 1, {meaningOf(std::string_view(bytes_).substr(introducer, i - introducer), byte)});
    }
    if (byte < ' ' || byte > '?') return take(i, {});  // no sequence after all: what was there of it is nothing
  }
  return std::nullopt;
}

Key KeyDecoder::take(std::size_t bytes, Key key) {
  bytes_.erase(0, bytes);
  return key;
}

}  // namespace ttadak::cli
