#include "clients.h"

#include <algorithm>
#include <set>

#include "sim/kernel/words.h"

namespace ttadak {

void Complaints::add(const Text& what) {
  if (!seen_.insert(what.en).second) return;
  all_ = all_ ? words("{}; {}", "{}; {}", *all_, what) : what;
}

std::string likeness(const std::string& request, std::size_t instance) {
  return fmt::format("{} at instance {}", request, instance + 1);
}

bool anybodyAccepted(const Clients& clients, const std::string& intent) {
  return std::any_of(clients.begin(), clients.end(),
                     [&](const Client& client) { return client.intent == intent && client.connection.accepted(); });
}

Property served(const Clients& clients) {
  return {"served",
          {"whoever asks for something that can be had is told at least once that they have it",
           "얻을 수 있는 것을 요청한 사람은 적어도 한 번은 되었다는 응답을 받는다"},
          [&clients] {
            Complaints complaints;
            std::set<std::string> seen;
            for (const Client& client : clients) {
              if (!client.canSucceed || anybodyAccepted(clients, client.intent)) continue;
              if (!seen.insert(client.intent).second) continue;
              complaints.add(words("{}: no request was answered with success", "{}: 되었다는 응답을 받은 요청이 없음",
                                   client.intent));
            }
            return complaints.all();
          }};
}

Property nothingLost(const Clients& clients, std::function<std::optional<Text>(const Client&)> missing) {
  return {"nothing-lost",
          {"what a client was told is done has its whole effect", "되었다고 응답한 일은 그 효과가 모두 남아 있다"},
          [&clients, missing = std::move(missing)] {
            Complaints complaints;
            for (const Client& client : clients) {
              if (client.connection.accepted()) complaints.add(missing(client));
            }
            return complaints.all();
          }};
}

std::optional<Text> notExactlyOne(std::size_t count, bool reliedOn, const Text& of) {
  if (count == 1 || (count == 0 && !reliedOn)) return std::nullopt;
  return words("{}: {}", "{}: {}", of, count);
}

}  // namespace ttadak
