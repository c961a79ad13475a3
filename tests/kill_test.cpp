// The real program, killed, starved and shut out: the catalogue is as before or as after, and whole.

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iterator>
#include <random>
#include <set>
#include <thread>

#include "casefile/loader.h"
#include "catalogue_dump.h"
#include "catch.h"
#include "program.h"
#include "schema_fixture.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"
#include "places.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

struct Ended {
  int code = -1;          // -1: killed
  std::string err;
};

constexpr unsigned kNobody = 65534;

/// Starts the program; kills it after `kill_after` unless that is negative.
Ended start(const std::vector<std::string>& arguments, std::chrono::microseconds kill_after = std::chrono::microseconds(-1), rlim_t largest_file = RLIM_INFINITY,
            const char* out = "/dev/null", int signal = SIGKILL, bool as_nobody = false) {
  const std::string program = casebook::tests::program_file();
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process can be started");   // kill(-1, ...) would reach everybody's
  if (child == 0) {
    const int null = ::open(out, O_WRONLY);
    const int err = ::open("err.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(null, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (largest_file != RLIM_INFINITY) {
      const rlimit limit{largest_file, largest_file};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    if (as_nobody && ::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(126);
    ::execv(words[0], words.data());
    ::_exit(127);
  }
  if (kill_after.count() >= 0) {
    std::this_thread::sleep_for(kill_after);
    ::kill(child, signal);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file("err.txt")};
}

std::string dump_of(const std::string& file) {
  auto database = store::open_catalogue(file, store::Access::read_only);
  return dump(database);
}

void write_cases(const std::string& folder, int count, const std::string& dose) {
  for (int i = 0; i < count; ++i) {
    const std::string key = "smith-" + std::to_string(2000 + i);
    write_file(folder + "/" + key + ".yaml",
               "article: { key: " + key + ", design: case report, text read: abstract }\nat: abstract\ncohort: { size: 1, condition: Hailey-Hailey disease }\n"
               "courses:\n  - treatment: naltrexone\n    who: all\n    dose: " + dose + " nightly\n    outcomes:\n"
               "      - { endpoint: clinical resolution, who: all, when: within 2 months }\n    adverse events: not reported\n");
  }
}

std::chrono::microseconds duration_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
}

/// Rounds of each kind of killing: a few as a test, many with CASEBOOK_KILL_ROUNDS=200.
int rounds_of(int usual) {
  const char* wanted = std::getenv("CASEBOOK_KILL_ROUNDS");
  return wanted == nullptr ? usual : std::max(usual, std::atoi(wanted));
}

/// Kills `command`, which changes casebook.db, at random moments: each time the catalogue is as before or as after, and whole.
void check_killed(const std::vector<std::string>& command, unsigned seed) {
  const auto on = [&](const std::string& file) {
    auto words = command;
    words.insert(words.end(), {"--db", file});
    return words;
  };
  std::filesystem::copy_file("casebook.db", "done.db");
  const auto whole = duration_of([&] { REQUIRE(start(on("done.db")).code == 0); });
  const std::string before = dump_of("casebook.db");
  const std::string after = dump_of("done.db");
  REQUIRE(before != after);
  std::minstd_rand random(seed);
  int killed = 0;
  const int rounds = rounds_of(8);
  for (int round = 0; round < rounds; ++round) {
    std::filesystem::copy_file("casebook.db", "try.db", std::filesystem::copy_options::overwrite_existing);
    const auto moment = std::chrono::microseconds(whole.count() * static_cast<long>(random() % 1000) / 1000);
    killed += start(on("try.db"), moment).code == -1 ? 1 : 0;
    INFO("killed after " << moment.count() << " of " << whole.count() << " microseconds");
    CHECK(run_program({"verify", "--db", "try.db"}).code == 0);
    const std::string now = dump_of("try.db");
    CHECK((now == before || now == after));
  }
  CHECK(killed > 0);
  if (rounds > 8) WARN(command.front() << ": " << rounds << " rounds survived, " << killed << " killed in the middle");
}

/// A line of JSON Lines: one article.
std::string line_of_case(int number, const std::string& dose) {
  return R"({"article": {"key": "smith-)" + std::to_string(number) + R"(", "design": "case report", "text read": "abstract"}, "at": "abstract", "cohort": )"
         R"({"size": 1, "condition": "Hailey-Hailey disease"}, "courses": [{"treatment": "naltrexone", "who": "all", "dose": ")" + dose +
         R"(", "adverse events": "not reported"}]})" + "\n";
}

