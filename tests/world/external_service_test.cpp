#include "sim/world/external_service.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"
#include "sim/kernel/words.h"

namespace ttadak {
namespace {

// Source: the five reports: an API call, a mail, a login provider are outside of every transaction.

using Lines = std::vector<std::string>;

struct NotFound : std::runtime_error {
  NotFound() : std::runtime_error("404") {}
};

class Office final : public ExternalService {
 public:
  explicit Office(World& world) : ExternalService(world, "office") {}

  std::size_t mail(const std::string& to, SourceLine at = SourceLine::here()) {
    const auto label = [&] { return words("mail {}", "메일 {}", to); };
    return order(label, "mail to " + to, at);
  }
  std::string addressOf(const std::string& who, SourceLine at = SourceLine::here()) {
    const auto find = [&]() -> std::string {
      if (who != "kerry") throw NotFound();
      return "Seoul";
    };
    return ask({"address", "주소"}, find, at);
  }
};

TEST(ExternalService, KeepsWhatWasDoneThereInOrder) {
  Stage world;
  Office office{world};
  Diary diary{world};
  for (const std::string to : {"kerry", "mina"}) {
    world.actor([&, to] {
      diary.add(std::to_string(office.mail(to)));
      diary.add(std::to_string(office.mail(to)));
    });
  }
  const auto trace = play(world, "A B A B");
  EXPECT_EQ(office.effects(), (Lines{"mail to kerry", "mail to mina", "mail to kerry", "mail to mina"}));
  EXPECT_EQ(diary.lines(), (Lines{"1", "2", "3", "4"}));
  EXPECT_EQ(trace.objects[0].kind, Object::Kind::external);
  EXPECT_EQ(trace.events[2].changes.at(0).state, "mail to kerry ×2, mail to mina");
  EXPECT_EQ(trace.events[2].result, "#3");
  playAtRandom(world, [&](const Trace&) { EXPECT_EQ(office.state(), "mail to kerry ×2, mail to mina ×2"); });
}

TEST(ExternalService, AnswersWithWhatItHasOrWithAnError) {
  Stage world;
  Office office{world};
  Diary diary{world};
  world.actor([&] {
    diary.add(office.addressOf("kerry"));
    try {
      diary.add(office.addressOf("nobody"));
    } catch (const NotFound& error) {
      diary.add(std::string(error.what()));
    }
  });
  const auto trace = play(world);
  EXPECT_EQ(diary.lines(), (Lines{"Seoul", "404"}));
  EXPECT_EQ(trace.events[0].result, "Seoul");
  EXPECT_EQ(trace.events[1].result, "✗ 404");
  EXPECT_EQ(trace.events[1].accesses.at(0).mode, Access::Mode::read);
  EXPECT_TRUE(office.effects().empty());
}

TEST(ExternalService, WhatWasDoneSurvivesARollback) {
  AppStage world;
  world.database().define("CREATE TABLE event (id bigserial PRIMARY KEY, slot text)");
  sql::Query save{world.database(), "save", "INSERT INTO event (slot) VALUES ($1)"};
  Office office{world};
  world.actor([&] {
    world.database().begin();
    save({"15:00"});
    office.mail("kerry");
    world.database().rollback();
  });
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A BEGIN", "A INSERT", "A mail", "A ROLLBACK"}));
  EXPECT_TRUE(world.database().table("event").committedRows().empty());
  EXPECT_EQ(office.effects(), (Lines{"mail to kerry"}));
}

TEST(ExternalService, NothingWasDoneThereWhenARunBegins) {
  Stage world;
  Office office{world};
  world.actor([&] {
    office.mail("kerry");
    office.addressOf("kerry");
  });
  playOnly(world, 1);
  EXPECT_EQ(office.effects().size(), 1U) << "an abandoned actor does nothing more";
  play(world);
  EXPECT_EQ(office.effects().size(), 1U);
}

}  // namespace
}  // namespace ttadak
