#pragma once

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/actor.h"

namespace ttadak {

/// The entities that each actor has changed in its transaction, and when the UPDATEs for them are sent.
///
/// Source: Jakarta Persistence 3.1, section 3.2.4 (Synchronization to the Database): at commit, or when flush() is
/// called.
class PersistenceContext {
 public:
  enum class Flush { atCommit, immediately };

  explicit PersistenceContext(Flush when) : when_(when) {}

  /// An entity of the running actor was changed; `send` writes it as it is now. Takes the place of an earlier change to
  /// the same entity that was not sent yet.
  void changed(const std::string& entity, std::function<void()> send);
  /// The place where a change is sent at once, if that is how this application does it.
  void flushNow() {
    if (when_ == Flush::immediately) flush();
  }
  /// Sends all changes of the running actor, in the order of their first change.
  void flush();
  /// Forgets them: a new transaction begins.
  void clear();

 private:
  using Changes = std::vector<std::pair<std::string, std::function<void()>>>;

  Flush when_;
  std::array<Changes, maxActors> changes_;
};

}  // namespace ttadak
