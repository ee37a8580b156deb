#pragma once

#include <stdexcept>
#include <string>

#include "sim/kernel/words.h"
#include "sim/world/connection.h"
#include "sim/world/external_service.h"
#include "sim/world/transactional.h"

// The study group's server, as its report shows it.

namespace ttadak::signup_service {

struct UserSave {
  std::string handle;
  bool fetchFails = false;

  std::string key() const { return handle; }
};

/// Where a user's solved problems are fetched from; that takes about ten seconds.
class ProfileServer final : public ExternalService {
 public:
  explicit ProfileServer(World& world) : ExternalService(world, {"profile server", "프로필 서버"}) {}

  std::string fetch(const UserSave& userSave, SourceLine at = SourceLine::here()) {
    const auto find = [&]() -> std::string {
      if (userSave.fetchFails) throw std::runtime_error("503");
      return "tier 15";
    };
    return ask({"fetch profile", "프로필 가져오기"}, find, at);
  }
};

class UserRepository {
 public:
  explicit UserRepository(sql::Database& db) : db_(withTables(db)) {}

  bool findByBojHandle(const std::string& handle, SourceLine at = SourceLine::here()) {
    return !find_({handle}, at).rows.empty();
  }
  void save(const std::string& handle, const std::string& profile, SourceLine at = SourceLine::here()) {
    save_({handle, profile}, at);
  }

 private:
  static sql::Database& withTables(sql::Database& db) {
    db.define("CREATE TABLE users (id bigserial PRIMARY KEY, handle text, profile text)");
    db.show("users", {"handle"});
    return db;
  }

  sql::Database& db_;
  sql::Query find_{db_, "UserRepository.findByBojHandle", "SELECT id, handle FROM users WHERE handle = $1"};
  sql::Query save_{db_, "UserRepository.save", "INSERT INTO users (handle, profile) VALUES ($1, $2)"};
};

class UserService final : public Bean {
 public:
  UserService(App& app, UserRepository& users, ProfileServer& profiles)
      : Bean(app, "UserService"), userRepository_(users), profiles_(profiles) {
    save.around(transactional(app.database()));
  }

  BeanMethod<Answer(const UserSave&)> save{*this, "save", &UserService::saveUser};

 private:
  /// @Transactional save
  Answer saveUser(const UserSave& userSave) {
    const bool existUser = userRepository_.findByBojHandle(userSave.handle);
    if (existUser) throw Rejection(Answer::Kind::alreadyExists, "already exists");
    const auto profile = profiles_.fetch(userSave);
    userRepository_.save(userSave.handle, profile);
    return Answer::success("signed up");
  }

  UserRepository& userRepository_;
  ProfileServer& profiles_;
};

inline void handle(Connection& client, UserService& service, const UserSave& userSave) {
  client.receive();
  client.answer(answerOf([&] { return service.save(userSave); }));
}

}  // namespace ttadak::signup_service
