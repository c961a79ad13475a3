#include "postgres/libpq.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "core/errors.h"

namespace casebook::postgres {
namespace {

constexpr const char* kLibrary = "libpq.so.5";

template <typename Function>
void find(void* library, const char* name, Function& function) {
  void* address = dlsym(library, name);
  if (address == nullptr) throw core::StoreError(fmt::format("{} on this machine has no function {}; install a newer one (Debian: apt-get install libpq5)", kLibrary, name));
  function = reinterpret_cast<Function>(address);
}

Libpq loaded() {
  void* library = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    throw core::StoreError(fmt::format("PostgreSQL's client library cannot be loaded: {}; install it (Debian: apt-get install libpq5)", dlerror()));   // NOLINT(concurrency-mt-unsafe)
  }
  Libpq functions{};
  find(library, "PQclear", functions.clear);
  find(library, "PQconnectdbParams", functions.connectdb_params);
  find(library, "PQconninfoFree", functions.conninfo_free);
  find(library, "PQconninfoParse", functions.conninfo_parse);
  find(library, "PQerrorMessage", functions.error_message);
  find(library, "PQexec", functions.exec);
  find(library, "PQfinish", functions.finish);
  find(library, "PQfreemem", functions.freemem);
  find(library, "PQgetCopyData", functions.get_copy_data);
  find(library, "PQgetisnull", functions.getisnull);
  find(library, "PQgetlength", functions.getlength);
  find(library, "PQgetResult", functions.get_result);
  find(library, "PQgetvalue", functions.getvalue);
  find(library, "PQnfields", functions.nfields);
  find(library, "PQntuples", functions.ntuples);
  find(library, "PQresultStatus", functions.result_status);
  find(library, "PQstatus", functions.status);
  return functions;
}

}  // namespace

const Libpq& libpq() {
  static const Libpq functions = loaded();
  return functions;
}

}  // namespace casebook::postgres
