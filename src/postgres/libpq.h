#pragma once
// PostgreSQL's client library, loaded when a server is first asked for: linked, it and the twenty libraries behind it would make every start of the program, also
// of those commands that know no server, half as long again.

#include <libpq-fe.h>

namespace casebook::postgres {

/// The functions of libpq that are used, under their names there.
struct Libpq {
  decltype(&PQclear) clear;
  decltype(&PQconnectdbParams) connectdb_params;
  decltype(&PQconninfoFree) conninfo_free;
  decltype(&PQconninfoParse) conninfo_parse;
  decltype(&PQerrorMessage) error_message;
  decltype(&PQexec) exec;
  decltype(&PQfinish) finish;
  decltype(&PQfreemem) freemem;
  decltype(&PQgetCopyData) get_copy_data;
  decltype(&PQgetisnull) getisnull;
  decltype(&PQgetlength) getlength;
  decltype(&PQgetResult) get_result;
  decltype(&PQgetvalue) getvalue;
  decltype(&PQnfields) nfields;
  decltype(&PQntuples) ntuples;
  decltype(&PQresultStatus) result_status;
  decltype(&PQstatus) status;
};

/// Loaded once, and kept. \throws core::StoreError, with the package to install, when it is not there
const Libpq& libpq();

}  // namespace casebook::postgres
