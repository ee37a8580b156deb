# The target PgQuery: PostgreSQL's own parser as a library, which comes without a package description. Static, since its
# shared library is not found by name on every machine the program is copied to.
find_path(PG_QUERY_INCLUDE pg_query.h REQUIRED)
find_library(PG_QUERY_LIBRARY libpg_query.a REQUIRED)
if(NOT TARGET PgQuery)
  add_library(PgQuery STATIC IMPORTED)
  set_target_properties(PgQuery PROPERTIES IMPORTED_LOCATION ${PG_QUERY_LIBRARY}
                                           INTERFACE_INCLUDE_DIRECTORIES ${PG_QUERY_INCLUDE})
endif()
