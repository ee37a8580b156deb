#include "scenarios/ground_flip.h"

#include <algorithm>

#include "clients.h"
#include "ground_flip_server.h"

namespace ttadak {

using namespace ground_flip;

namespace {

constexpr User formerOwner = 11;  // of the pixel, where it has one; any number would do

class GroundFlip final : public App {
 public:
  explicit GroundFlip(const Setup& setup)
      : App(sql::engineNamed(*setup.engine), sql::isolationNamed(*setup.isolation)),
        pixels_(database(), setup.options.at("flush") == "commit" ? PersistenceContext::Flush::atCommit
                                                                  : PersistenceContext::Flush::immediately) {
    if (setup.scene == "double-tap") {
      database().define("INSERT INTO pixel VALUES (1, 100, 200, NULL, NULL)");
    } else {
      database().define("INSERT INTO pixel VALUES (1, 100, 200, 'near 100,200', 11)");
      ranking_.scores.startWith(RankingService::name(formerOwner), 1);
    }
    for (int i = 0; i < setup.instances; ++i) services_.emplace_back(*this, pixels_, ranking_, geocoding_);
    for (int i = 0; i < setup.requests; ++i) addClient({userOf(setup, i), 100, 200});
    addProperties();
  }

 private:
  /// 624 is who the log shows twice, 16 who JMeter's ten threads were.
  static User userOf(const Setup& setup, int request) {
    if (setup.scene == "rivals") return 624 + request;
    return setup.scene == "double-tap" && setup.requests == 10 ? 16 : 624;
  }

  void addClient(const PixelOccupyRequest& request) {
    const auto number = clients_.size();
    const Text user = words("user {}", "{}번 유저", request.user);
    const Text name = words("tap {}: {}", "탭 {}: {}", number + 1, user);
    Connection& connection = clients_.emplace_back(*this, name, RankingService::name(request.user)).connection;
    const auto instance = number % services_.size();
    PixelService& service = services_[instance];
    const auto work = [request, &connection, &service] { handle(connection, service, request); };
    connection.belongTo(addActor(user, work, likeness(std::to_string(request.user), instance)));
  }

  void addProperties() {
    addProperty(
        {"score-equals-owned",
         {"a user's score is the number of pixels the user owns", "유저의 점수는 그 유저가 가진 픽셀 수와 같다"},
         [this] { return wrongScores(); }});
    addProperty({"no-negative-score",
                 {"no score is ever negative", "점수는 한순간도 음수가 되지 않는다"},
                 [this] { return negativeScores(); },
                 &ranking_.scores});
    addProperty(nothingLost(clients_, [this](const Client& client) { return missingVisits(client); }));
    addProperty(served(clients_));
  }

  std::optional<Text> wrongScores() {
    std::map<std::string, std::int64_t> owned;
    for (const auto& [user, score] : ranking_.scores.scores()) owned[user] = 0;
    for (const auto& pixel : database().table("pixel").committedRows()) {
      if (!pixel[4].isNull()) ++owned[pixel[4].shown()];
    }
    Complaints complaints;
    for (const auto& [user, pixels] : owned) {
      const auto score = ranking_.scores.scoreOf(user);
      if (score == pixels) continue;
      complaints.add(words("user {} owns {} and has score {}", "{}번 유저: 픽셀 {}개, 점수 {}", user, pixels, score));
    }
    return complaints.all();
  }

  std::optional<Text> negativeScores() const {
    Complaints complaints;
    for (const auto& [user, score] : ranking_.scores.scores()) {
      if (score < 0) complaints.add(words("user {} has score {}", "{}번 유저의 점수 {}", user, score));
    }
    return complaints.all();
  }

