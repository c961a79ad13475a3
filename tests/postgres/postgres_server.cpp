#include "postgres/postgres_server.h"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <thread>

#include "postgres/libpq.h"
#include "program.h"

namespace casebook::tests {
namespace {

using postgres::libpq;

/// Where Debian keeps the programs of a server; 15 or newer.
std::filesystem::path installed_programs() {
  for (int version = 18; version >= 15; --version) {
    const std::filesystem::path folder = "/usr/lib/postgresql/" + std::to_string(version) + "/bin";
    if (std::filesystem::exists(folder / "postgres") && std::filesystem::exists(folder / "initdb") && std::filesystem::exists(folder / "psql")) return folder;
  }
  return {};
}

PGconn* connected_as(const std::string& words) {
  const char* keywords[] = {"options", "dbname", nullptr};
  const char* values[] = {"-c client_min_messages=warning", words.c_str(), nullptr};
  return libpq().connectdb_params(keywords, values, 1);
}

/// The server refuses to run as root.
const passwd* server_user() { return ::geteuid() == 0 ? ::getpwnam("postgres") : ::getpwuid(::geteuid()); }

}  // namespace

std::optional<std::string> PostgresServer::missing() {
  if (installed_programs().empty()) return "no PostgreSQL server is installed (Debian: apt-get install postgresql)";
  if (server_user() == nullptr) return "the server does not run as root, and there is no user postgres";
  return std::nullopt;
}

pid_t PostgresServer::start(const std::vector<std::string>& words, const std::string& output, bool as_server_user) const {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const passwd* user = server_user();
  const uid_t uid = user->pw_uid;
  const gid_t gid = user->pw_gid;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process can be started");
  if (child != 0) return child;
  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  if (as_server_user && ::geteuid() == 0 && (::setgid(gid) != 0 || ::setuid(uid) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);   // it goes with the test, however that ends
  ::unsetenv("LD_PRELOAD");
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

int PostgresServer::finish(pid_t child) const {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

PostgresServer::PostgresServer() : programs_(installed_programs()) {
  std::string pattern = "/tmp/casebook-server-XXXXXX";   // short: the name of a socket has at most 107 bytes
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  if (::geteuid() == 0 && ::chown(pattern.c_str(), server_user()->pw_uid, server_user()->pw_gid) != 0) throw std::runtime_error("the folder cannot be given away");
  const std::string cluster = pattern + "/cluster";
  // The order of words in English, not of bytes: a view that leaves the order to the server shows it.
  const pid_t initdb = start({programs_ / "initdb", "--no-sync", "--auth=trust", "--username=casebook", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US",
                              "--no-instructions", "-D", cluster},
                             pattern + "/initdb.log", true);
  if (finish(initdb) != 0) throw std::runtime_error("initdb failed: " + read_file(pattern + "/initdb.log"));
  server_ = start({programs_ / "postgres", "-D", cluster, "-k", pattern, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "autovacuum=off",
                   "-c", "jit=off", "-c", "max_connections=10", "-c", "shared_buffers=32MB"},
                  pattern + "/server.log", true);
  for (int tries = 0; !answers(); ++tries) {
    if (tries == 600 || ::waitpid(server_, nullptr, WNOHANG) == server_) throw std::runtime_error("the server did not start: " + read_file(pattern + "/server.log"));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

PostgresServer::~PostgresServer() {
  kept_.reset();
  if (server_ > 0) {
    ::kill(server_, SIGQUIT);
    finish(server_);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

bool PostgresServer::answers() const {
  PGconn* made = connected_as(connection());
  const bool good = libpq().status(made) == CONNECTION_OK;
  libpq().finish(made);
  return good;
}

std::string PostgresServer::connection(const std::string& user) const { return "host=" + folder_.string() + " user=" + user + " dbname=postgres"; }

ServerAnswer PostgresServer::psql(const std::string& script_file) const {
  const std::string output = script_file + ".log";
  ServerAnswer answer;
  answer.code = finish(start({programs_ / "psql", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-d", connection(), "-f", script_file}, output, false));
  answer.text = read_file(output);
  return answer;
}

std::vector<std::vector<std::optional<std::string>>> PostgresServer::rows(const std::string& query, const std::string& user) const {
  std::shared_ptr<PGconn> connected = user == "casebook" ? kept_ : nullptr;
  if (!connected) connected.reset(connected_as(connection(user)), libpq().finish);
  if (user == "casebook") kept_ = connected;
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(libpq().exec(connected.get(), query.c_str()), libpq().clear);
  if (libpq().result_status(result.get()) != PGRES_TUPLES_OK && libpq().result_status(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(libpq().error_message(connected.get()));
  std::vector<std::vector<std::optional<std::string>>> all;
  for (int row = 0; row < libpq().ntuples(result.get()); ++row) {
    auto& cells = all.emplace_back();
    for (int column = 0; column < libpq().nfields(result.get()); ++column) {
      if (libpq().getisnull(result.get(), row, column) == 1) cells.emplace_back();
      else cells.emplace_back(libpq().getvalue(result.get(), row, column));
    }
  }
  return all;
}

}  // namespace casebook::tests
