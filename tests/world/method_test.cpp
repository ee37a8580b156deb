#include "sim/world/method.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"
#include "sim/world/variable.h"

namespace ttadak {
namespace {

// Source: Spring Framework Reference, "Proxying Mechanisms": a call through a reference to the proxy meets the advice;
// a call that an object makes of itself does not.

using Lines = std::vector<std::string>;
using Place = Advice::Place;

struct Request {
  std::string name;
  std::string key() const { return "key of " + name; }
};

/// A bean that does what it is told to.
class Clerk final : public Bean {
 public:
  Clerk(App& app, const std::string& name) : Bean(app, name) {}

  BeanMethod<std::string(const Request&)> handle{*this, "handle", &Clerk::doHandle};
  BeanMethod<void(const Request&)> save{*this, "save", &Clerk::doSave};

  std::function<std::string(const Request&)> onHandle;
  std::function<void(const Request&)> onSave;

 private:
  std::string doHandle(const Request& request) { return onHandle ? onHandle(request) : "handled " + request.name; }
  void doSave(const Request& request) {
    if (onSave) onSave(request);
  }
};

struct Office : AppStage {
  Diary diary{*this};
  Variable<int> paper{*this, "paper"};
  Clerk front{*this, "Front"};
  Clerk back{*this, "Back"};

  Advice noting(Place place, const std::string& name) {
    return {place, name, [this, name](const Call& call) {
              diary.add(name + "(");
              call.proceed();
              diary.add(")" + name);
            }};
  }
};

Lines notesOf(const Trace& trace) {
  Lines all;
  for (const auto& event : trace.events) {
    for (const auto& note : event.notes) all.push_back(note.en);
  }
  return all;
}

TEST(Method, AdviceGoesByItsPlaceAndThenByTheOrderOfAdding) {
  Office world;
  world.front.onSave = [&](const Request&) { world.diary.add("save"); };
  for (const auto& [place, name] : std::initializer_list<std::pair<Place, const char*>>{
           {Place::transaction, "tx"}, {Place::lock, "lock 1"}, {Place::client, "client"}, {Place::lock, "lock 2"}}) {
    world.front.save.around(world.noting(place, name));
  }
  world.actor([&] { world.front.save({"x"}); });
  play(world);
  EXPECT_EQ(world.diary.lines(),
            (Lines{"client(", "lock 1(", "lock 2(", "tx(", "save", ")tx", ")lock 2", ")lock 1", ")client"}));
  EXPECT_EQ(world.front.save.advice().front().name.en, "client");
}

TEST(Method, AdviceGoesByItsPlaceWhateverTheOrderOfAdding) {
  std::vector<Place> places{Place::client,      Place::monitor,     Place::lock,
                            Place::inFlightSet, Place::transaction, Place::insideTransaction};
  do {
    Office world;
    for (const Place place : places) world.front.save.around({place, "advice", {}});
    const auto& advice = world.front.save.advice();
    const auto byPlace = [](const Advice& one, const Advice& other) { return one.place < other.place; };
    EXPECT_TRUE(std::is_sorted(advice.begin(), advice.end(), byPlace));
  } while (std::next_permutation(places.begin(), places.end()));
}

TEST(Method, SelfInvocationGoesPastTheAdviceAndTheRecordSaysSo) {
  Office world;
  world.front.save.around(world.noting(Place::lock, "lock"));
  world.front.save.around(world.noting(Place::transaction, "tx"));
  world.front.onHandle = [&](const Request& request) {
    world.paper.read();
    world.front.save(request);
    world.paper.read();
    return std::string();
  };
  world.actor([&] { world.front.handle({"x"}); });
  const auto trace = play(world);
  EXPECT_TRUE(world.diary.lines().empty());
  EXPECT_EQ(notesOf(trace), (Lines{"advice skipped, self-invocation of Front.save: lock",
                                   "advice skipped, self-invocation of Front.save: tx"}));
  EXPECT_EQ(trace.events[0].notes.size(), 2U) << "on the way from the first step to the second";
}

TEST(Method, AdviceRunsAgainWhenTheMethodHasMovedToAnotherBean) {
  Office world;
  world.front.save.around(world.noting(Place::lock, "lock"));
  world.front.onHandle = [&](const Request& request) {
    world.front.save(request);
    return std::string();
  };
  world.front.onSave = [&](const Request&) { world.paper.read(); };
  world.actor([&] { world.front.handle({"x"}); });
  play(world);
  EXPECT_TRUE(world.diary.lines().empty());
  world.front.save.moveTo(world.back);
  const auto trace = play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"lock(", ")lock"}));
  EXPECT_TRUE(notesOf(trace).empty());
  EXPECT_EQ(world.methods("Front.save"), (std::vector<AdvisedMethod*>{&world.front.save}));
}

