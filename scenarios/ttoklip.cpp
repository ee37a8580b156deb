#include "scenarios/ttoklip.h"

#include <fmt/format.h>

#include <deque>

#include "clients.h"
#include "sim/world/redis_lock.h"
#include "ttoklip_server.h"

namespace ttadak {

using namespace ttoklip_server;

namespace {

class Ttoklip final : public App {
 public:
  explicit Ttoklip(const Setup& setup) : App(sql::engineNamed(*setup.engine), sql::isolationNamed(*setup.isolation)) {
    if (setup.scene == "returning-member")
      database().define(fmt::format("INSERT INTO member (email) VALUES ('{}')", theEmail));
    for (int i = 0; i < setup.instances; ++i) servers_.emplace_back(*this, provider_, members_);
    for (int i = 0; i < setup.requests; ++i) addClient(setup.scene, i);
    addProperties(setup.scene);
  }

 private:
  void addClient(const std::string& scene, int number) {
    const auto instance = clients_.size() % servers_.size();
    Server& server = servers_[instance];
    const bool isLocal = scene == "local" || (scene == "oauth-and-local" && number % 2 == 1);
    const Text name = isLocal ? words("sign-up {}", "가입 {}", number + 1) : words("OAuth {}", "OAuth {}", number + 1);
    const Text client = words("client: {}", "클라이언트: {}", name);
    Connection& connection = clients_.emplace_back(*this, client, theEmail, scene != "expired-token").connection;
    if (isLocal) {
      const auto work = [&connection, &server] { handle(connection, server.authController, AuthRequest{theEmail}); };
      connection.belongTo(addActor(name, work, likeness("local", instance)));
    } else {
      const OAuthLoginRequest request{tokenOf(scene, number)};
      const auto work = [request, &connection, &server] { handle(connection, server.oAuthController, request); };
      connection.belongTo(addActor(name, work, likeness(request.accessToken, instance)));
    }
  }

  static std::string tokenOf(const std::string& scene, int number) {
    if (scene == "expired-token") return OAuthProvider::expiredToken;
    return scene == "two-tokens" ? fmt::format("token{}", number + 1) : "token1";
  }

  void addProperties(const std::string& scene) {
    addProperty({"one-member",
                 {"at most one member per e-mail, and exactly one once anybody was told that it is done",
                  "이메일마다 회원은 많아야 하나, 되었다고 응답했다면 정확히 하나"},
                 [this] {
                   return notExactlyOne(members_.members(), anybodyAccepted(clients_, theEmail),
                                        words("members with {}", "{} 회원 수", std::string(theEmail)));
                 }});
    addProperty(
        {"expired-told",
         {"an expired token is always answered 'token expired'", "만료된 토큰에는 항상 'token expired'로 응답한다"},
         [this] { return expiredToldOtherwise(); }});
    if (scene == "returning-member") {
      addProperty({"no-lock-on-login",
                   {"a plain login pays for no lock", "단순 로그인은 락 비용을 치르지 않는다"},
                   [this]() -> std::optional<Text> {
                     if (locks_.commands() == 0) return std::nullopt;
                     return words("{} lock commands", "락 명령 {}번", locks_.commands());
                   }});
    }
    addProperty(nothingLost(clients_, [this](const Client&) -> std::optional<Text> {
      if (members_.members() > 0) return std::nullopt;
      return Text{"there is no member", "회원이 없다"};
    }));
    addProperty(served(clients_));
  }

  std::optional<Text> expiredToldOtherwise() const {
    Complaints complaints;
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      const auto& answered = clients_[i].connection.answered();
      if (clients_[i].canSucceed || !answered || answered->body == "token expired") continue;
      complaints.add(words("{} was told: {}", "{}이(가) 들은 응답: {}", actors()[i].title, answered->body));
    }
    return complaints.all();
  }

  MemberRepository members_{database()};
  OAuthProvider provider_{*this};
  RedisLocks locks_{*this};
  std::deque<Server> servers_;
  Clients clients_;
};

std::unique_ptr<App> build(const Setup& setup) { return std::make_unique<Ttoklip>(setup); }

std::optional<std::string> asReported(const Setup& setup) {
  if (setup.scene != "oauth" || setup.requests != 2) return std::nullopt;
  // Both rows were stored 0.000007 s apart: whatever one did, the other did right after it.
  return "A B A B A B A B A B A B A B";
}

}  // namespace

Incident ttoklip() {
  Incident incident;
  incident.id = "ttoklip";
  incident.title = {"One member, stored twice", "두 번 저장된 한 회원"};
  incident.story = {
      "A member of ttoklip, a community app, could not log in any more. The same member had been stored twice, "
      "0.000007 seconds apart, and members are looked up by their e-mail: two rows match, and the lookup throws. "
      "Logging in with an OAuth provider first asks the provider whose token it is, then looks the e-mail up, and "
      "registers a member if there is none; two logins at once both find none.",
      "커뮤니티 앱 똑립의 회원이 로그인을 할 수 없다고 제보했습니다. 같은 회원이 0.000007초 차이로 두 번 저장되어 "
      "있었고, 회원은 이메일로 찾으므로 두 행이 나와 예외가 발생했습니다. OAuth 로그인은 먼저 제공자에게 토큰이 "
      "누구의 것인지 묻고, 이메일로 회원을 찾고, 없으면 새로 등록합니다. 동시에 온 두 로그인은 둘 다 회원을 찾지 "
      "못합니다."};
  incident.scenes = {
      {"oauth", {"one account logs in with one token, more than once", "한 계정이 한 토큰으로 여러 번 로그인한다"}},
      {"two-tokens", {"one account logs in with different tokens", "한 계정이 서로 다른 토큰으로 로그인한다"}},
      {"expired-token", {"logins with an expired token", "만료된 토큰으로 로그인한다"}},
      {"oauth-and-local",
       {"OAuth login and local sign-up with one e-mail", "한 이메일로 OAuth 로그인과 일반 가입을 함께 한다"}},
      {"local", {"one e-mail signs up more than once", "한 이메일이 여러 번 일반 가입한다"}},
      {"returning-member", {"a member logs in again", "이미 가입한 회원이 로그인한다"}}};
  incident.sourceFile = "scenarios/ttoklip_server.h";
  incident.defaults = {.incident = incident.id, .scene = "oauth", .engine = "mariadb", .isolation = "repeatable-read"};
  incident.build = build;
  incident.asReported = asReported;
  return incident;
}

}  // namespace ttadak