/// MEDLINE records, every tenth of them a correction of the one before.
std::string records(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "PMID- " + std::to_string(90000000 + i) + "\nTI  - Record " + std::to_string(i) + " of a long list.\nAU  - Smith A\nJT  - Invented journal\nDP  - 2019\nPT  - " +
            (i % 10 == 9 ? "Published Erratum\nEFR - Invented journal. 2019. PMID: " + std::to_string(90000000 + i - 1) : "Case Reports") + "\n\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a killed add leaves the catalogue as it was or as it should be") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_cases("cases", 30, "3 mg");
  check_killed({"add", "cases"}, 1);
}

TEST_CASE("a killed add of JSON Lines leaves the catalogue as it was or as it should be") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  std::string lines;
  for (int i = 0; i < 60; ++i) lines += line_of_case(i, "3 mg nightly");
  write_file("bulk.jsonl", lines);
  check_killed({"add", "bulk.jsonl"}, 5);
}

TEST_CASE("a killed add in bulk leaves the empty catalogue empty or as it should be") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--empty"}).code == 0);
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    auto line = line_of_case(i, "3 mg nightly");
    lines += line.replace(line.find(R"("text read")"), 0, R"("note": ")" + std::string(18'000, 'x') + R"(", )");   // long enough together
  }
  REQUIRE(lines.size() > casefile::kLargeLoad);
  write_file("bulk.jsonl", lines);
  check_killed({"add", "bulk.jsonl"}, 6);
}

TEST_CASE("a killed import leaves the catalogue as it was or as it should be") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_file("records.nbib", records(200));
  check_killed({"import", "records.nbib"}, 6);
}

TEST_CASE("a killed remove leaves the catalogue as it was or as it should be") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_cases("cases", 5, "3 mg");
  REQUIRE(run_program({"add", "cases"}).code == 0);
  check_killed({"remove", "smith-2002"}, 7);
}

TEST_CASE("a killed restore leaves the catalogue as it was or as it should be") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"backup", "copy.db"}).code == 0);
  write_cases("cases", 20, "3 mg");
  REQUIRE(run_program({"add", "cases"}).code == 0);
  check_killed({"restore", "copy.db"}, 8);
}

TEST_CASE("a killed init leaves no catalogue or a whole one") {
  const WorkingFolder folder;
  const auto whole = duration_of([] { REQUIRE(start({"init", "--db", "done.db"}).code == 0); });
  const std::string after = dump_of("done.db");
  std::minstd_rand random(2);
  for (int round = 0; round < rounds_of(6); ++round) {
    std::filesystem::remove("try.db");
    start({"init", "--db", "try.db"}, std::chrono::microseconds(whole.count() * static_cast<long>(random() % 1000) / 1000));
    if (!std::filesystem::exists("try.db")) continue;
    CHECK(run_program({"verify", "--db", "try.db"}).code == 0);
    CHECK(dump_of("try.db") == after);
  }
}

TEST_CASE("an init that is ended leaves nothing behind, and what a killed one left goes with the next") {
  const WorkingFolder folder;
  const auto whole = duration_of([] { REQUIRE(start({"init", "--db", "done.db"}).code == 0); });
  const auto left_over = [] {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(".")) count += entry.path().filename().string().find(".part") != std::string::npos ? 1 : 0;
    return count;
  };
  std::minstd_rand random(4);
  for (int round = 0; round < 8; ++round) {
    std::filesystem::remove("try.db");
    const auto moment = std::chrono::microseconds(whole.count() * static_cast<long>(random() % 1000) / 1000);
    start({"init", "--db", "try.db"}, moment, RLIM_INFINITY, "/dev/null", round % 2 == 0 ? SIGTERM : SIGINT);
    CHECK(left_over() == 0);
  }
  std::filesystem::remove("try.db");
  write_file("try.db.999999999.part", "half");
  write_file("try.db.999999999.part-journal", "half");
  write_file("try.db.mine.part", "not ours");
  const std::string own = "try.db." + std::to_string(::getpid()) + ".part-of-mine";
  write_file(own, "not ours");
  CHECK(start({"init", "--db", "try.db"}).code == 0);
  CHECK_FALSE(std::filesystem::exists("try.db.999999999.part"));
  CHECK_FALSE(std::filesystem::exists("try.db.999999999.part-journal"));
  CHECK(std::filesystem::exists("try.db.mine.part"));
  CHECK(std::filesystem::exists(own));
}

