#include "scenarios/toss_og.h"

#include <array>
#include <deque>

#include "clients.h"
#include "fixes/cache_buster.h"
#include "fixes/semaphore.h"
#include "toss_og_server.h"

namespace ttadak {

using namespace toss_og;

namespace {

class TossOg final : public App {
 public:
  explicit TossOg(const Setup& setup) {
    for (int i = 0; i < setup.instances; ++i) servers_.emplace_back(*this, servers_.size() + 1);
    for (int i = 0; i < setup.requests; ++i) addClient(requestNumber(i));
    addProperty({"own-image",
                 {"every response carries the image of the profile it asked for",
                  "모든 응답은 요청한 프로필의 이미지를 담는다"},
                 [this] { return someoneElsesImage(); }});
    addProperty(nothingLost(clients_, [](const Client& client) { return missingImage(client); }));
    addProperty(served(clients_));
  }

  PublicGateway gateway{*this};

 private:
  /// The two that were logged at 20:17:05.672 and .770; any further ones are made up.
  static OgRequest requestNumber(int i) {
    static const std::array logged{OgRequest{"lmc9999", "170747720422"}, OgRequest{"toztoz8", "1707360602971"}};
    if (static_cast<std::size_t>(i) < logged.size()) return logged[static_cast<std::size_t>(i)];
    return {fmt::format("toss{}", i + 1), fmt::format("{}", 1707477425000 + i)};
  }

  void addClient(const OgRequest& request) {
    const auto instance = clients_.size() % servers_.size();
    OgServer& server = servers_[instance];
    const Text name = words("client {}", "클라이언트 {}", request.cashtag);
    Connection& connection = clients_.emplace_back(*this, name, request.cashtag).connection;
    const auto work = [this, request, &connection, &server] { gateway.og(request, connection, server); };
    connection.belongTo(addActor(request.cashtag, work, likeness(request.cashtag, instance)));
  }

  std::optional<Text> someoneElsesImage() const {
    Complaints complaints;
    for (const Client& client : clients_) {
      const auto& answered = client.connection.answered();
      if (!answered || *answered == response({client.intent})) continue;
      complaints.add(words("{} was sent the image of {}", "{}에게 간 이미지: {}", client.intent, answered->body));
    }
    return complaints.all();
  }

  static std::optional<Text> missingImage(const Client& client) {
    if (*client.connection.answered() != response({})) return std::nullopt;
    return words("{} was sent an empty page", "{}에게 빈 화면이 갔다", client.intent);
  }

  std::deque<OgServer> servers_;
  Clients clients_;
};

std::unique_ptr<App> build(const Setup& setup) { return std::make_unique<TossOg>(setup); }

void putTimestampIntoUrls(App& app) { dynamic_cast<TossOg&>(app).gateway.timestampInUrl = true; }

std::optional<std::string> asReported(const Setup& setup) {
  if (setup.requests != 2 || setup.instances != 1) return std::nullopt;
  // The second request came 98 ms after the first, while the first one's page was being drawn.
  return "A*4 B*4 A*3 B*3";
}

}  // namespace

Incident tossOg() {
  Incident incident;
  incident.id = "toss-og";
  incident.title = {"Someone else's profile in the link preview", "링크 미리보기에 뜬 남의 프로필"};
  incident.story = {
      "People share their Toss ID link in a chat, and now and then the preview shows another person's profile. A "
      "link preview is a screenshot: the Public Gateway passes the request to an OG server, which drives a browser "
      "with Selenium, opens the profile's page in it and captures the screen. The image cache was suspected first, "
      "and a timestamp was put into the URL; it did not help. Sharing one link again and again showed, by the etag "
      "of the answers, that the request for one profile was answered with the image of another, and the log had the "
      "two requests 98 ms apart. Every request on a server uses the same browser.",
      "토스아이디 링크를 대화방에 공유하면 가끔 다른 사람의 프로필이 미리보기에 나타났습니다. 미리보기는 화면 "
      "캡처입니다. Public Gateway가 요청을 OG 서버로 넘기면, 서버는 Selenium으로 브라우저를 움직여 프로필 페이지를 "
      "열고 화면을 캡처합니다. 처음에는 이미지 캐시를 의심해 URL에 timestamp를 넣었지만 소용없었습니다. 같은 링크를 "
      "되풀이해 공유해 보니 한 프로필의 요청에 다른 프로필의 이미지가 응답된다는 것을 etag로 알 수 있었고, 로그에는 "
      "98ms 간격의 두 요청이 있었습니다. 한 서버의 모든 요청은 같은 브라우저를 씁니다."};
  incident.scenes = {
      {"two-links", {"two people share their links at almost the same time", "두 사람이 거의 동시에 링크를 공유한다"}}};
  incident.sourceFile = "scenarios/toss_og_server.h";
  incident.defaults = {.incident = incident.id, .scene = "two-links"};
  incident.fixes = {cacheBuster(putTimestampIntoUrls), semaphore("OgServer.generateOG", 1)};
  incident.build = build;
  incident.asReported = asReported;
  return incident;
}

}  // namespace ttadak
