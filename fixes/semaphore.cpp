#include "sim/world/semaphore.h"

#include "fixes/semaphore.h"
#include "sim/kernel/words.h"
#include "sim/world/answer.h"
#include "sim/world/method.h"

namespace ttadak {

Fix semaphore(const std::string& method, std::size_t permits) {
  Fix fix;
  fix.id = "semaphore";
  fix.title = {"semaphore", "세마포어"};
  fix.change =
      words("a semaphore around {}, one for each instance", "{}를 인스턴스마다 하나의 세마포어로 감싼다", method);
  fix.apply = [method, permits](App& app) {
    std::size_t number = 0;
    for (AdvisedMethod* one : app.methods(method)) {
      const Text name = words("semaphore {}", "세마포어 {}", ++number);
      auto& semaphore = app.own<Semaphore>(app, name, permits);
      const auto around = [&semaphore](const Call& call) {
        semaphore.acquire();
        finallyDo([&] { call.proceed(); }, [&] { semaphore.release(); });
      };
      one->around({Advice::Place::monitor, name, around});
    }
  };
  return fix;
}

}  // namespace ttadak