TEST_CASE("an error in the last line of many leaves the catalogue as it was, and every problem is told") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const std::string before = read_file("casebook.db");
  std::string lines;
  for (int i = 0; i < 300; ++i) lines += line_of_case(i, i == 150 || i == 299 ? "4.5 nightly" : "3 mg nightly");
  write_file("bulk.jsonl", lines);
  const auto ran = run_program({"add", "bulk.jsonl"});
  CHECK(ran.code == 1);
  CHECK_THAT(ran.err, Contains("bulk.jsonl:151: courses[0].dose: error: ") && Contains("bulk.jsonl:300: courses[0].dose: error: "));
  CHECK_THAT(ran.err, Contains("2 errors in 1 file; nothing was changed"));
  CHECK(read_file("casebook.db") == before);
  CHECK_FALSE(std::filesystem::exists("casebook.db-journal"));
}

TEST_CASE("a killed migrate leaves the older catalogue or the newer, and a second one ends well") {
  const WorkingFolder folder;
  const int version = std::min(store::known_version() - 1, static_cast<int>(kept("ladder").size()));
  make_catalogue_of_version("older.db", version);
  std::filesystem::copy_file("older.db", "done.db");
  const auto whole = duration_of([] { REQUIRE(start({"migrate", "--db", "done.db"}).code == 0); });
  CHECK(std::filesystem::exists("done.db.backup-" + std::to_string(version)));
  const std::string after = dump_of("done.db");
  std::minstd_rand random(3);
  for (int round = 0; round < rounds_of(6); ++round) {
    std::filesystem::copy_file("older.db", "try.db", std::filesystem::copy_options::overwrite_existing);
    start({"migrate", "--db", "try.db"}, std::chrono::microseconds(whole.count() * static_cast<long>(random() % 1000) / 1000));
    const auto again = run_program({"migrate", "--db", "try.db"});
    INFO(again.err);
    CHECK(again.code == 0);
    CHECK(run_program({"verify", "--db", "try.db"}).code == 0);
    CHECK(dump_of("try.db") == after);
  }
}

TEST_CASE("a full disk changes nothing and is told") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_cases("cases", 60, "3 mg");
  const std::string before = dump_of("casebook.db");
  const auto ended = start({"add", "cases"}, std::chrono::microseconds(-1), std::filesystem::file_size("casebook.db") + 4096);
  CHECK(ended.code == 1);
  CHECK_THAT(ended.err, Catch::StartsWith("casebook: "));
  CHECK(run_program({"verify"}).code == 0);
  CHECK(dump_of("casebook.db") == before);
  CHECK(start({"init", "--db", "new.db"}, std::chrono::microseconds(-1), 100'000).code == 1);
  CHECK_FALSE(std::filesystem::exists("new.db"));
}

TEST_CASE("no command that may write no more than a few pages changes anything, and each says so") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"backup", "copy.db"}).code == 0);
  make_catalogue_of_version("older.db", 9);
  write_cases("cases", 30, "3 mg");
  write_file("records.nbib", records(100));
  const std::string before = read_file("casebook.db"), older = read_file("older.db");
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(".")) files.insert(entry.path().filename().string());
  for (const auto& words : {std::vector<std::string>{"add", "cases"}, {"import", "records.nbib"}, {"remove", "albers-2017"}, {"restore", "copy.db"}, {"backup", "other.db"},
                            {"notice", "albers-2017", "--kind", "retraction", "--scope", "data", "--pmid", "1"}, {"migrate", "--db", "older.db"}}) {
    INFO(words.front());
    const auto ended = start(words, std::chrono::microseconds(-1), 16'384);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Contains("casebook: ") && (Contains("the disk is full") || Contains("could not be read or written")));
    CHECK(read_file("casebook.db") == before);
    CHECK(read_file("older.db") == older);
    for (const auto& entry : std::filesystem::directory_iterator(".")) CHECK((files.count(entry.path().filename().string()) == 1 || entry.path().filename() == "err.txt"));
  }
}

