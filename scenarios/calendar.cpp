#include "scenarios/calendar.h"

#include <algorithm>
#include <deque>

#include "calendar_server.h"
#include "clients.h"
#include "fixes/unique_key.h"

namespace ttadak {

using namespace calendar_service;

namespace {

class Calendar final : public App {
 public:
  explicit Calendar(const Setup& setup) : App(sql::engineNamed(*setup.engine), sql::isolationNamed(*setup.isolation)) {
    for (int i = 0; i < setup.instances; ++i) services_.emplace_back(*this, events_, calendarApi_, mail_, order_);
    for (int i = 0; i < setup.requests; ++i) addClient(setup.scene, {"03-13 15:00", "guest"});
    addProperties();
  }

 private:
  void addClient(const std::string& scene, const EventRequest& request) {
    const auto instance = clients_.size() % services_.size();
    EventService& service = services_[instance];
    const Text sender = senderOf(scene, clients_.size());
    const Text name = words("client: {}", "클라이언트: {}", sender);
    Connection& connection = clients_.emplace_back(*this, name, request.slot).connection;
    const auto work = [request, &connection, &service] { handle(connection, service, request); };
    connection.belongTo(addActor(sender, work, likeness(request.slot, instance)));
  }

  /// What sends the request, each time.
  static Text senderOf(const std::string& scene, std::size_t number) {
    if (number == 0 || scene == "double-click") return words("click {}", "클릭 {}", number + 1);
    if (scene == "reload") return words("reload {}", "새로 고침 {}", number);
    return words("resend {}", "재전송 {}", number);
  }

  void addProperties() {
    const auto exactlyOne = [this](const std::string& id, const Text& meaning, const Text& of, auto count) {
      const auto wrong = [=, this] {
        return notExactlyOne(count(), anybodyAccepted(clients_, clients_.front().intent), of);
      };
      addProperty({id, meaning, wrong});
    };
    exactlyOne("one-event",
               {"one confirm gives exactly one calendar event", "확정 한 번에 캘린더 이벤트는 정확히 하나"},
               {"calendar events", "캘린더 이벤트 수"}, [this] { return calendarApi_.effects().size(); });
    exactlyOne("one-mail", {"one confirm gives exactly one mail", "확정 한 번에 메일은 정확히 하나"},
               {"mails", "메일 수"}, [this] { return mail_.effects().size(); });
    exactlyOne("one-row", {"one confirm gives exactly one row", "확정 한 번에 행은 정확히 하나"}, {"rows", "행 수"},
               [this] { return database().table("event").committedRows().size(); });
    addProperty(nothingLost(clients_, [this](const Client&) { return missing(); }));
    addProperty(served(clients_));
  }

  std::optional<Text> missing() {
    const auto rows = database().table("event").committedRows();
    const auto hasEvent = [](const sql::Values& row) { return !row[1].isNull(); };
    Complaints complaints;
    if (calendarApi_.effects().empty()) complaints.add(Text{"no calendar event", "캘린더 이벤트 없음"});
    if (mail_.effects().empty()) complaints.add(Text{"no mail", "메일 없음"});
    if (std::none_of(rows.begin(), rows.end(), hasEvent)) {
      complaints.add(Text{"no row with the event's id", "이벤트 id가 있는 행 없음"});
    }
    return complaints.all();
  }

  EventRepository events_{database()};
  CalendarApi calendarApi_{*this};
  Mail mail_{*this};
  ActionOrder order_{{"check", "call", "mail", "save"}};
  std::deque<EventService> services_;
  Clients clients_;
};

std::unique_ptr<App> build(const Setup& setup) { return std::make_unique<Calendar>(setup); }

std::optional<std::string> asReported(const Setup& setup) {
  if (setup.requests != 2) return std::nullopt;
  // The second request comes a second later, while the first one's event is being made and is not yet in the database.
  return "A*2 B*2 A*4 B*4";
}

}  // namespace

Incident calendar() {
  Incident incident;
  incident.id = "calendar";
  incident.title = {"Two calendar events from one click", "한 번의 확정에 두 개의 캘린더 이벤트"};
  incident.story = {
      "A scheduling service on Cloud Run proposes times and puts the one that a user confirms into the user's "
      "calendar: it checks whether the event is already stored, calls the calendar's API, sends a mail, and stores "
      "the result under a unique key. Now and then one confirm gave two events: two equal requests, about a second "
      "apart. Users had clicked twice. The front end was made to block a double click, and it still happened, "
      "through reloads and the network. The key keeps the table at one row; nothing keeps the calendar at one event.",
      "Cloud Run에서 도는 스케줄링 서비스는 일정을 제안하고, 사용자가 확정한 일정을 캘린더에 넣습니다. 이미 저장된 "
      "이벤트인지 확인하고, 캘린더 API를 호출하고, 메일을 보내고, 결과를 유니크 키로 저장합니다. 가끔 한 번의 "
      "확정에 이벤트가 두 개 생겼는데, 같은 요청이 약 1초 간격으로 두 번 온 경우였습니다. 빠른 더블 클릭에서 자주 "
      "일어나 프론트에서 막았지만, 새로 고침과 네트워크 문제로 계속 일어났습니다. 유니크 키 덕분에 행은 하나지만, "
      "캘린더에는 그런 장치가 없습니다."};
  incident.scenes = {
      {"double-click", {"the button is clicked more than once", "버튼을 여러 번 클릭한다"}},
      {"reload", {"a click, then a page reload sends it again", "클릭한 뒤 새로 고침이 요청을 다시 보낸다"}},
      {"resend", {"a click, and the network sends it again", "클릭한 요청을 네트워크가 다시 보낸다"}}};
  incident.sourceFile = "scenarios/calendar_server.h";
  incident.defaults = {.incident = incident.id,
                       .scene = "double-click",
                       .instances = 2,
                       .engine = "mariadb",
                       .isolation = "repeatable-read"};
  auto key = uniqueKey("event", "slot", "EventService.createEvent", "already created");
  key.onAsReported = true;
  incident.fixes = {std::move(key)};
  incident.build = build;
  incident.asReported = asReported;
  return incident;
}

}  // namespace ttadak
