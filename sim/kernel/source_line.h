#pragma once

namespace ttadak {

/// The line of source on which a call stands. Taken as a last, defaulted parameter it names the caller's line:
/// `void read(SourceLine at = SourceLine::here())`. Paths are relative to the project (-ffile-prefix-map).
///
/// Compilers disagree about a call that spans lines unless its name and opening parenthesis stand on the line on which
/// the statement begins; a test keeps that for every step of every incident.
struct SourceLine {
  const char* file = "";
  int line = 0;

  static constexpr SourceLine here(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    return {file, line};
  }
};

}  // namespace ttadak