  std::optional<Text> missingVisits(const Client& client) {
    const auto rows = database().table("pixel_user").committedRows();
    const auto visits =
        std::count_if(rows.begin(), rows.end(), [&](const auto& visit) { return visit[2].shown() == client.intent; });
    const auto told = std::count_if(clients_.begin(), clients_.end(), [&](const Client& other) {
      return other.intent == client.intent && other.connection.accepted();
    });
    if (visits >= told) return std::nullopt;
    return words("user {} was told {} times, and has {} visits", "{}번 유저: 응답 {}번, 방문 {}번", client.intent, told,
                 visits);
  }

  PixelRepository pixels_;
  RankingService ranking_{*this};
  ReverseGeocodingService geocoding_{*this};
  std::deque<PixelService> services_;
  Clients clients_;
};

std::unique_ptr<App> build(const Setup& setup) { return std::make_unique<GroundFlip>(setup); }

std::optional<std::string> asReported(const Setup& setup) {
  // JMeter: four of the ten threads read the owner as null before any of them had committed.
  if (setup.scene == "double-tap" && setup.requests == 10) {
    return "A*3 B*3 C*3 D*3 A*6 B*6 C*6 D*6 E*6 F*6 G*6 H*6 I*6 J*6";
  }
  // The same request twice at once: both read the pixel before either has changed it.
  if (setup.scene == "rivals" || setup.requests != 2) return std::nullopt;
  return "A*3 B*3 A*6 B*6";
}

}  // namespace

Incident groundFlip() {
  Incident incident;
  incident.id = "ground-flip";
  incident.title = {"One pixel counted twice, and a ranking of -1", "두 번 세어진 픽셀과 랭킹 -1"};
  incident.story = {
      "In Ground Flip the map is cut into pixels, and whoever walks over one owns it. A ranking in Redis counts how "
      "many each user owns; it goes up and down whenever a pixel changes hands. One day it showed -1 for somebody "
      "who had visited a single pixel. The log had the same request from user 624 twice at the same time. Ten "
      "JMeter threads that sent one request for one free pixel left user 16 with a score of 4: four of them had "
      "read the pixel's owner as null.",
      "그라운드 플립에서는 지도를 픽셀로 나누고, 걸어서 지나간 사람이 그 픽셀을 차지합니다. 차지한 픽셀 수의 랭킹은 "
      "Redis에 있고, 픽셀의 주인이 바뀔 때마다 오르내립니다. 어느 날 픽셀을 하나만 방문한 유저의 랭킹이 -1로 "
      "표시됐습니다. 로그에는 624번 유저의 같은 요청이 동시에 두 번 있었습니다. JMeter로 열 개의 스레드가 빈 픽셀 "
      "하나에 같은 요청을 보내자 16번 유저의 점수는 4가 되었습니다. 넷이 픽셀의 주인을 null로 읽은 것입니다."};
  incident.scenes = {
      {"double-tap",
       {"one user taps a free pixel more than once", "한 유저가 빈 픽셀에 같은 방문 요청을 여러 번 보낸다"}},
      {"takeover",
       {"user 624 taps more than once on user 11's pixel: the ranking of -1",
        "624번 유저가 11번 유저의 픽셀에 같은 요청을 여러 번 보낸다: 랭킹 -1"}},
      {"rivals",
       {"different users tap user 11's pixel at once", "여러 유저가 11번 유저의 픽셀에 동시에 요청을 보낸다"}}};
  incident.sourceFile = "scenarios/ground_flip_server.h";
  incident.options = {{"flush",
                       {"commit", "immediate"},
                       {"when the pixel's UPDATE is sent: at commit, as JPA does, or before the ranking",
                        "픽셀 UPDATE를 보내는 때: JPA처럼 커밋할 때, 또는 랭킹 전에 바로"}}};
  incident.defaults = {.incident = incident.id,
                       .scene = "double-tap",
                       .engine = "mariadb",
                       .isolation = "repeatable-read",
                       .options = {{"flush", "commit"}}};
  incident.build = build;
  incident.asReported = asReported;
  return incident;
}

}  // namespace ttadak
