#pragma once

#include <string>

#include "replay_request.h"

namespace ttadak::cli {

/// A replay as the one JSON document that `replay --json` prints.
std::string replayDocument(const Replay& replay);

/// A file with such a document, to be run again.
class RecordedRun {
 public:
  /// Throws InputError, naming the file and the place in it, if it is not such a document.
  explicit RecordedRun(const std::string& path);

  const Schedule& schedule() const { return schedule_; }
  /// Throws InputError, naming the first value that differs, if the replay is not the very run that was recorded.
  void requireSame(const Replay& replay) const;

 private:
  std::string path_;
  std::string text_;
  Schedule schedule_;
};

}  // namespace ttadak::cli
