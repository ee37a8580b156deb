#include "fixes/cache_buster.h"

#include <utility>

namespace ttadak {

Fix cacheBuster(std::function<void(App&)> put) {
  Fix fix;
  fix.id = "cache-buster";
  fix.title = {"cache buster", "캐시 무효화"};
  fix.change = {"a timestamp in the URL, which is the key of the gateway's image cache",
                "게이트웨이 이미지 캐시의 키인 URL에 timestamp를 넣는다"};
  fix.onAsReported = true;
  fix.apply = std::move(put);
  return fix;
}

}  // namespace ttadak
