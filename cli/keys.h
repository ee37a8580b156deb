#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ttadak::cli {

/// A key that was pressed, or something else that a terminal reports.
struct Key {
  enum class Kind {
    character,
    up,
    down,
    right,
    left,
    home,
    end,
    pageUp,
    pageDown,
    enter,
    backspace,
    tab,
    backTab,
    escape,
    interrupt,  ///< Ctrl-C
    suspend,    ///< Ctrl-Z
    redraw,     ///< Ctrl-L, another size, or back from the background
    hangUp,     ///< nothing more will come
    other,
  };

  Kind kind = Kind::other;
  /// Of a character: one of ASCII that can be printed.
  char character = 0;

  bool operator==(const Key&) const = default;
};

/// Makes keys of the bytes that a terminal sends, however these are cut into pieces on their way.
class KeyDecoder {
 public:
  void feed(std::string_view bytes) { bytes_ += bytes; }

  /// The next key; nothing if there is none, or if it is not there to its end.
  std::optional<Key> next();

  bool hasMore() const { return !bytes_.empty(); }

  /// Whether a lone Escape is there. It is the key of that name only if what could make it the beginning of another
  /// does not come soon.
  bool perhapsEscape() const { return bytes_ == "\033"; }
  /// Nothing came soon: takes the lone Escape for the key.
  Key escape();

 private:
  std::optional<Key> sequence();
  Key take(std::size_t bytes, Key key);

  std::string bytes_;
};

}  // namespace ttadak::cli
