#include "fixes/unique_key.h"

#include <fmt/format.h>

#include "sim/kernel/words.h"
#include "sim/world/answer.h"
#include "sim/world/method.h"

namespace ttadak {

Fix uniqueKey(const std::string& table, const std::string& columns, const std::string& method,
              const std::string& alreadyExists) {
  Fix fix;
  fix.id = "unique-key";
  fix.title = {"unique key", "유니크 키"};
  fix.change = words("a unique key on {} ({}); its error is answered '{}'",
                     "{} ({})에 유니크 키를 둔다. 그 오류는 '{}'로 응답한다", table, columns, alreadyExists);
  fix.apply = [=](App& app) {
    app.database().define(fmt::format("ALTER TABLE {} ADD UNIQUE ({})", table, columns));
    const auto answered = [alreadyExists](const Call& call) {
      try {
        call.proceed();
      } catch (const sql::DuplicateKey&) {
        throw Rejection(Answer::Kind::alreadyExists, alreadyExists);
      }
    };
    const Text name = words("'{}' for a duplicate key", "중복 키에 '{}' 응답", alreadyExists);
    for (AdvisedMethod* one : app.methods(method)) one->around({Advice::Place::client, name, answered});
  };
  return fix;
}

}  // namespace ttadak
