#include "postgres/server.h"

#include "catch.h"
#include "core/errors.h"

using namespace casebook;
using casebook::postgres::Server;
using Catch::Contains;

TEST_CASE("a server is told from a file by its address", "[postgres-script]") {
  CHECK(Server::is_named_by("postgres://casebook@localhost/evidence"));
  CHECK(Server::is_named_by("postgresql://localhost"));
  CHECK(Server::is_named_by("postgres:host=/tmp dbname=evidence"));
  CHECK(Server::is_named_by("postgres:"));
  CHECK_FALSE(Server::is_named_by("postgres.nbib"));
  CHECK_FALSE(Server::is_named_by("./postgres:x.nbib"));
}

TEST_CASE("an address that cannot be read or reached is told without what stands in it", "[postgres-script]") {
  CHECK_THROWS_AS(Server("postgres:host"), core::UsageError);
  CHECK_THROWS_WITH(Server("postgres:host=/tmp colour=red password=secret"), Contains("invalid connection option \"colour\"") && Contains("expected postgres://user@host/database") && !Contains("secret"));
  CHECK_THROWS_AS(Server("postgres://casebook:secret@127.0.0.1:1/evidence"), core::StoreError);
  CHECK_THROWS_WITH(Server("postgres://casebook:secret@127.0.0.1:1/evidence"),
                    Contains("the PostgreSQL server cannot be reached:") && Contains("port 1 failed") && Contains("~/.pgpass") && !Contains("secret") && !Contains("\n"));
}
