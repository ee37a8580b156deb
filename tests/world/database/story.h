#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/world/database/database.h"

// Who says what to a database, in which order, and what it answers: one line for each step.
//
//     A: BEGIN
//     A: UPDATE account SET n = 11 WHERE id = 1 => ×1
//     B: UPDATE account SET n = 12 WHERE id = 1 => …
//     A: COMMIT
//     B: => ×1
//
// A line without a statement is the next step of one that waits.

namespace ttadak::sql {

struct Server {
  const Engine& engine;
  Isolation isolation;
};

inline const Server postgresRc{postgres(), Isolation::readCommitted};
inline const Server postgresRr{postgres(), Isolation::repeatableRead};
inline const Server mariadbRu{mariadb(), Isolation::readUncommitted};
inline const Server mariadbRc{mariadb(), Isolation::readCommitted};
inline const Server mariadbRr{mariadb(), Isolation::repeatableRead};
inline const Server mariadbSerializable{mariadb(), Isolation::serializable};
inline const std::vector<Server> everywhere{postgresRc, postgresRr, mariadbRc, mariadbRr};

/// What every story begins with.
inline const std::vector<std::string> beforeTheStory{
    "CREATE TABLE account (id BIGINT PRIMARY KEY, n BIGINT)",
    "INSERT INTO account VALUES (1, 10), (2, 20)",
    "CREATE TABLE member (id BIGINT PRIMARY KEY, name VARCHAR(20), CONSTRAINT one_name UNIQUE (name))",
};

/// Runs the story on each of the servers and expects that it answers what the story says. `besides` is what there is
/// beside the usual tables.
void expectStory(const std::vector<Server>& servers, const std::string& story,
                 const std::vector<std::string>& besides = {});

}  // namespace ttadak::sql
