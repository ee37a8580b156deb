#pragma once

#include <string>

#include "sim/kernel/words.h"
#include "sim/world/browser.h"
#include "sim/world/connection.h"
#include "sim/world/memory_map.h"
#include "sim/world/method.h"

// Toss's link previews, as the report describes them.

namespace ttadak::toss_og {

/// GET /og?cashtag=...
struct OgRequest {
  std::string cashtag;
  std::string timestamp;

  std::string key() const { return cashtag; }
};

/// Draws link previews, with the one browser that the server has started.
class OgServer final : public Bean {
 public:
  OgServer(App& app, std::size_t number)
      : Bean(app, "OgServer"), browser_(app, words("browser {}", "브라우저 {}", number)) {}

  BeanMethod<Image(const OgRequest&)> generateOG{*this, "generateOG", &OgServer::generate};

 private:
  /// generateOG
  Image generate(const OgRequest& request) {
    Browser& browser = browser_.get();
    return captureScreen(browser, request);
  }

  static Image captureScreen(Browser& browser, const OgRequest& request) {
    browser.navigate(request.cashtag);
    return browser.capture();
  }

  Browser browser_;
};

/// What the gateway sends back; the etag tells which image it really was.
inline Answer response(const Image& image) { return Answer::success(image.page + ", etag " + image.etag()); }

class PublicGateway {
 public:
  explicit PublicGateway(World& world) : imageCache_(world, {"cache", "캐시"}, cashtagOf) {}

  void og(const OgRequest& request, Connection& client, OgServer& server) {
    client.receive();
    const auto cached = imageCache_.find(url(request));
    if (cached) return client.answer(response({*cached}));
    const Image image = server.generateOG(request);
    imageCache_.put(url(request), image.page);
    client.answer(response(image));
  }

  /// Whether clients put a timestamp into their URLs.
  bool timestampInUrl = false;

 private:
  std::string url(const OgRequest& request) const {
    return "/og?cashtag=" + request.cashtag + (timestampInUrl ? "&timestamp=" + request.timestamp : "");
  }

  static std::string cashtagOf(const std::string& url) {
    const auto from = url.find('=') + 1;
    return url.substr(from, url.find('&') - from);
  }

  MemoryMap imageCache_;
};

}  // namespace ttadak::toss_og