TEST_CASE("a file or a folder that may not be written is left alone, and the message says which") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"backup", "copy.db"}).code == 0);
  write_cases("cases", 2, "3 mg");
  write_file("records.nbib", records(3));
  write_file("err.txt", "");
  const auto as_nobody = [](const std::vector<std::string>& words) { return start(words, std::chrono::microseconds(-1), RLIM_INFINITY, "/dev/null", SIGKILL, true); };
  const auto writing = [](const std::string& catalogue) {
    return std::vector<std::vector<std::string>>{{"add", "cases", "--db", catalogue}, {"import", "records.nbib", "--db", catalogue}, {"remove", "albers-2017", "--db", catalogue},
                                                 {"notice", "albers-2017", "--kind", "retraction", "--scope", "data", "--pmid", "1", "--db", catalogue},
                                                 {"restore", "copy.db", "--db", catalogue}};
  };
  std::filesystem::create_directory("open");
  std::filesystem::copy_file("copy.db", "open/fixed.db");
  std::filesystem::create_directory("closed");
  std::filesystem::copy_file("copy.db", "closed/free.db");
  if (::geteuid() == 0) {   // root may do all: the child is nobody, whose folder and file these are
    for (const char* path : {"open", "closed", "open/fixed.db", "closed/free.db"}) REQUIRE(::chown(path, kNobody, kNobody) == 0);
  }
  REQUIRE(::chmod("open/fixed.db", 0444) == 0);
  REQUIRE(::chmod("closed", 0555) == 0);
  if (as_nobody({"status", "--db", "open/fixed.db"}).code != 0) {
    WARN("skipped: nobody may not run the program or reach this folder");
    return;
  }
  const std::string before = read_file("copy.db");
  for (const auto& words : writing("open/fixed.db")) {
    INFO(words.front());
    const auto ended = as_nobody(words);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Contains("open/fixed.db may not be written"));
    CHECK(read_file("open/fixed.db") == before);
  }
  CHECK(as_nobody({"status", "--db", "closed/free.db"}).code == 0);
  for (const auto& words : writing("closed/free.db")) {
    INFO(words.front());
    const auto ended = as_nobody(words);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Contains("casebook: ") && (Contains("cannot be opened") || Contains("may not be written")) && Contains("folder"));
    CHECK(read_file("closed/free.db") == before);
  }
  CHECK_THAT(as_nobody({"init", "--db", "closed/new.db"}).err, Contains("closed/new.db") && Contains("cannot be opened"));
  CHECK_THAT(as_nobody({"backup", "closed/new.db", "--db", "copy.db"}).err, Contains("closed/new.db") && Contains("cannot be opened"));
  CHECK(std::distance(std::filesystem::directory_iterator("closed"), {}) == 1);
  REQUIRE(::chmod("open/fixed.db", 0) == 0);
  CHECK_THAT(as_nobody({"status", "--db", "open/fixed.db"}).err, Contains("open/fixed.db cannot be opened"));
  REQUIRE(::chmod("closed", 0755) == 0);
}

TEST_CASE("who asks while another program writes is answered from before or from after") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"backup", "copy.db"}).code == 0);
  write_cases("cases", 12, "3 mg");
  const std::vector<std::string> question{"report", "summary", "naltrexone", "--format", "json"};
  const auto answer = [&] {
    const auto ran = run_program(question);
    CHECK(ran.err.empty());
    return ran.out;
  };
  const std::string before = answer();
  REQUIRE(run_program({"add", "cases"}).code == 0);
  const std::string after = answer();
  REQUIRE(before != after);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int round = 0; round < rounds_of(2); ++round) {
      start({"restore", "copy.db"});
      start({"add", "cases"});
    }
    done = true;
  });
  int answers = 0;
  bool whole = true;
  while (!done) {
    const std::string now = answer();
    whole = whole && (now == before || now == after);
    ++answers;
  }
  writer.join();
  CHECK(whole);
  CHECK(answers > 0);
  CHECK(answer() == after);
}

TEST_CASE("a damaged catalogue is told, and a backup of it restored is the same again") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_cases("cases", 5, "3 mg");
  REQUIRE(run_program({"add", "cases"}).code == 0);
  const std::string before = dump_of("casebook.db");
  REQUIRE(run_program({"backup", "copy.db"}).code == 0);
  std::string bytes = read_file("casebook.db");
  const auto size = bytes.size();
  SECTION("overwritten in the middle") { bytes.replace(size / 2, 40'000, std::string(40'000, '\x5a')); }
  SECTION("cut off") { bytes.resize(size / 2); }
  SECTION("overwritten at its head") { bytes.replace(0, 4096, std::string(4096, '\x5a')); }
  SECTION("emptied") { bytes.clear(); }
  write_file("casebook.db", bytes);
  CHECK(run_program({"verify"}).code == 1);
  CHECK(run_program({"restore", "copy.db"}).code == 0);
  CHECK(dump_of("casebook.db") == before);
  CHECK(run_program({"verify"}).code == 0);
  write_file("copy.db", bytes);
  const auto refused = run_program({"restore", "copy.db"});
  INFO(refused.err);
  CHECK(refused.code == 1);
  CHECK(dump_of("casebook.db") == before);
}

