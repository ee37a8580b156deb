#pragma once

#include <string_view>

#include "keys.h"
#include "screen_size.h"

namespace ttadak::cli {

/// The terminal as a screen to draw on, for as long as this lives: keys come as they are pressed, the cursor is hidden,
/// and what was there before is kept aside. It is given back as it was on every way out: by the destructor, when a
/// signal ends the program, and for as long as the program is stopped (Ctrl-Z).
///
/// There is one at a time.
class Terminal {
 public:
  /// Throws InputError if standard input or output is no terminal.
  static void require();

  /// Calls `require`, and takes the terminal.
  Terminal();
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  static ScreenSize size();
  /// Writes it all at once.
  static void write(std::string_view bytes);
  /// Waits for a key. Stops the program for Key::Kind::suspend and comes back with `redraw`.
  Key read();
  /// Whether there is more to read already.
  bool hasMore();

 private:
  bool takeInput();

  KeyDecoder decoder_;
};

}  // namespace ttadak::cli
