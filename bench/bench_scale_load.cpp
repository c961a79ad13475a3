// `casebook add` of many articles into a new catalogue, beside a floor program (load_floor) that inserts the same rows and nothing else. The two take turns within a round, so
// that a busy machine is busy for both; the table shows medians over the rounds and ratios of medians. Afterwards both files are compared row by row.
//
// bench_scale_load [--articles N[,N...]] [--rounds N] [--seed S] [--folder FOLDER]: 10,000 and 100,000 articles unless said; a million wants 16 GB below FOLDER (the place for
// temporary files unless said), where nothing is left behind.

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <memory>
#include <tuple>

#include "process.h"

namespace {

using casebook::bench::Cost;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Contents {
  std::int64_t rows = 0;
  std::uint64_t digest = 14695981039346656037ULL;   // FNV-1a of all values in the order of the rows
  bool operator==(const Contents&) const = default;
};

Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fmt::print(stderr, "{}: {}\n", sql, sqlite3_errmsg(database));
  return Statement(statement);
}

Contents contents(sqlite3* database, const std::string& sql) {
  Contents found;
  const auto take = [&](const void* bytes, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      found.digest ^= static_cast<const unsigned char*>(bytes)[i];
      found.digest *= 1099511628211ULL;
    }
  };
  const Statement rows = prepare(database, sql);
  while (rows && sqlite3_step(rows.get()) == SQLITE_ROW) {
    ++found.rows;
    for (int i = 0; i < sqlite3_column_count(rows.get()); ++i) {
      const int type = sqlite3_column_type(rows.get(), i);
      take(&type, sizeof type);
      if (type == SQLITE_INTEGER) {
        const auto value = sqlite3_column_int64(rows.get(), i);
        take(&value, sizeof value);
      } else if (type == SQLITE_FLOAT) {
        const auto value = sqlite3_column_double(rows.get(), i);
        take(&value, sizeof value);
      } else if (type != SQLITE_NULL) {
        const void* const bytes = sqlite3_column_blob(rows.get(), i);
        take(bytes, static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), i)));
      }
    }
  }
  return found;
}

/// What each table holds, and the indexes and triggers; of the full text every word with its numbers of rows and places. The moment of a load is left out.
std::map<std::string, Contents> tables_of(const std::string& file) {
  sqlite3* opened = nullptr;
  sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, CloseDatabase> database(opened);
  std::map<std::string, Contents> tables;
  const Statement names = prepare(opened,
                                  "SELECT t.name, (SELECT group_concat('\"' || c.name || '\"') FROM pragma_table_xinfo(t.name) c WHERE c.name <> 'loaded' AND c.name <> 'applied') "
                                  "FROM sqlite_schema t WHERE t.type = 'table' AND t.name NOT LIKE '%\\_search%' ESCAPE '\\' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (names && sqlite3_step(names.get()) == SQLITE_ROW) {
    const std::string name = reinterpret_cast<const char*>(sqlite3_column_text(names.get(), 0));
    tables[name] = contents(opened, fmt::format("SELECT {} FROM {}", reinterpret_cast<const char*>(sqlite3_column_text(names.get(), 1)), name));
  }
  tables["(schema)"] = contents(opened, "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%\\_search%' ESCAPE '\\' ORDER BY type, name");
  for (const char* const search : {"article_search", "claim_search"}) {
    sqlite3_exec(opened, fmt::format("CREATE VIRTUAL TABLE temp.{0}_words USING fts5vocab('main', '{0}', 'row')", search).c_str(), nullptr, nullptr, nullptr);
    tables[search] = contents(opened, fmt::format("SELECT * FROM temp.{}_words", search));
  }
  return tables;
}

struct Work {
  std::vector<Cost> costs = {};
  double median(double Cost::* part) const {
    std::vector<double> values;
    for (const auto& cost : costs) values.push_back(cost.*part);
    return casebook::bench::median(std::move(values));
  }
  double peak() const {
    std::size_t most = 0;
    for (const auto& cost : costs) most = std::max(most, cost.peak);
    return static_cast<double>(most) / 1e6;
  }
};

void aim(const char* what, double value, double wanted, const char* unit) {
  fmt::print(" {:<52} {:>8.2f}{:<5} aim <= {:g}{}  {}\n", what, value, unit, wanted, unit, value <= wanted ? "reached" : "MISSED");
}

