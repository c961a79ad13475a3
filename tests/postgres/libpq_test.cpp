#include "postgres/libpq.h"

#include <fstream>
#include <string>

#include "catch.h"

using namespace casebook;

TEST_CASE("the client library is there when it is asked for", "[postgres-script]") {
  const auto is_loaded = [] {
    std::ifstream maps("/proc/self/maps");
    return std::string(std::istreambuf_iterator<char>(maps), {}).find("libpq.so") != std::string::npos;
  };
  const auto& library = postgres::libpq();
  CHECK(is_loaded());
  char* wrong = nullptr;
  CHECK(library.conninfo_parse("colour=red", &wrong) == nullptr);
  CHECK_THAT(std::string(wrong), Catch::Contains("colour"));
  library.freemem(wrong);
  CHECK(&postgres::libpq() == &library);
}
