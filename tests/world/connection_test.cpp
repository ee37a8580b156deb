#include "sim/world/connection.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"
#include "sim/kernel/input_error.h"

namespace ttadak {
namespace {

struct Clients : Stage {
  Connection first{*this, "first"};
  Connection second{*this, "second"};

  Clients() {
    serve(first, Answer::success("hello"));
    serve(second, {Answer::Kind::refused, "no"});
  }

 private:
  void serve(Connection& client, const Answer& answer) {
    actor([&client, answer] {
      client.receive();
      client.answer(answer);
    });
  }
};

TEST(Connection, IsPrivateToItsClient) {
  Clients world;
  const auto trace = play(world, "A B A B");
  EXPECT_EQ(trace.objects[0].kind, Object::Kind::client);
  EXPECT_EQ(trace.events[2].changes.at(0).state, "hello");
  EXPECT_EQ(world.first.answered(), Answer::success("hello"));
  EXPECT_TRUE(world.first.accepted());
  EXPECT_FALSE(world.second.accepted());
}

// Source: what calendar's report calls a reload: it is sent when the answer to the request before has come.
TEST(Connection, CanBeSentAfterAnotherIsAnswered) {
  Clients world;
  EXPECT_EQ(play(world, "B B A A").end, End::completed);
  world.second.sendAfter(world.first);
  const auto trace = play(world, "A A B B");
  EXPECT_EQ(trace.events[0].waiting.at(0).actor, actorAt(1));
  EXPECT_EQ(trace.objects.at(trace.events[0].waiting.at(0).object).name.en, "first");
  EXPECT_THROW(play(world, "B B A A"), InputError);
  EXPECT_THROW(play(world, "A B A B"), InputError);
  playAtRandom(world, [](const Trace& one) { EXPECT_EQ(one.schedule().bareText(), "A*2 B*2"); });
}

TEST(Connection, WaitsForEverForAnAnswerThatNeverComes) {
  Clients world;
  world.first.sendAfter(world.second);
  world.second.sendAfter(world.first);
  EXPECT_EQ(play(world).end, End::deadlocked);
}

// Source: Jakarta Servlet 6.0, section 5.6: a response that is committed cannot be sent anew (IllegalStateException).
TEST(Connection, WhatWasAnsweredStays) {
  Stage world;
  Connection client{world, "client"};
  world.actor([&] {
    client.answer(Answer::success("yes"));
    client.answer({Answer::Kind::refused, "no"});
  });
  EXPECT_THROW(play(world), std::logic_error);
  EXPECT_EQ(client.answered(), Answer::success("yes"));
}

TEST(Connection, IsNotAnsweredWhenARunBegins) {
  Clients world;
  world.second.sendAfter(world.first);
  playOnly(world, 2);
  EXPECT_THROW(play(world, "B"), InputError);
  EXPECT_EQ(world.first.answered(), std::nullopt);
}

// Source: the design's properties: a request is accepted once its client was told success or "already exists".
TEST(Answer, IsAcceptedIfTheClientMayRelyOnIt) {
  EXPECT_TRUE((Answer{Answer::Kind::success, ""}.accepted()));
  EXPECT_TRUE((Answer{Answer::Kind::alreadyExists, ""}.accepted()));
  EXPECT_FALSE((Answer{Answer::Kind::refused, ""}.accepted()));
  EXPECT_FALSE((Answer{Answer::Kind::error, ""}.accepted()));
}

TEST(Answer, OfARejectionIsItsOwnAndOfAnyOtherErrorIsError) {
  const Answer refused{Answer::Kind::refused, "token expired"};
  EXPECT_EQ(answerOf([] { return Answer::success("yes"); }), Answer::success("yes"));
  EXPECT_EQ(answerOf([]() -> Answer { throw Rejection(Answer::Kind::refused, "token expired"); }), refused);
  EXPECT_EQ(answerOf([]() -> Answer { throw std::runtime_error("503"); }).kind, Answer::Kind::error);
}

TEST(Answer, UndoesOnFailureAndPassesItOn) {
  std::string done;
  onFailure([&] { done += 'w'; }, [&] { done += 'u'; });
  finallyDo([&] { done += 'w'; }, [&] { done += 'a'; });
  EXPECT_EQ(done, "wwa");
  const auto fail = [&] { throw std::runtime_error("503"); };
  EXPECT_THROW(onFailure(fail, [&] { done += 'u'; }), std::runtime_error);
  EXPECT_THROW(finallyDo(fail, [&] { done += 'a'; }), std::runtime_error);
  EXPECT_EQ(done, "wwaua");
}

}  // namespace
}  // namespace ttadak
