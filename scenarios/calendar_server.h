#pragma once

#include <string>

#include "sim/kernel/words.h"
#include "sim/world/action_order.h"
#include "sim/world/connection.h"
#include "sim/world/external_service.h"
#include "sim/world/method.h"

// The scheduling service, as its report describes it.

namespace ttadak::calendar_service {

/// A user confirms a proposed time.
struct EventRequest {
  std::string slot;
  std::string user;

  std::string key() const { return slot; }
};

class CalendarApi final : public ExternalService {
 public:
  explicit CalendarApi(World& world) : ExternalService(world, {"calendar", "캘린더"}) {}

  /// Returns the id of the event.
  std::string create(const EventRequest& request, SourceLine at = SourceLine::here()) {
    return fmt::format("event#{}", order({"create calendar event", "캘린더 이벤트 생성"}, request.slot, at));
  }
};

class Mail final : public ExternalService {
 public:
  explicit Mail(World& world) : ExternalService(world, {"mail", "메일"}) {}

  void send(const EventRequest& request, SourceLine at = SourceLine::here()) {
    order({"send mail", "메일 발송"}, request.user, at);
  }
};

class EventRepository {
 public:
  explicit EventRepository(sql::Database& db) : db_(withTables(db)) {}

  bool exists(const std::string& slot, SourceLine at = SourceLine::here()) { return !find_({slot}, at).rows.empty(); }
  void insert(const std::string& slot, const std::string& externalId, SourceLine at = SourceLine::here()) {
    insert_({slot, externalId.empty() ? sql::Value() : sql::Value(externalId)}, at);
  }
  void update(const std::string& slot, const std::string& externalId, SourceLine at = SourceLine::here()) {
    update_({externalId, slot}, at);
  }

 private:
  static sql::Database& withTables(sql::Database& db) {
    db.define("CREATE TABLE event (slot text, external_id text)");
    db.show("event", {"external_id"});
    return db;
  }

  sql::Database& db_;
  sql::Query find_{db_, "EventRepository.exists", "SELECT external_id FROM event WHERE slot = $1"};
  sql::Query insert_{db_, "EventRepository.insert", "INSERT INTO event (slot, external_id) VALUES ($1, $2)"};
  sql::Query update_{db_, "EventRepository.update", "UPDATE event SET external_id = $1 WHERE slot = $2"};
};

class EventService final : public Bean {
 public:
  EventService(App& app, EventRepository& events, CalendarApi& calendarApi, Mail& mail, const ActionOrder& order)
      : Bean(app, "EventService"), events_(events), calendarApi_(calendarApi), mail_(mail), order_(order) {}

  BeanMethod<Answer(const EventRequest&)> createEvent{*this, "createEvent", &EventService::create};

 private:
  /// createEvent
  Answer create(const EventRequest& request) {
    std::string externalId;
    order_.run({
        {"check", [&] { requireNew(request); }},
        {"call", [&] { externalId = calendarApi_.create(request); }},
        {"mail", [&] { mail_.send(request); }},
        {"save", [&] { events_.insert(request.slot, externalId); }},
        {"update", [&] { events_.update(request.slot, externalId); }},  // not in the original order
    });
    return Answer::success("created");
  }

  void requireNew(const EventRequest& request) {
    const bool exists = events_.exists(request.slot);
    if (exists) throw Rejection(Answer::Kind::alreadyExists, "already created");
  }

  EventRepository& events_;
  CalendarApi& calendarApi_;
  Mail& mail_;
  const ActionOrder& order_;
};

inline void handle(Connection& client, EventService& service, const EventRequest& request) {
  client.receive();
  client.answer(answerOf([&] { return service.createEvent(request); }));
}

}  // namespace ttadak::calendar_service
