#pragma once

#include "sim/isolation/sessions.h"
#include "sim/world/database/execution.h"

// What the model answers, as a server would send it.

namespace ttadak::isolation {

StatementAnswer answerOf(const sql::Result& result);
ServerError answerOf(const sql::SqlError& error);

}  // namespace ttadak::isolation
