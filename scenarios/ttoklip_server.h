#pragma once

#include <stdexcept>
#include <string>

#include "sim/kernel/words.h"
#include "sim/world/connection.h"
#include "sim/world/external_service.h"
#include "sim/world/transactional.h"

// ttoklip's server, as its report shows it.

namespace ttadak::ttoklip_server {

/// Local sign-up: the e-mail itself.
struct AuthRequest {
  std::string email;

  std::string key() const { return "local_signup:" + email; }
};

/// Login with a provider's access token.
struct OAuthLoginRequest {
  std::string accessToken;

  std::string key() const { return "oauth_signup:" + tokenHash(); }
  /// Stands for the first characters of its SHA-256: another one for another token.
  std::string tokenHash() const { return "#" + accessToken; }
};

/// Whose sign-ups they all are.
constexpr auto theEmail = "mina@a.kr";

/// What the provider says of who has a token.
struct OAuth2UserInfo {
  std::string email;

  std::string key() const { return "oauth_signup:" + email; }
};

class OAuthProvider final : public ExternalService {
 public:
  explicit OAuthProvider(World& world) : ExternalService(world, {"OAuth provider", "OAuth 제공자"}) {}

  OAuth2UserInfo getUserInfo(const std::string& accessToken, SourceLine at = SourceLine::here()) {
    const auto find = [&]() -> std::string {
      if (accessToken == expiredToken) throw Rejection(Answer::Kind::refused, "token expired");
      return theEmail;
    };
    return {ask({"token's user", "토큰의 사용자"}, find, at)};
  }

  static constexpr auto expiredToken = "expired";
};

class MemberRepository {
 public:
  explicit MemberRepository(sql::Database& db) : db_(withTables(db)) {}

  bool findByEmailOptional(const std::string& email, SourceLine at = SourceLine::here()) {
    const auto found = findByEmail_({email}, at).rows;
    if (found.size() > 1) throw std::runtime_error("query did not return a unique result");
    return !found.empty();
  }
  void save(const std::string& email, SourceLine at = SourceLine::here()) { save_({email}, at); }
  void saveProfile(const std::string& email, SourceLine at = SourceLine::here()) { saveProfile_({email}, at); }

  std::size_t members() const { return db_.table("member").committedRows().size(); }

 private:
  static sql::Database& withTables(sql::Database& db) {
    db.define("CREATE TABLE member (id bigserial PRIMARY KEY, email text)");
    db.define("CREATE TABLE profile (id bigserial PRIMARY KEY, email text)");
    db.show("member", {"email"});
    db.show("profile", {"email"});
    return db;
  }

  sql::Database& db_;
  sql::Query findByEmail_{db_, "MemberRepository.findByEmail", "SELECT id, email FROM member WHERE email = $1"};
  sql::Query save_{db_, "MemberRepository.save", "INSERT INTO member (email) VALUES ($1)"};
  sql::Query saveProfile_{db_, "ProfileRepository.save", "INSERT INTO profile (email) VALUES ($1)"};
};

class MemberService final : public Bean {
 public:
  MemberService(App& app, MemberRepository& members) : Bean(app, "MemberService"), members_(members) {
    register_.around(transactional(app.database()));
  }

  BeanMethod<void(const OAuth2UserInfo&)> register_{*this, "register", &MemberService::save};

 private:
  /// @Transactional register
  void save(const OAuth2UserInfo& userInfo) { members_.save(userInfo.email); }

  MemberRepository& members_;
};

class OAuthService final : public Bean {
 public:
  OAuthService(App& app, OAuthProvider& provider, MemberRepository& members, MemberService& memberService)
      : Bean(app, "OAuthService"), provider_(provider), members_(members), memberService_(memberService) {}

  BeanMethod<Answer(const OAuthLoginRequest&)> authenticate{*this, "authenticate", &OAuthService::logIn};
  BeanMethod<void(const OAuth2UserInfo&)> registerMember{*this, "registerMember", &OAuthService::registerNew};

 private:
  /// authenticate
  Answer logIn(const OAuthLoginRequest& request) {
    const OAuth2UserInfo userInfo = provider_.getUserInfo(request.accessToken);
    const bool alreadyOurUser = members_.findByEmailOptional(userInfo.email);
    if (alreadyOurUser) return Answer::success("logged in");
    registerMember(userInfo);
    return Answer::success("signed up");
  }

  /// registerMember, called from within the same bean
  void registerNew(const OAuth2UserInfo& userInfo) { memberService_.register_(userInfo); }

  OAuthProvider& provider_;
  MemberRepository& members_;
  MemberService& memberService_;
};

class OAuthController final : public Bean {
 public:
  OAuthController(App& app, OAuthService& service) : Bean(app, "OAuthController"), oAuthService_(service) {}

  BeanMethod<Answer(const OAuthLoginRequest&)> login{*this, "login", &OAuthController::logIn};

 private:
  /// login
  Answer logIn(const OAuthLoginRequest& request) { return oAuthService_.authenticate(request); }

  OAuthService& oAuthService_;
};

class AuthController final : public Bean {
 public:
  AuthController(App& app, MemberRepository& members) : Bean(app, "AuthController"), members_(members) {
    signup.around(transactional(app.database()));
  }

  BeanMethod<Answer(const AuthRequest&)> signup{*this, "signup", &AuthController::signUp};

 private:
  /// @Transactional signup
  Answer signUp(const AuthRequest& request) {
    const bool exists = members_.findByEmailOptional(request.email);
    if (exists) throw Rejection(Answer::Kind::alreadyExists, "already a member");
    members_.save(request.email);
    members_.saveProfile(request.email);
    return Answer::success("signed up");
  }

  MemberRepository& members_;
};

/// One instance of the server.
struct Server {
  Server(App& app, OAuthProvider& provider, MemberRepository& members)
      : memberService(app, members),
        oAuthService(app, provider, members, memberService),
        oAuthController(app, oAuthService),
        authController(app, members) {}

  MemberService memberService;
  OAuthService oAuthService;
  OAuthController oAuthController;
  AuthController authController;
};

inline void handle(Connection& client, OAuthController& controller, const OAuthLoginRequest& request) {
  client.receive();
  client.answer(answerOf([&] { return controller.login(request); }));
}

inline void handle(Connection& client, AuthController& controller, const AuthRequest& request) {
  client.receive();
  client.answer(answerOf([&] { return controller.signup(request); }));
}

}  // namespace ttadak::ttoklip_server