/// \returns whether all went well and both made the same rows
bool measure(std::size_t articles, std::size_t seed, int rounds, const std::string& folder) {
  const std::string lines = fmt::format("{}/{}.jsonl", folder, articles);
  const std::string empty = folder + "/empty.db";
  const std::string by_floor = folder + "/floor.db";
  const std::string by_casebook = folder + "/casebook.db";
  const bool made = casebook::bench::run({BENCH_FOLDER "/case_lines", "--articles", std::to_string(articles), "--seed", std::to_string(seed), "--output", lines}).ok &&
                    (std::filesystem::exists(empty) || casebook::bench::run({CASEBOOK_PROGRAM, "--db", empty, "init", "--empty"}).ok);
  if (!made) {
    fmt::print(stderr, "no lines or no empty catalogue below {}\n", folder);
    return false;
  }
  Work floor;
  Work add;
  for (int round = 0; round < rounds; ++round) {
    for (auto& [work, file, words] : {std::tuple<Work&, const std::string&, std::vector<std::string>>{floor, by_floor, {BENCH_FOLDER "/load_floor", by_floor, lines}},
                                      {add, by_casebook, {CASEBOOK_PROGRAM, "--db", by_casebook, "add", lines}}}) {
      std::filesystem::copy_file(empty, file, std::filesystem::copy_options::overwrite_existing);
      work.costs.push_back(casebook::bench::run(words));
      if (!work.costs.back().ok) {
        fmt::print(stderr, "{} failed\n", words.front());
        return false;
      }
    }
  }
  const auto floor_rows = tables_of(by_floor);
  const auto casebook_rows = tables_of(by_casebook);
  std::int64_t rows = 0;
  bool same = floor_rows.size() == casebook_rows.size();
  for (const auto& [table, found] : casebook_rows) {
    const auto other = floor_rows.find(table);
    if (table.find("_search") == std::string::npos && table != "(schema)") rows += found.rows;
    if (other != floor_rows.end() && other->second == found) continue;
    same = false;
    fmt::print(stderr, "{} differs: {} rows by casebook, {} by the floor\n", table, found.rows, other == floor_rows.end() ? -1 : other->second.rows);
  }
  const auto megabytes = [](const std::string& file) { return static_cast<double>(std::filesystem::file_size(file)) / 1e6; };
  fmt::print("\n{} articles, {} rows, {:.0f} MB of lines, {} round{}\n\n {:<14} {:>9} {:>9} {:>9} {:>9} {:>12}\n", articles, rows, megabytes(lines), rounds, rounds == 1 ? "" : "s", "", "CPU s",
             "wall s", "peak MB", "file MB", "us CPU a row");
  for (const auto& [name, work, file] : {std::tuple<const char*, const Work&, const std::string&>{"floor", floor, by_floor}, {"casebook add", add, by_casebook}}) {
    fmt::print(" {:<14} {:>9.2f} {:>9.2f} {:>9.1f} {:>9.1f} {:>12.2f}\n", name, work.median(&Cost::cpu), work.median(&Cost::wall), work.peak(), megabytes(file),
               work.median(&Cost::cpu) * 1e6 / static_cast<double>(rows));
  }
  fmt::print("\n");
  aim("CPU of casebook add, of the floor's", add.median(&Cost::cpu) / floor.median(&Cost::cpu), 1.15, "");
  aim("wall time of casebook add, of the floor's", add.median(&Cost::wall) / floor.median(&Cost::wall), 0.8, "");
  aim("most memory of casebook add", add.peak(), 150, " MB");
  fmt::print(" {}\n", same ? "both files hold the same rows, words, indexes and triggers" : "the files DIFFER, see above");
  for (const auto& file : {lines, by_floor, by_casebook}) std::filesystem::remove(file);
  return same;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::size_t> sizes;
  std::size_t seed = 28768313;
  std::size_t rounds = 3;
  std::string place;
  bool understood = count % 2 == 1;
  const auto read = [&](std::string_view text, std::size_t& number) {
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    understood = understood && end.ec == std::errc() && end.ptr == text.data() + text.size() && number > 0;
  };
  for (int i = 1; understood && i < count; i += 2) {
    std::string_view value = arguments[i + 1];
    if (std::strcmp(arguments[i], "--articles") == 0) {
      for (std::size_t end = 0; end != std::string_view::npos; value.remove_prefix(end == std::string_view::npos ? 0 : end + 1)) {
        end = value.find(',');
        read(value.substr(0, end), sizes.emplace_back());
      }
    } else if (std::strcmp(arguments[i], "--rounds") == 0) {
      read(value, rounds);
    } else if (std::strcmp(arguments[i], "--seed") == 0) {
      read(value, seed);
    } else if (std::strcmp(arguments[i], "--folder") == 0) {
      place = value;
    } else {
      understood = false;
    }
  }
  if (!understood) {
    fmt::print(stderr, "usage: bench_scale_load [--articles N[,N...]] [--rounds N] [--seed S] [--folder FOLDER]\n");
    return 2;
  }
  if (sizes.empty()) sizes = {10'000, 100'000};
  if (!place.empty()) setenv("TMPDIR", place.c_str(), 1);
  const casebook::bench::ScratchFolder folder;
  bool good = true;
  for (const auto size : sizes) good = measure(size, seed, static_cast<int>(rounds), folder.file("")) && good;
  return good ? 0 : 1;
}