TEST(Method, ACallThatComesBackFromAnotherBeanMeetsTheAdvice) {
  Office world;
  world.front.handle.around(world.noting(Place::lock, "handle"));
  world.front.save.around(world.noting(Place::lock, "save"));
  world.back.save.around(world.noting(Place::lock, "back"));
  world.front.onHandle = [&](const Request& request) {
    world.back.save(request);
    world.front.save(request);  // back in the same bean: itself
    return std::string();
  };
  world.back.onSave = [&](const Request& request) { world.front.save(request); };
  world.actor([&] { world.front.handle({"x"}); });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"handle(", "back(", "save(", ")save", ")back", ")handle"}));
}

TEST(Method, BeansOfOneClassAreDifferentBeans) {
  Office world;
  world.back.handle.around(world.noting(Place::lock, "lock"));
  world.front.onHandle = [&](const Request& request) { return world.back.handle(request); };
  world.actor([&] { world.diary.add(world.front.handle({"x"})); });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"lock(", ")lock", "handled x"}));
}

TEST(Method, AdviceKnowsTheKeyOfTheArgument) {
  Office world;
  world.front.handle.around({Place::lock, "lock", [&](const Call& call) {
                               world.diary.add(call.key());
                               call.proceed();
                             }});
  world.actor([&] { world.diary.add(world.front.handle({"x"})); });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"key of x", "handled x"}));
}

TEST(Method, AdviceCanAnswerInItsPlace) {
  Office world;
  world.front.handle.around(
      {Place::lock, "lock", [](const Call&) { throw std::invalid_argument("somebody is at it"); }});
  world.actor([&] { EXPECT_THROW(world.front.handle({"x"}), std::invalid_argument); });
  play(world);
}

TEST(Method, ExceptionsPassThroughAndLeaveTheBean) {
  Office world;
  world.front.save.around(world.noting(Place::lock, "lock"));
  world.front.onHandle = [](const Request&) -> std::string { throw std::invalid_argument("no"); };
  world.actor([&] {
    EXPECT_THROW(world.front.handle({"x"}), std::invalid_argument);
    world.front.save({"x"});
  });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"lock(", ")lock"}));
}

TEST(Method, EachActorIsInABeanOfItsOwn) {
  Office world;
  world.front.save.around(world.noting(Place::lock, "lock"));
  world.front.onHandle = [&](const Request&) {
    world.paper.read();
    world.paper.read();
    return std::string();
  };
  world.actor([&] { world.front.handle({"x"}); });
  world.actor([&] {
    world.paper.read();
    world.front.save({"x"});
  });
  playAtRandom(world, [&](const Trace& trace) {
    EXPECT_EQ(world.diary.lines(), (Lines{"lock(", ")lock"}));
    EXPECT_TRUE(notesOf(trace).empty());
  });
}

TEST(Method, WhoIsAbandonedHasLeftTheBean) {
  Office world;
  bool spins = false;
  world.front.save.around(world.noting(Place::lock, "lock"));
  world.front.onHandle = [&](const Request&) {
    do {
      world.paper.read();
    } while (spins);
    world.paper.read();
    return std::string();
  };
  world.actor([&] {
    world.front.save({"x"});
    world.front.handle({"x"});
  });
  for (const bool forEver : {false, true}) {
    spins = forEver;
    playOnly(world, 1);
    spins = false;
    const auto trace = play(world, "A*2");
    EXPECT_EQ(world.diary.lines(), (Lines{"lock(", ")lock"}));
    EXPECT_TRUE(notesOf(trace).empty());
  }
}

TEST(App, KnowsMethodsByNameOnceForEachInstance) {
  Office world;
  Clerk second(world, "Front");
  EXPECT_EQ(world.methods("Front.save"), (std::vector<AdvisedMethod*>{&world.front.save, &second.save}));
  EXPECT_THROW(world.methods("Front.pay"), std::logic_error);
}

TEST(App, HasADatabaseOrSaysThatItHasNone) {
  struct Bare : App {
  } bare;
  EXPECT_THROW(bare.database(), std::logic_error);
  EXPECT_EQ(Office().database().engine().name(), "postgres");
}

}  // namespace
}  // namespace ttadak
