#pragma once

#include <iosfwd>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/isolation/sessions.h"
#include "sim/isolation/spec.h"

namespace ttadak::isolation {

/// Which permutation of which spec is run.
struct Plan {
  const Spec& spec;
  std::string_view file;
  const Permutation& permutation;
  std::size_t number;  ///< of the permutation, from 1
};

/// One run of one permutation, told as it goes.
class PermutationRun {
 public:
  PermutationRun(const Plan& plan, Sessions& sessions, std::ostream& out);

  void run();

 private:
  /// A step that was sent, and is not yet told to be completed.
  struct Active {
    const PlannedStep* planned = nullptr;
    /// Of each marker that counts notices, how many its session has to have sent in all.
    std::vector<std::size_t> awaitedNotices;
  };
  enum class Attempt {
    first,  ///< tells that the step waits
    again,
    last,  ///< nothing more will be sent before the step is completed
  };

  void setUp();
  void tearDown();
  Answer runWhole(std::size_t session, const SqlBlock& block);

  void begin(const PlannedStep& planned);
  void awaitIdle(std::size_t session, const PlannedStep& next);
  bool complete(std::size_t session, Attempt attempt);
  void completeWaiting(Attempt attempt);
  bool isHeldBack(const Active& active) const;

  void tellWaiting(std::size_t session);
  void tellNotices(std::size_t session, const std::vector<std::string>& notices);
  void tell(std::size_t session, const Answer& answer);
  void tellLast(const Answer& answer);
  const Step& stepOf(std::size_t session) const { return plan_.spec[active_[session]->planned->step]; }

  const Plan plan_;
  Sessions& sessions_;
  std::ostream& out_;
  std::vector<std::optional<Active>> active_;  // by session
  std::vector<std::size_t> notices_;           // by session: how many it has sent
  std::vector<std::size_t> waiting_;           // sessions, in the order in which they came to wait
};

}  // namespace ttadak::isolation
