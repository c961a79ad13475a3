// load_floor CATALOGUE LINES.jsonl: what a load of the lines that case_lines writes costs at the least. Parses them with simdjson and inserts the rows that `casebook add`
// makes of them, with bare prepared statements, into a catalogue that is new and empty (`casebook init --empty`): no journal, no foreign keys, indexes and triggers made behind
// the rows, full text rebuilt last. It checks nothing and understands nothing but the forms that case_lines writes, whose meaning is known beforehand.

#include <fmt/core.h>
#include <sha2.h>
#include <simdjson.h>
#include <sqlite3.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

namespace dom = simdjson::dom;
using std::string_view;

constexpr double kMonth = 30.4375;

[[noreturn]] void fail(const std::string& what) {
  fmt::print(stderr, "load_floor: {}\n", what);
  std::exit(1);
}

void require(int result, sqlite3* database, int wanted = SQLITE_OK) {
  if (result != wanted) fail(sqlite3_errmsg(database));
}

void execute(sqlite3* database, const std::string& sql) { require(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), database); }

/// One INSERT of a table; the values follow one another.
class Insert {
 public:
  Insert(sqlite3* database, string_view table, string_view columns) : database_(database) {
    std::string marks;
    for (const char c : columns) marks += c == ',' ? ",?" : "";
    const std::string sql = fmt::format("INSERT INTO {}({}) VALUES(?{})", table, columns, marks);
    require(sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr), database);
  }
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;
  ~Insert() { sqlite3_finalize(statement_); }

  Insert& operator()(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++at_, value);
    return *this;
  }
  Insert& operator()(double value) {
    sqlite3_bind_double(statement_, ++at_, value);
    return *this;
  }
  Insert& operator()(string_view value) {
    if (value.empty()) return null();
    sqlite3_bind_text(statement_, ++at_, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    return *this;
  }
  template <typename T>
  Insert& operator()(const std::optional<T>& value) {
    return value ? (*this)(*value) : null();
  }
  Insert& null() {
    sqlite3_bind_null(statement_, ++at_);
    return *this;
  }
  void run() {
    require(sqlite3_step(statement_), database_, SQLITE_DONE);
    sqlite3_reset(statement_);
    at_ = 0;
  }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int at_ = 0;
};

