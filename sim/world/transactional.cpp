#include "sim/world/transactional.h"

#include "sim/world/answer.h"

namespace ttadak {

Advice transactional(sql::Database& database, PersistenceContext* changes, SourceLine at) {
  const auto around = [&database, changes, at](const Call& call) {
    if (database.inTransaction()) return call.proceed();  // it joins the one that is open
    if (changes != nullptr) changes->clear();
    database.begin(at);
    const auto work = [&] {
      call.proceed();
      if (changes != nullptr) changes->flush();
      database.commit(at);
    };
    onFailure(work, [&] { database.rollback(at); });
  };
  return {Advice::Place::transaction, {"transaction", "트랜잭션"}, around};
}

}  // namespace ttadak
