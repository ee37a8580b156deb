#pragma once

#include <string>

namespace ttadak::cli {

/// A file that is to be written as a whole when there is something to write. Throws InputError if that cannot be done:
/// on making it, so that nobody works for hours towards a file that cannot be written.
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);

  /// Puts the text into the file in the place of what was there. Nobody ever sees a part of it: the file is made beside
  /// the old one and then renamed, and not left behind if that fails.
  void write(const std::string& text) const;

 private:
  std::string path_;    // as it was given
  std::string target_;  // where symbolic links lead to
};

}  // namespace ttadak::cli