int number_at(string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Of whom, in how many of how many.
struct Subject {
  std::int64_t patient = 0;       // 0: the cohort
  std::optional<std::int64_t> affected;
  std::optional<std::int64_t> assessed;
};

class Floor {
 public:
  Floor(sqlite3* database, string_view path) : database_(database), path_(path) {
    remember("condition_id", "conditions", conditions_);
    remember("intervention_id", "interventions", interventions_);
    remember("endpoint_id", "endpoints", endpoints_);
  }

  void line(dom::element root, string_view text, std::int64_t number) {
    place_ = fmt::format("{}:{}", path_, number);
    line_ = number;
    text_ = text;
    dom::array terms;
    if (root["terms"].get(terms) == simdjson::SUCCESS) {
      vocabulary(terms, root["vocabulary"].get_string().value_unsafe());
    } else {
      article(root);
    }
  }

 private:
  using Terms = std::unordered_map<std::string, std::int64_t>;

  void remember(const char* key, const char* table, Terms& terms) {
    sqlite3_stmt* statement = nullptr;
    const std::string sql = fmt::format("SELECT name, {} FROM {}", key, table);
    require(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr), database_);
    while (sqlite3_step(statement) == SQLITE_ROW) terms.emplace(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)), sqlite3_column_int64(statement, 1));
    sqlite3_finalize(statement);
  }

  static dom::array list_of(const dom::object& object, string_view key) {
    dom::array list;
    if (object.at_key(key).get(list) != simdjson::SUCCESS) fail(fmt::format("no list '{}'", key));
    return list;
  }
  static string_view text_of(dom::object object, string_view key) {
    string_view text;
    if (object.at_key(key).get(text) != simdjson::SUCCESS) return {};
    return text;
  }

  void case_file(string_view kind, std::optional<std::int64_t> article) {
    char digest[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data(reinterpret_cast<const uint8_t*>(text_.data()), text_.size(), digest);
    case_files_(place_)(kind)(article)(string_view(digest))(string_view(loaded_))(string_view("curator"))(text_).run();
  }

  void vocabulary(dom::array terms, string_view name) {
    Terms& known = name == "conditions" ? conditions_ : interventions_;
    Insert insert(database_, name, "name, origin");
    for (const auto term : terms) {
      const string_view word = term["name"].get_string().value_unsafe();
      insert(word)(string_view("curator")).run();
      known.emplace(word, sqlite3_last_insert_rowid(database_));
    }
    case_file("vocabulary", std::nullopt);
  }

  std::int64_t claim(string_view kind, const Subject& subject, string_view said, string_view locator, string_view id = {}) {
    const auto key = ++claim_;
    claims_(key)(article_)(kind);
    if (subject.patient != 0) {
      claims_(subject.patient).null();
    } else {
      claims_.null()(cohort_);
    }
    claims_(subject.affected)(subject.assessed)(said)(locator)(string_view("stated"))(string_view("high"))(id)(line_).run();
    return key;
  }
  void uncounted(std::int64_t claim, string_view why) { uncounted_(claim)(article_)(why).run(); }

  /// Those that a line's `who` names: 'all', '2 of 3', 'Patient 2'; without one those of the course.
  Subject who(string_view text, const Subject& fallback) const {
    if (text.empty()) return fallback;
    if (text == "all") return {0, size_, size_};
    if (text.front() == 'P') return {patients_[static_cast<std::size_t>(number_at(text.substr(8))) - 1], 1, 1};
    return {0, number_at(text), size_};
  }

  /// The words of a line without `said`: its values, some with their keys.
  string_view words(dom::object item) {
    words_.clear();
    for (const auto [key, value] : item) {
      if (key == "at" || key == "id" || key == "adverse events" || !value.is_string()) continue;
      if (key == "said") return value.get_string().value_unsafe();
      if (!words_.empty()) words_ += ", ";
      if (key == "route" || key == "result" || key == "stop" || key == "severity") {
        words_ += key;
        words_ += ' ';
      }
      words_ += value.get_string().value_unsafe();
    }
    return words_;
  }

  void trait(const char* name, string_view value, const Subject& subject) {
    words_ = name;
    words_ += ' ';
    words_ += value;
    const auto key = claim("characteristic", subject, words_, at_);
    const bool mean = value.starts_with("mean ");
    characteristics_(key)(string_view(name));
    if (value.ends_with(" years")) {
      const double figure = number_at(mean ? value.substr(5) : value);
      characteristics_(figure)(figure).null()(string_view("years"));
    } else {
      characteristics_.null().null()(value).null();
    }
    characteristics_(string_view(mean ? "mean" : "each")).run();
    if (mean) uncounted(key, "group statistic");
  }

  std::int64_t treatment(string_view role, const Subject& subject, dom::object item) {
    const auto key = claim("treatment", subject, words(item), at_);
    treatment_id_ = interventions_.find(std::string(text_of(item, "treatment")))->second;
    treatments_(key)(treatment_id_)(condition_)(role)(text_of(item, "route"));
    return key;
  }

  void course(dom::object item) {
    const Subject everybody = sole_ != 0 ? Subject{sole_, 1, 1} : Subject{0, size_, size_};
    const Subject subject = who(text_of(item, "who"), everybody);
    const dom::array steps = list_of(item, "steps");
    const dom::array outcomes = list_of(item, "outcomes");
    std::optional<double> stopped;
    string_view reason;
    for (const dom::object step : steps) {
      const string_view stop = text_of(step, "stop");
      if (stop.empty()) continue;
      const Subject those = who(text_of(step, "who"), subject);
      if (those.patient != subject.patient || those.affected != subject.affected) continue;
      reason = stop;
      if (const string_view when = text_of(step, "when"); !when.empty()) stopped = 7.0 * number_at(when);
    }
    const auto key = treatment("studied", subject, item);
    treatments_(stopped)(stopped)(reason).null().null().run();
    std::int64_t place = 0;
    for (const dom::object step : steps) dose_step(step, subject, key, place);
    for (const dom::object outcome : outcomes) this->outcome(outcome, subject, key);
    const dom::element events = item.at_key("adverse events").value_unsafe();
    dom::array list;
    if (events.get(list) == simdjson::SUCCESS) {
      for (const dom::object event : list) {
        const auto harm = claim("adverse event", who(text_of(event, "who"), subject), words(event), at_);
        adverse_events_(harm)(key)(text_of(event, "event"))(string_view("present"))(text_of(event, "severity")).run();
      }
    } else {
      const bool none = events.get_string().value_unsafe() == "none reported";
      const auto harm = claim("adverse event", none ? Subject{subject.patient, 0, subject.affected} : Subject{subject.patient, {}, {}},
                              none ? "adverse events none reported" : "adverse events not reported", at_);
      adverse_events_(harm)(key)(string_view("any adverse event"))(string_view(none ? "absent" : "not reported")).null().run();
      if (!none) uncounted(harm, "no count");
    }
  }

  void dose_step(dom::object item, const Subject& subject, std::int64_t course, std::int64_t& place) {
    const string_view own_at = text_of(item, "at");
    const string_view id = text_of(item, "id");
    const auto key = claim("dose step", who(text_of(item, "who"), subject), words(item), own_at.empty() ? at_ : own_at, id);
    if (!id.empty()) touched_ = key;
    const string_view dose = text_of(item, "dose");
    const string_view when = text_of(item, "when");
    const std::optional<double> day = !when.empty() ? std::optional(7.0 * number_at(when)) : place == 0 ? std::optional(0.0) : std::nullopt;
    if (dose.empty()) {
      dose_steps_(key)(course)(place)(string_view("stop")).null().null().null()(string_view("dose")).null().null()(day)(day)(when).null()(text_of(item, "stop")).run();
      return;
    }
    const double amount = number_at(dose);
    const string_view rate = dose.substr(dose.find(" mg ") + 4);
    const double per_day = rate == "daily" ? 1 : rate == "twice daily" ? 2 : rate == "weekly" ? 1.0 / 7 : 1.0 / 14;
    ++place;
    dose_steps_(key)(course)(place)(string_view(place == 1 ? "start" : "increase"))(amount)(amount)(string_view("mg"))(string_view("dose"))(rate)(per_day)(day)(day)(when)(dose)
        .null()
        .run();
  }

  void outcome(dom::object item, const Subject& subject, std::int64_t course) {
    const string_view own_at = text_of(item, "at");
    const Subject those = who(text_of(item, "who"), subject);
    const auto key = claim("outcome", those, words(item), own_at.empty() ? at_ : own_at);
    const auto endpoint = endpoints_.find(std::string(text_of(item, "endpoint")))->second;
    const string_view value = text_of(item, "value");
    const string_view when = text_of(item, "when");
    const auto figure = [&](std::size_t from) { return static_cast<double>(number_at(when.substr(from))); };
    string_view kind = "event";
    std::optional<double> lower;
    std::optional<double> upper;
    if (when.starts_with("within ")) {
      lower = 0;
      upper = figure(7) * kMonth;
    } else if (when.starts_with("at ")) {
      kind = "assessment";
      lower = upper = figure(3) * 7;
    } else if (when.starts_with("held to ")) {
      kind = "censored";
      lower = figure(8) * kMonth;
    } else {
      lower = figure(0) * 7;
      upper = figure(when.find('-') + 1) * 7;
    }
    outcomes_(key)(course)(endpoint)(string_view("present"));
    if (value.empty()) {
      outcomes_.null().null().null().null().null();
    } else {
      const double share = number_at(value);
      outcomes_(share)(share)(value)(string_view("%"))(string_view("each"));
    }
    outcomes_(string_view("whole"))(kind)(string_view("each"))(string_view("treatment start"))(lower)(upper)(when).run();
    facts_.push_back({condition_, treatment_id_, endpoint, key, *those.affected, *those.assessed});
  }

  void article(dom::element root) {
    const dom::object article = root["article"].get_object().value_unsafe();
    const dom::object cohort = root["cohort"].get_object().value_unsafe();
    size_ = cohort.at_key("size").get_int64().value_unsafe();
    at_ = root["at"].get_string().value_unsafe();
    condition_ = conditions_.find(std::string(text_of(cohort, "condition")))->second;
    touched_ = 0;
    sole_ = 0;
    articles_(text_of(article, "key"))(text_of(article, "title"))(text_of(article, "journal"))(text_of(article, "published"))(text_of(article, "volume"))(text_of(article, "issue"))(
        text_of(article, "pages"))(text_of(article, "language"))(text_of(article, "design"))(size_)(text_of(article, "text read"))(string_view("final"))(place_)(line_)
        .run();
    article_ = sqlite3_last_insert_rowid(database_);
    identifiers_(string_view("pmid"))(text_of(article, "pmid"))(article_).run();
    identifiers_(string_view("doi"))(text_of(article, "doi"))(article_).run();
    string_view names = text_of(article, "authors");
    for (std::int64_t position = 1; !names.empty(); ++position) {
      const string_view name = names.substr(0, names.find("; "));
      names.remove_prefix(std::min(names.size(), name.size() + 2));
      const auto comma = name.find(", ");
      authors_(article_)(position)(name.substr(0, comma))(name.substr(comma + 2)).run();
    }
    cohorts_(article_)(string_view("all patients"))(size_)(string_view("patients"))(condition_)(string_view("own"))(line_).run();
    cohort_ = sqlite3_last_insert_rowid(database_);
    dom::array patients;
    patients_.clear();
    if (root["patients"].get(patients) == simdjson::SUCCESS) {
      for (const dom::object patient : patients) {
        const string_view length = text_of(patient, "disease duration");
        const double age = number_at(text_of(patient, "age"));
        const std::optional<double> years = length.empty() ? std::nullopt : std::optional<double>(number_at(length));
        patients_insert_(article_)(text_of(patient, "label"))(condition_)(string_view("own"))(text_of(patient, "sex"))(age)(age)(years)(years)(line_).run();
        patients_.push_back(sqlite3_last_insert_rowid(database_));
      }
      if (size_ == 1) sole_ = patients_.front();
    }
    if (const string_view age = text_of(cohort, "age"); !age.empty()) trait("age", age, {0, {}, size_});
    for (std::size_t i = 0; i < patients_.size(); ++i) {
      const dom::object patient = patients.at(i).value_unsafe();
      for (const char* const name : {"sex", "age", "disease duration"}) {
        if (const string_view value = text_of(patient, name); !value.empty()) trait(name, value, {patients_[i], 1, 1});
      }
    }
    dom::array prior;
    if (root["prior"].get(prior) == simdjson::SUCCESS) {
      for (const dom::object item : prior) {
        const Subject those = who(text_of(item, "who"), {sole_, 1, 1});
        const auto key = treatment("prior", those, item);
        const string_view result = text_of(item, "result");
        treatments_.null().null().null()(result)(result).run();
        uncounted(key, "prior course");
      }
    }
    const dom::array courses = list_of(root.get_object().value_unsafe(), "courses");
    for (const dom::object item : courses) course(item);
    dom::array errata;
    if (root["errata"].get(errata) == simdjson::SUCCESS) {
      for (const dom::object notice : errata) {
        const string_view kind = text_of(notice, "kind");
        const bool everything = kind != "correction";
        errata_(article_)(kind)(text_of(notice, "scope"))(text_of(notice, "published"))(text_of(notice, "pmid"))(text_of(notice, "summary")).null()(
            string_view(everything         ? "everything"
                        : touched_ != 0 ? "listed"
                                        : "nothing"))(place_)(line_)
            .run();
        const std::int64_t erratum = sqlite3_last_insert_rowid(database_);
        if (everything) {
          for (auto key = first_claim_; key <= claim_; ++key) erratum_claims_(key)(erratum).run();
        } else if (touched_ != 0) {
          erratum_claims_(touched_)(erratum).run();
        }
      }
    }
    first_claim_ = claim_ + 1;
    case_file("article", article_);
    if (facts_.size() > 100'000) put_facts();
  }

 public:
  /// What leagues read is kept in the order of its key: gathered here, and sorted by SQLite at the end.
  void put_facts() {
    for (const auto& fact : facts_) {
      for (const auto value : fact) gathered_(value);
      gathered_.run();
    }
    facts_.clear();
  }

 private:
  sqlite3* database_;
  string_view path_;
  std::string loaded_ = "2026-01-01T00:00:00Z";
  Terms conditions_;
  Terms interventions_;
  Terms endpoints_;
  Insert articles_{database_, "articles", "citekey, title, journal, published, volume, issue, pages, language, design, patients_reported, text_read, status, source_file, source_line"};
  Insert identifiers_{database_, "article_identifiers", "scheme, value, article_id"};
  Insert authors_{database_, "article_authors", "article_id, position, family, given"};
  Insert cohorts_{database_, "cohorts", "article_id, label, size, unit, condition_id, standing, source_line"};
  Insert patients_insert_{database_, "patients",
                          "article_id, label, condition_id, standing, sex, age_years_min, age_years_max, disease_duration_years_min, disease_duration_years_max, source_line"};
  Insert claims_{database_, "claims", "claim_id, article_id, kind, patient_id, cohort_id, affected, assessed, said, locator, basis, certainty, local_id, source_line"};
  Insert characteristics_{database_, "characteristics", "claim_id, name, value_min, value_max, value_text, unit, statistic"};
  Insert treatments_{database_, "treatments",
                     "claim_id, intervention_id, condition_id, role, route, stopped_after_days_min, stopped_after_days_max, stop_reason, result, result_text"};
  Insert dose_steps_{database_, "dose_steps",
                     "claim_id, treatment_id, step, change, dose_min, dose_max, unit, per, frequency, doses_per_day, after_days_min, after_days_max, time_text, dose_text, reason"};
  Insert outcomes_{database_, "outcomes",
                   "claim_id, treatment_id, endpoint_id, state, value_min, value_max, value_text, unit, value_statistic, extent, time_kind, time_statistic, origin, lower_days, upper_days, "
                   "time_text"};
  Insert adverse_events_{database_, "adverse_events", "claim_id, treatment_id, finding, state, severity"};
  Insert errata_{database_, "errata", "article_id, kind, scope, published, pmid, summary, locator, touches, source_file, source_line"};
  Insert erratum_claims_{database_, "erratum_claims", "claim_id, erratum_id"};
  Insert case_files_{database_, "case_files", "path, kind, article_id, sha256, loaded, origin, content"};
  Insert uncounted_{database_, "uncounted_claims", "claim_id, article_id, why"};
  Insert gathered_{database_, "temp.gathered", "condition_id, intervention_id, endpoint_id, claim_id, affected, assessed"};

  std::string place_;
  std::int64_t line_ = 0;
  string_view text_;
  std::string words_;
  string_view at_;
  std::int64_t article_ = 0;
  std::int64_t cohort_ = 0;
  std::int64_t condition_ = 0;
  std::int64_t treatment_id_ = 0;
  std::int64_t size_ = 0;
  std::int64_t sole_ = 0;                    // the only patient; 0: there are more
  std::vector<std::int64_t> patients_;
  std::int64_t claim_ = 0;
  std::int64_t first_claim_ = 1;
  std::int64_t touched_ = 0;
  std::vector<std::array<std::int64_t, 6>> facts_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "usage: load_floor CATALOGUE LINES.jsonl\n");
    return 2;
  }
  sqlite3* database = nullptr;
  if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) fail(fmt::format("{}: {}", arguments[1], sqlite3_errmsg(database)));
  execute(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32000; BEGIN");
  std::vector<std::string> later;
  sqlite3_stmt* schema = nullptr;
  require(sqlite3_prepare_v2(database, "SELECT type, name, sql FROM sqlite_schema WHERE (type = 'index' OR type = 'trigger') AND sql IS NOT NULL ORDER BY rowid", -1, &schema, nullptr), database);
  std::vector<std::string> dropped;
  while (sqlite3_step(schema) == SQLITE_ROW) {
    dropped.push_back(fmt::format("DROP {} {}", reinterpret_cast<const char*>(sqlite3_column_text(schema, 0)), reinterpret_cast<const char*>(sqlite3_column_text(schema, 1))));
    later.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(schema, 2)));
  }
  sqlite3_finalize(schema);
  for (const auto& sql : dropped) execute(database, sql);
  execute(database, "CREATE TEMP TABLE gathered(condition_id INTEGER, intervention_id INTEGER, endpoint_id INTEGER, claim_id INTEGER, affected INTEGER, assessed INTEGER)");
  {
    Floor floor(database, arguments[2]);
    std::ifstream lines(arguments[2], std::ios::binary);
    if (!lines) fail(fmt::format("{}: cannot be read", arguments[2]));
    dom::parser parser;
    std::string text;
    for (std::int64_t number = 1; std::getline(lines, text); ++number) {
      const auto size = text.size();
      text.resize(size + simdjson::SIMDJSON_PADDING);
      dom::element root;
      if (parser.parse(text.data(), size, false).get(root) != simdjson::SUCCESS) fail(fmt::format("{}:{}: no JSON", arguments[2], number));
      floor.line(root, string_view(text).substr(0, size), number);
    }
    floor.put_facts();
  }
  execute(database,
          "INSERT INTO response_facts(condition_id, intervention_id, endpoint_id, claim_id, affected, assessed) SELECT * FROM temp.gathered ORDER BY 1, 2, 3, 4; DROP TABLE temp.gathered");
  for (const auto& sql : later) execute(database, sql);
  for (const char* const table : {"article_search", "claim_search"}) {
    // Not among FTS5's documented settings: where it is not known, the rebuild goes with less memory.
    sqlite3_exec(database, fmt::format("INSERT INTO {0}({0}, rank) VALUES('hashsize', 67108864)", table).c_str(), nullptr, nullptr, nullptr);
    execute(database, fmt::format("INSERT INTO {0}({0}) VALUES('rebuild')", table));
    sqlite3_exec(database, fmt::format("INSERT INTO {0}({0}, rank) VALUES('hashsize', 1048576)", table).c_str(), nullptr, nullptr, nullptr);
  }
  execute(database, "COMMIT");
  sqlite3_close(database);
  return 0;
}