TEST_CASE("what a link leads to is restored, and the link stays") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--db", "real.db"}).code == 0);
  REQUIRE(run_program({"backup", "copy.db", "--db", "real.db"}).code == 0);
  REQUIRE(run_program({"remove", "albers-2017", "--db", "real.db"}).code == 0);
  std::filesystem::create_symlink("real.db", "casebook.db");
  CHECK(run_program({"restore", "copy.db"}).code == 0);
  CHECK(std::filesystem::is_symlink("casebook.db"));
  CHECK(dump_of("real.db") == dump_of("copy.db"));
}

TEST_CASE("standard output that is full is told, with exit code 1") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  for (const auto& words : {std::vector<std::string>{"status"}, {"sql", "SELECT * FROM evidence", "--format", "csv"}, {"--help"}, {"export", "case", "albers-2017"}}) {
    const auto ended = start(words, std::chrono::microseconds(-1), RLIM_INFINITY, "/dev/full");
    CHECK(ended.code == 1);
    CHECK(ended.err == "casebook: the output could not be written: No space left on device\n");
  }
}

TEST_CASE("a reader that goes away is told, with exit code 1") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(::mkfifo("pipe", 0600) == 0);
  std::thread reader([] {
    const int pipe = ::open("pipe", O_RDONLY);
    char byte = 0;
    [[maybe_unused]] const auto got = ::read(pipe, &byte, 1);
    ::close(pipe);
  });
  const auto ended = start({"sql", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i FROM n", "--format", "csv"},
                           std::chrono::microseconds(-1), RLIM_INFINITY, "pipe");
  reader.join();
  CHECK(ended.code == 1);
  CHECK(ended.err == "casebook: the output could not be written: Broken pipe\n");
}

TEST_CASE("a catalogue that another program writes is waited for, then told") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_cases("cases", 1, "3 mg");
  store::set_busy_timeout(50);
  {
    store::Database other("casebook.db", store::Access::read_write);
    const store::Transaction held(other);
    const auto ran = run_program({"add", "cases"});
    CHECK(ran.code == 1);
    CHECK_THAT(ran.err, Contains("is locked by another program"));
    CHECK(run_program({"status"}).code == 0);
    write_file("copy.db", read_file("casebook.db"));
    CHECK(run_program({"restore", "copy.db"}).code == 1);
  }
  store::set_busy_timeout(5000);
  CHECK(run_program({"add", "cases"}).code == 0);
}

TEST_CASE("a foreign file, a newer one and one that may not be written are refused with what to do") {
  const WorkingFolder folder;
  write_file("text.db", "no database at all, but longer than a header of SQLite would be, which has a hundred bytes in it");
  { store::Database::create("foreign.db").execute("CREATE TABLE t(a)"); }
  REQUIRE(run_program({"init", "--db", "newer.db"}).code == 0);
  { store::Database("newer.db", store::Access::read_write).execute("PRAGMA user_version = 99"); }
  for (const char* command : {"status", "verify", "migrate"}) {
    CHECK_THAT(run_program({command, "--db", "text.db"}).err, Contains("text.db is not a casebook catalogue"));
    CHECK_THAT(run_program({command, "--db", "foreign.db"}).err, Contains("foreign.db is not a casebook catalogue: found an SQLite database"));
    CHECK_THAT(run_program({command, "--db", "newer.db"}).err, Contains("newer.db has schema version 99, this program knows up to"));
  }
  if (::geteuid() == 0) return;   // root may write everything
  REQUIRE(run_program({"init", "--db", "fixed.db"}).code == 0);
  std::filesystem::permissions("fixed.db", std::filesystem::perms::owner_read);
  CHECK_THAT(run_program({"remove", "albers-2017", "--db", "fixed.db"}).err, Contains("fixed.db may not be written"));
  CHECK(run_program({"status", "--db", "fixed.db"}).code == 0);
}
