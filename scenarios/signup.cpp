#include "scenarios/signup.h"

#include <algorithm>
#include <deque>

#include "clients.h"
#include "signup_server.h"

namespace ttadak {

using namespace signup_service;

namespace {

class Signup final : public App {
 public:
  explicit Signup(const Setup& setup) : App(sql::engineNamed(*setup.engine), sql::isolationNamed(*setup.isolation)) {
    for (int i = 0; i < setup.instances; ++i) services_.emplace_back(*this, users_, profiles_);
    for (int i = 0; i < setup.requests; ++i) addClient(setup.scene);
    addProperties();
  }

 private:
  void addClient(const std::string& scene) {
    const auto number = clients_.size();
    const bool retries = scene == "retry-after-failure";
    const UserSave userSave{"fin", retries && number == 0};
    const auto instance = number % services_.size();
    UserService& service = services_[instance];
    const Text name =
        retries && number > 0 ? words("retry {}", "재시도 {}", number) : words("fin {}", "fin {}", number + 1);
    const Connection* earlier = number > 0 ? &clients_.back().connection : nullptr;
    auto& client = clients_.emplace_back(*this, words("client: {}", "클라이언트: {}", name), userSave.handle,
                                         !userSave.fetchFails);
    if (retries && earlier != nullptr) client.connection.sendAfter(*earlier);
    const auto work = [userSave, &connection = client.connection, &service] { handle(connection, service, userSave); };
    client.connection.belongTo(addActor(name, work, retries ? "" : likeness(userSave.handle, instance)));
  }

  void addProperties() {
    addProperty({"one-user",
                 {"at most one user per handle, and exactly one once anybody was told that it is done",
                  "핸들마다 유저는 많아야 하나, 되었다고 응답했다면 정확히 하나"},
                 [this] {
                   const auto users = database().table("users").committedRows().size();
                   return notExactlyOne(users, anybodyAccepted(clients_, "fin"), {"users called fin", "fin 유저 수"});
                 }});
    addProperty({"loser-told",
                 {"whoever comes too late is told 'already exists', and not a raw error",
                  "늦은 쪽은 원시 오류가 아니라 'already exists' 응답을 받는다"},
                 [this] { return toldSomethingElse(); }});
    addProperty({"handle-reusable",
                 {"a handle whose creation failed can be used again", "생성에 실패한 핸들은 다시 쓸 수 있다"},
                 [this] { return blockedHandle(); }});
    addProperty(nothingLost(clients_, [this](const Client&) { return unfinishedUser(); }));
    addProperty(served(clients_));
  }

  std::optional<Text> toldSomethingElse() const {
    Complaints complaints;
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      const auto& answered = clients_[i].connection.answered();
      if (!clients_[i].canSucceed || !answered || answered->accepted()) continue;
      complaints.add(words("{} was told: {}", "{}이(가) 들은 응답: {}", actors()[i].title, answered->body));
    }
    return complaints.all();
  }

  std::optional<Text> blockedHandle() {
    const bool anyFailed = !clients_.front().canSucceed;
    const bool thereIsOne = !database().table("users").committedRows().empty();
    if (!anyFailed || thereIsOne || clients_.size() < 2) return std::nullopt;
    return Text{"fin could not be used after the failure", "실패한 뒤 fin을 쓸 수 없었다"};
  }

  std::optional<Text> unfinishedUser() {
    const auto users = database().table("users").committedRows();
    const bool whole = std::any_of(users.begin(), users.end(), [](const auto& user) { return !user[2].isNull(); });
    if (whole) return std::nullopt;
    return Text{"there is no user fin with a profile", "프로필이 있는 fin 유저가 없다"};
  }

  UserRepository users_{database()};
  ProfileServer profiles_{*this};
  std::deque<UserService> services_;
  Clients clients_;
};

std::unique_ptr<App> build(const Setup& setup) { return std::make_unique<Signup>(setup); }

std::optional<std::string> asReported(const Setup& setup) {
  if (setup.scene != "double-request" || setup.requests != 2) return std::nullopt;
  // The second request comes while the first one's profile is being fetched, which takes ten seconds.
  return "A*3 B*3 A*4 B*4";
}

}  // namespace

Incident signup() {
  Incident incident;
  incident.id = "signup";
  incident.title = {"Two users with one handle", "같은 핸들을 가진 두 유저"};
  incident.story = {
      "A study group's server makes a user in one transaction: it looks the handle up, fetches the user's profile "
      "from another server, which takes about ten seconds, and inserts the row. Nobody else sees the row before the "
      "commit. Whoever sends the same sign-up again in these ten seconds is taken for somebody new, and two users "
      "have the same handle.",
      "스터디 그룹의 서버는 한 트랜잭션 안에서 유저를 만듭니다. 핸들을 조회하고, 다른 서버에서 프로필을 가져오고(약 "
      "10초), 행을 넣습니다. 커밋 전에는 아무도 그 행을 보지 못합니다. 그 10초 동안 같은 가입 요청을 다시 보내면 "
      "없는 유저로 여겨져, 같은 핸들의 유저가 둘 생깁니다."};
  incident.scenes = {{"double-request", {"the same sign-up is sent more than once", "같은 가입 요청을 여러 번 보낸다"}},
                     {"retry-after-failure",
                      {"the first sign-up's fetch fails, then its client tries again, one request after another",
                       "첫 가입의 프로필 가져오기가 실패한 뒤 차례로 다시 시도한다"}}};
  incident.sourceFile = "scenarios/signup_server.h";
  incident.defaults = {
      .incident = incident.id, .scene = "double-request", .engine = "mariadb", .isolation = "repeatable-read"};
  incident.build = build;
  incident.asReported = asReported;
  return incident;
}

}  // namespace ttadak
