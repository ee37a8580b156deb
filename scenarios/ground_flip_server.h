#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "sim/kernel/words.h"
#include "sim/world/connection.h"
#include "sim/world/external_service.h"
#include "sim/world/redis.h"
#include "sim/world/transactional.h"

// Ground Flip's server, as its report shows it.

namespace ttadak::ground_flip {

using User = std::int64_t;

struct PixelOccupyRequest {
  User user = 0;
  std::int64_t x = 0, y = 0;

  std::string key() const { return fmt::format("pixel:{},{}", x, y); }
};

struct Pixel {
  std::int64_t id = 0;
  std::optional<std::string> address;
  std::optional<User> owner;
};

class ReverseGeocodingService final : public ExternalService {
 public:
  explicit ReverseGeocodingService(World& world) : ExternalService(world, {"geocoder", "지오코더"}) {}

  std::string getAddressFromCoordinates(std::int64_t x, std::int64_t y, SourceLine at = SourceLine::here()) {
    return ask(
        {"reverse geocoding", "역지오코딩"}, [=] { return fmt::format("near {},{}", x, y); }, at);
  }
};

class PixelRepository {
 public:
  PixelRepository(sql::Database& db, PersistenceContext::Flush flush) : changes(flush), db_(withTables(db)) {}

  PersistenceContext changes;

  Pixel findByXAndY(std::int64_t x, std::int64_t y, SourceLine at = SourceLine::here()) {
    const auto found = find_({x, y}, at).rows;
    if (found.empty()) throw std::runtime_error("pixel not found");
    return {found[0][2].number(), found[0][1].textOrNull(), found[0][0].numberOrNull()};
  }

  /// An entity was changed: JPA sends its UPDATE when it sees fit.
  void changed(const Pixel& pixel, SourceLine at = SourceLine::here()) {
    const auto send = [this, pixel, at] { update_({pixel.owner, pixel.address, pixel.id}, at); };
    changes.changed(std::to_string(pixel.id), send);
  }

  void saveVisit(const Pixel& pixel, User user, SourceLine at = SourceLine::here()) { visit_({pixel.id, user}, at); }

 private:
  static sql::Database& withTables(sql::Database& db) {
    db.define(
        "CREATE TABLE pixel (id bigint PRIMARY KEY, x bigint, y bigint, address text, user_id bigint,"
        " UNIQUE (x, y))");
    db.define("CREATE TABLE pixel_user (id bigserial PRIMARY KEY, pixel_id bigint, user_id bigint)");
    db.show("pixel", {"user_id"});
    db.show("pixel_user", {"user_id"});
    return db;
  }

  sql::Database& db_;
  sql::Query find_{db_, "PixelRepository.findByXAndY",
                   "SELECT user_id, address, id FROM pixel WHERE x = $1 AND y = $2"};
  sql::Query update_{db_, "PixelRepository.update", "UPDATE pixel SET user_id = $1, address = $2 WHERE id = $3"};
  sql::Query visit_{db_, "PixelUserRepository.save", "INSERT INTO pixel_user (pixel_id, user_id) VALUES ($1, $2)"};
};

class RankingService {
 public:
  explicit RankingService(World& world) : scores(world, {"ranking", "랭킹"}) {}

  void increaseCurrentPixelCount(User user, SourceLine at = SourceLine::here()) { scores.zincrby(name(user), +1, at); }
  void updateRankingAfterOccupy(User user, User originalOwner, SourceLine at = SourceLine::here()) {
    scores.zincrby(name(user), +1, at);
    scores.zincrby(name(originalOwner), -1, at);
  }
  static std::string name(User user) { return std::to_string(user); }

  SortedSet scores;
};

class PixelService final : public Bean {
 public:
  PixelService(App& app, PixelRepository& pixels, RankingService& ranking, ReverseGeocodingService& geocoding)
      : Bean(app, "PixelService"), pixels_(pixels), rankingService_(ranking), reverseGeocodingService_(geocoding) {
    occupyPixel.around(transactional(app.database(), &pixels.changes));
  }

  BeanMethod<void(const PixelOccupyRequest&)> occupyPixel{*this, "occupyPixel", &PixelService::occupy};

 private:
  /// @Transactional occupyPixel
  void occupy(const PixelOccupyRequest& request) {
    Pixel targetPixel = pixels_.findByXAndY(request.x, request.y);
    updatePixelAddress(targetPixel, request);
    updatePixelOwnerUser(targetPixel, request.user);
    pixels_.saveVisit(targetPixel, request.user);
  }

  void updatePixelAddress(Pixel& targetPixel, const PixelOccupyRequest& request) {
    if (targetPixel.address) return;
    targetPixel.address = reverseGeocodingService_.getAddressFromCoordinates(request.x, request.y);
    pixels_.changed(targetPixel);
  }

  void updatePixelOwnerUser(Pixel& targetPixel, User occupyingUser) {
    const auto originalOwnerUser = targetPixel.owner;
    if (originalOwnerUser == occupyingUser) return;
    targetPixel.owner = occupyingUser;
    pixels_.changed(targetPixel);
    pixels_.changes.flushNow();
    if (!originalOwnerUser) {
      rankingService_.increaseCurrentPixelCount(occupyingUser);
    } else {
      rankingService_.updateRankingAfterOccupy(occupyingUser, *originalOwnerUser);
    }
  }

  PixelRepository& pixels_;
  RankingService& rankingService_;
  ReverseGeocodingService& reverseGeocodingService_;
};

inline void handle(Connection& client, PixelService& service, const PixelOccupyRequest& request) {
  client.receive();
  client.answer(answerOf([&] {
    service.occupyPixel(request);
    return Answer::success("occupied");
  }));
}

}  // namespace ttadak::ground_flip
