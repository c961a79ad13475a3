#include "postgres/server.h"

#include <fmt/format.h>

#include "core/errors.h"
#include "core/text.h"
#include "postgres/libpq.h"

namespace casebook::postgres {
namespace {

using Result = std::unique_ptr<PGresult, void (*)(PGresult*)>;

/// One line, without what would move a terminal's cursor.
std::string one_line(std::string message) {
  for (char& c : message) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return core::visible_text(core::trimmed(message));
}

/// What libpq takes for 'postgres:host=...'; addresses stay as they are.
std::string connection_words(const std::string& connection) {
  if (connection.rfind("postgres://", 0) == 0 || connection.rfind("postgresql://", 0) == 0) return connection;
  return connection.substr(connection.find(':') + 1);
}

void require_readable(const std::string& words) {
  char* wrong = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> read(libpq().conninfo_parse(words.c_str(), &wrong), libpq().conninfo_free);
  if (read) return;
  const std::string message = wrong == nullptr ? "no memory" : one_line(wrong);
  libpq().freemem(wrong);
  throw core::UsageError(fmt::format("the server's address cannot be read: {}; expected postgres://user@host/database, or \"postgres:host=... dbname=...\"", message));
}

}  // namespace

void Server::Closer::operator()(pg_conn* connection) const { libpq().finish(connection); }

bool Server::is_named_by(std::string_view argument) { return argument.rfind("postgres:", 0) == 0 || argument.rfind("postgresql:", 0) == 0; }

Server::Server(const std::string& connection) {
  const std::string words = connection_words(connection);
  require_readable(words);
  // What comes later goes before: the user's words may change the first, not the last.
  const char* keywords[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
  const char* values[] = {"10", "casebook", words.c_str(), "UTF8", nullptr};
  connection_.reset(libpq().connectdb_params(keywords, values, 1));
  if (libpq().status(connection_.get()) != CONNECTION_OK) {
    throw core::StoreError(fmt::format("the PostgreSQL server cannot be reached: {}; look at host, port, user and database of the address, and at ~/.pgpass for a password",
                                       one_line(libpq().error_message(connection_.get()))));
  }
}

Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

void Server::fail(std::string_view doing) {
  throw core::StoreError(fmt::format("the PostgreSQL server did not {}: {}", doing, one_line(libpq().error_message(connection_.get()))));
}

void Server::run(const std::string& statement) {
  const Result result(libpq().exec(connection_.get(), statement.c_str()), libpq().clear);
  if (libpq().result_status(result.get()) != PGRES_COMMAND_OK) fail("do what was asked");
}

std::optional<std::string> Server::value(const std::string& query) {
  const Result result(libpq().exec(connection_.get(), query.c_str()), libpq().clear);
  if (libpq().result_status(result.get()) != PGRES_TUPLES_OK) fail("answer");
  if (libpq().ntuples(result.get()) == 0 || libpq().nfields(result.get()) == 0 || libpq().getisnull(result.get(), 0, 0) == 1) return std::nullopt;
  return std::string(libpq().getvalue(result.get(), 0, 0), static_cast<std::size_t>(libpq().getlength(result.get(), 0, 0)));
}

void Server::copy_out(const std::string& statement, const std::function<void(std::string_view line)>& take) {
  {
    const Result begun(libpq().exec(connection_.get(), statement.c_str()), libpq().clear);
    if (libpq().result_status(begun.get()) != PGRES_COPY_OUT) fail("send its rows");
  }
  for (;;) {
    char* line = nullptr;
    const int length = libpq().get_copy_data(connection_.get(), &line, 0);
    const std::unique_ptr<char, void (*)(void*)> kept(line, libpq().freemem);
    if (length == -1) break;
    if (length < 0) fail("send all its rows");
    std::string_view text(line, static_cast<std::size_t>(length));
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    take(text);
  }
  bool good = true;
  for (Result result(libpq().get_result(connection_.get()), libpq().clear); result; result.reset(libpq().get_result(connection_.get()))) {
    good = good && libpq().result_status(result.get()) == PGRES_COMMAND_OK;
  }
  if (!good) fail("send all its rows");
}

}  // namespace casebook::postgres
