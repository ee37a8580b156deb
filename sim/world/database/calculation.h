#pragma once

#include "sim/world/database/expression.h"

namespace ttadak::sql {

/// `+`, `-` or `*` of two values; NULL if one of them is. Throws SqlError for what cannot be.
Value calculated(Expression::Kind kind, const Value& left, const Value& right);
/// As PostgreSQL divides: whole numbers give a whole one, others as many digits as it finds useful.
Value quotientOfPostgres(Expression::Kind kind, const Value& left, const Value& right);
/// As MariaDB divides: with four digits more than the dividend has, and NULL by 0.
Value quotientOfMariaDb(Expression::Kind kind, const Value& left, const Value& right);

}  // namespace ttadak::sql
