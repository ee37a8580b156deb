#include "local_states.h"

#include "scenario_check.h"

namespace ttadak {

void LocalStates::note(std::uint32_t piece, std::size_t actor, const Step* step) {
  now_.stands = step != nullptr;
  now_.accesses.clear();
  now_.indirect.clear();
  now_.isConditional = step != nullptr && step->wait != nullptr;
  now_.wait = 0;
  now_.exact = step == nullptr || step->exact;
  now_.isForeign = false;
  const auto seen = [&](const Object& object) {
    const auto how = layout_.seenBy(actor, object.number());
    if (!how) now_.isForeign = true;
    return how.value_or(0);
  };
  if (step != nullptr) {
    for (const Access& access : step->accesses) now_.accesses.push_back(seen(*access.object));
    for (const Access& access : step->indirect) now_.indirect.push_back(seen(*access.object));
    if (step->wait != nullptr) now_.wait = seen(step->wait->decidedBy());
  }
  const auto [known, isNew] = all_.try_emplace(piece, now_);
  if (!isNew && known->second != now_) throw Differs{};
}

}  // namespace ttadak
