#include "store/view_installer.h"

#include <fmt/core.h>

#include <map>
#include <vector>

#include "store/sql_script.h"
#include "store/sqlite_error.h"

namespace casebook::store {
namespace {

constexpr std::string_view kExcludedClaims = "excluded_claims";
constexpr std::string_view kFlaggedClaims = "flagged_claims";
constexpr std::string_view kUnaskedClaims = "unasked_claims";
constexpr int kSupposedRetraction = -1;   // its erratum_id: no row of the file has it

std::string_view statement_of(std::string_view text) {
  const auto start = text.find("CREATE VIEW");
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ' || text.back() == ';')) text.remove_suffix(1);
  return text;
}

std::map<std::string, std::string> views_in(Database& database) {
  std::map<std::string, std::string> found;
  Statement statement = database.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY name");
  while (statement.step()) found.emplace(*statement.text("name"), *statement.text("sql"));
  return found;
}

std::string literal(std::string text) {
  for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 2)) text.insert(at, 1, '\'');
  return "'" + text + "'";
}

std::string number_literal(const std::optional<double>& number) { return number ? fmt::format("{}", *number) : "NULL"; }

/// The temporary tables that schema/limits fills, unasked_claims among them.
void fill_limits(Database& database, const AskedLimits& limits) {
  const auto named = [](const char* key, const char* table, const std::string& name) {
    return name.empty() ? std::string("NULL") : fmt::format("(SELECT {} FROM main.{} WHERE name = {})", key, table, literal(name));
  };
  database.execute(fmt::format(
      "CREATE TEMP TABLE asked_limits AS SELECT {} AS sex, {} AS age_years_min, {} AS age_years_max, {} AS prior_id, {} AS site_id, {} AS intervention_id, {} AS condition_id",
      limits.sex.empty() ? "NULL" : literal(limits.sex), number_literal(limits.age_min), number_literal(limits.age_max),
      named("intervention_id", "interventions", limits.prior), named("site_id", "sites", limits.site),
      named("intervention_id", "interventions", limits.treatment), named("condition_id", "conditions", limits.condition)));
  for (const EmbeddedFile& script : embedded::limits()) run_script(database, script.path, script.text);
}

}  // namespace

bool views_are_current(Database& database, std::span<const EmbeddedFile> views) {
  const auto found = views_in(database);
  if (found.size() != views.size()) return false;
  for (const auto& view : views) {
    const auto held = found.find(std::string(stem_of(view.path)));
    if (held == found.end() || held->second != statement_of(view.text)) return false;
  }
  return true;
}

void drop_views(Database& database) {
  for (const auto& [name, sql] : views_in(database)) {
    std::string quoted = name;
    for (std::size_t at = quoted.find('"'); at != std::string::npos; at = quoted.find('"', at + 2)) quoted.insert(at, 1, '"');
    database.execute(fmt::format("DROP VIEW \"{}\"", quoted));
  }
}

void create_views(Database& database, std::span<const EmbeddedFile> views) {
  for (const auto& view : views) run_script(database, view.path, view.text);
  // A view's names are looked up when it is used, not when it is created.
  for (const auto& view : views) {
    run_script(database, view.path, fmt::format("SELECT * FROM {} LIMIT 0", stem_of(view.path)));
  }
}

void create_scoped_views(Database& database, std::span<const EmbeddedFile> views, const NoticeScope& scope, const AskedLimits& limits) {
  // A view cannot hold a parameter: values stand in it as literals.
  std::string condition = "1";
  if (scope.without_notices) {
    condition = "0";
  } else if (!scope.as_of.empty()) {
    condition = "coalesce(published, '') <= " + literal(scope.as_of);
  }
  if (!scope.upheld.empty()) condition += " AND article_id IS NOT (SELECT article_id FROM main.articles WHERE citekey = " + literal(scope.upheld) + ")";
  database.execute(fmt::format("CREATE TEMP VIEW errata AS SELECT * FROM main.errata WHERE {}", condition));
  // Asked claim by claim: a list of all notices of that scope would be made anew for every statement.
  database.execute(
      "CREATE TEMP VIEW erratum_claims AS SELECT * FROM main.erratum_claims x WHERE EXISTS (SELECT 1 FROM temp.errata e WHERE e.erratum_id = x.erratum_id)");
  std::string withdrawn_claims = "SELECT claim_id FROM main.claims WHERE 0";
  if (!scope.withdrawn.empty()) {
    withdrawn_claims = fmt::format("SELECT claim_id FROM main.claims WHERE article_id = (SELECT article_id FROM main.articles WHERE citekey = {})", literal(scope.withdrawn));
  }
  for (const auto& view : views) {
    std::string text(statement_of(view.text));
    if (scope.include_flagged && stem_of(view.path) == kExcludedClaims) {
      database.execute("CREATE TEMP VIEW excluded_claims AS " + withdrawn_claims + " UNION ALL SELECT claim_id FROM unasked_claims");
      continue;
    }
    if (limits.any() && stem_of(view.path) == kUnaskedClaims) {
      fill_limits(database, limits);
      continue;
    }
    if (!scope.withdrawn.empty() && stem_of(view.path) == kFlaggedClaims) text += fmt::format("\nUNION ALL SELECT claim_id, {} FROM ({})", kSupposedRetraction, withdrawn_claims);
    text.insert(std::string_view("CREATE").size(), " TEMP");
    run_script(database, view.path, text);
  }
}

}  // namespace casebook::store
