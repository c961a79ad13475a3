#pragma once
// A connection to a PostgreSQL server, for reading. This folder is the only user of libpq.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct pg_conn;

namespace casebook::postgres {

class Server {
 public:
  /// Connects. What the connection string leaves out comes from libpq's own places: PGHOST and its like, the service file, ~/.pgpass.
  /// \param connection  'postgres://user@host/database', 'postgresql://...', 'postgres:host=... dbname=...' or 'postgres:' alone
  /// \throws core::UsageError when it cannot be read, core::StoreError when no connection comes about within 10 seconds (or its own connect_timeout)
  explicit Server(const std::string& connection);
  Server(Server&&) noexcept;
  ~Server();

  /// Whether an argument names a server: it begins with 'postgres:' or 'postgresql:'.
  static bool is_named_by(std::string_view argument);

  /// Runs a statement without rows. \throws core::StoreError with the server's message
  void run(const std::string& statement);
  /// The first column of the first row; nullopt where there is none or it is NULL. \throws core::StoreError
  std::optional<std::string> value(const std::string& query);
  /// Runs COPY (...) TO STDOUT, line by line as they come. \throws core::StoreError, also when the connection breaks in the middle
  void copy_out(const std::string& statement, const std::function<void(std::string_view line)>& take);

 private:
  [[noreturn]] void fail(std::string_view doing);
  struct Closer {
    void operator()(pg_conn* connection) const;
  };
  std::unique_ptr<pg_conn, Closer> connection_;
};

}  // namespace casebook::postgres
