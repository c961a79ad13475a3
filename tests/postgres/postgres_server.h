#pragma once
// A PostgreSQL server of one test: a cluster in a temporary folder, on a Unix socket in it, gone with it.

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct pg_conn;

namespace casebook::tests {

struct ServerAnswer {
  int code = 0;
  std::string text;   ///< standard output and error together
};

class PostgresServer {
 public:
  /// Why no server can be started here; nullopt: one can.
  static std::optional<std::string> missing();

  /// \throws std::runtime_error when it does not come up
  PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  ~PostgresServer();

  /// What libpq connects with.
  std::string connection(const std::string& user = "casebook") const;
  /// Loads a script as its first line says.
  ServerAnswer psql(const std::string& script_file) const;
  /// A query's rows, NULL as nullopt, over one connection that is kept for `casebook`. \throws std::runtime_error with the server's message
  std::vector<std::vector<std::optional<std::string>>> rows(const std::string& query, const std::string& user = "casebook") const;

 private:
  bool answers() const;
  pid_t start(const std::vector<std::string>& words, const std::string& output, bool as_server_user) const;
  int finish(pid_t child) const;
  std::filesystem::path programs_;
  std::filesystem::path folder_;
  pid_t server_ = -1;
  mutable std::shared_ptr<pg_conn> kept_;
};

}  // namespace casebook::tests
