#include "shrink.h"

#include <algorithm>

#include "attempts.h"

namespace ttadak {

namespace {

using At = Path::difference_type;

/// The steps from `from` to `to` come before what is at `at`, which is not one of them.
Path moved(Path path, At from, At to, At at) {
  if (at <= from) {
    std::rotate(path.begin() + at, path.begin() + from, path.begin() + to);
  } else {
    std::rotate(path.begin() + from, path.begin() + to, path.begin() + at);
  }
  return path;
}

/// Where blocks of one actor's steps begin, and the end.
std::vector<At> blocks(const Path& path) {
  std::vector<At> all;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i == 0 || path[i].actor() != path[i - 1].actor()) all.push_back(static_cast<At>(i));
  }
  all.push_back(static_cast<At>(path.size()));
  return all;
}

bool leaveOutAFault(Attempts& attempts) {
  const Path path = attempts.best().path;
  for (auto at = path.begin(); at != path.end(); ++at) {
    if (at->fault() == Fault::none) continue;
    Path without(path.begin(), at);
    without.insert(without.end(), at + 1, path.end());
    if (attempts.improve(without)) return true;
  }
  return false;
}

/// Somebody else goes on as long as possible, and then everybody, one after another.
bool goAnotherWay(Attempts& attempts, std::size_t actors) {
  const Path path = attempts.best().path;
  for (auto at = path.begin(); at != path.end(); ++at) {
    for (std::size_t actor = 0; actor < actors; ++actor) {
      Path other(path.begin(), at);
      other.emplace_back(actorAt(actor));
      if (attempts.improve(other)) return true;
    }
  }
  return false;
}

/// A block goes elsewhere between others, whole.
bool moveABlock(Attempts& attempts) {
  const Path path = attempts.best().path;
  const auto begins = blocks(path);
  for (std::size_t block = 0; block + 1 < begins.size(); ++block) {
    for (const At at : begins) {
      const bool elsewhere = at < begins[block] || at > begins[block + 1];
      if (elsewhere && attempts.improve(moved(path, begins[block], begins[block + 1], at))) return true;
    }
  }
  return false;
}

/// The first steps of a block go to the end of the block before that is the same actor's, the others to the beginning
/// of the next one.
bool shareABlockOut(Attempts& attempts) {
  const Path path = attempts.best().path;
  const auto begins = blocks(path);
  const auto isSame = [&](At one, At other) {
    return path[static_cast<std::size_t>(one)].actor() == path[static_cast<std::size_t>(other)].actor();
  };
  for (std::size_t block = 1; block + 2 < begins.size(); ++block) {
    const At first = begins[block];
    const At end = begins[block + 1];
    std::size_t before = block;
    while (before > 0 && (before == block || !isSame(begins[before], first))) --before;
    std::size_t after = block + 1;
    while (after + 1 < begins.size() && !isSame(begins[after], first)) ++after;
    if (!isSame(begins[before], first) || after + 1 == begins.size()) continue;
    for (At middle = first + 1; middle < end; ++middle) {
      const Path later = moved(path, middle, end, begins[after]);
      if (attempts.improve(moved(later, first, middle, begins[before + 1]))) return true;
    }
  }
  return false;
}

bool exchangeActors(Attempts& attempts, std::size_t actors) {
  const Path path = attempts.best().path;
  for (std::size_t one = 0; one < actors; ++one) {
    for (std::size_t other = one + 1; other < actors; ++other) {
      Path exchanged;
      for (const Choice choice : path) {
        const std::size_t actor = index(choice.actor());
        const std::size_t now = actor == one ? other : actor == other ? one : actor;
        exchanged.emplace_back(actorAt(now), choice.fault());
      }
      if (attempts.improve(exchanged)) return true;
    }
  }
  return false;
}

}  // namespace

Witness shrink(World& world, const std::vector<Choice>& path, const ExploreOptions& options, std::uint64_t most) {
  Attempts attempts(world, path, options, most);
  const std::size_t actors = world.actors().size();
  while (leaveOutAFault(attempts) || goAnotherWay(attempts, actors) || moveABlock(attempts) ||
         shareABlockOut(attempts) || exchangeActors(attempts, actors)) {
  }
  return attempts.best();
}

}  // namespace ttadak
