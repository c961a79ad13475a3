// casebook import

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "bibliography/importer.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "cli/progress_line.h"
#include "core/errors.h"
#include "core/text.h"
#include "postgres/catalogue_reading.h"
#include "postgres/script.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  bool strict = false;
  std::string schema = "casebook";   // of a server
};

std::string number(std::size_t count, const char* one, const char* many = nullptr) {
  return many == nullptr ? counted(static_cast<std::int64_t>(count), one) : counted(static_cast<std::int64_t>(count), one, many);
}

/// "imported 3 records: 2 new, 1 unchanged" and what else happened, a line each.
std::string summary_text(const bibliography::ImportSummary& summary, bool strict) {
  if (!summary.imported) return fmt::format("{}; nothing was imported, as --strict asks\n", number(summary.errors, "error"));
  std::string text = "imported " + number(summary.records, "record");
  std::string parts;
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) parts += fmt::format("{}{} {}", parts.empty() ? ": " : ", ", count, what);
  };
  add(summary.added, "new");
  add(summary.merged, "merged into articles that were there");
  add(summary.updated, "updated");
  add(summary.unchanged, "unchanged");
  text += parts + "\n";
  if (summary.deleted > 0) {
    text += fmt::format("  {} that PubMed has withdrawn, {} of them of articles here\n", number(summary.deleted, "number"), summary.deleted_here);
  }
  if (summary.notices > 0) text += fmt::format("  {} new\n", number(summary.notices, "notice"));
  if (summary.waiting > 0) text += fmt::format("  {} in the catalogue {} for the article\n", number(summary.waiting, "notice"), summary.waiting == 1 ? "waits" : "wait");
  if (summary.conflicts_in_all > 0) text += fmt::format("  {}, listed above\n", number(summary.conflicts_in_all, "conflict"));
  if (summary.errors > 0) text += fmt::format("  {}: what could not be read was left out{}\n", number(summary.errors, "error"), strict ? "" : " (--strict imports all or nothing)");
  return text;
}

void print_all(const std::vector<core::Diagnostic>& list, std::size_t in_all, Io& io) {
  for (const auto& one : list) io.err << core::format_diagnostic(one, {});
  if (in_all > list.size()) io.err << fmt::format("... and {} more\n", in_all - list.size());
}

int read_from_server(const Options& options, Context& context) {
  if (options.files.size() != 1 || options.strict) throw core::UsageError("a catalogue comes from a server by itself: name one server, no files, and not --strict");
  postgres::check_schema_name(options.schema);
  postgres::Server server(options.files.front());
  ProgressLine progress(context.io);
  const auto read = postgres::read_catalogue(server, options.schema, context.database, context.io.now,
                                             [&](const std::string& table, std::uint64_t bytes) { progress.show("reading " + table, bytes, 0); });
  progress.clear();
  context.io.err << fmt::format("made {} of what the server holds: {}, {}\n", context.database.string(), counted(read.articles, "article"), counted(read.claims, "claim"));
  return 0;
}

int run(const Options& options, Context& context) {
  if (std::any_of(options.files.begin(), options.files.end(), &postgres::Server::is_named_by)) return read_from_server(options, context);
  Io& io = context.io;
  store::Database database = store::open_catalogue(context.database, store::Access::read_write);
  bibliography::ImportOptions import;
  import.strict = options.strict;
  import.now = io.now;
  ProgressLine progress(io);
  if (io.progress) import.progress = [&](std::uint64_t bytes, std::uint64_t of) { progress.show("importing", bytes, of); };
  const auto summary = bibliography::import_files(database, options.files, import);
  progress.clear();
  std::size_t warnings = 0;
  for (const auto& one : summary.problems) warnings += one.severity == core::Severity::warning ? 1U : 0U;
  print_all(summary.problems, summary.errors + warnings, io);
  print_all(summary.conflicts, summary.conflicts_in_all, io);
  io.err << summary_text(summary, options.strict);
  return summary.errors > 0 ? 1 : 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->files, "PubMed XML (also .gz), MEDLINE (.nbib) or RIS, told apart by what stands in them; or one postgres:ADDRESS")->required();
  app.add_flag("--strict", options->strict, "import nothing when any record cannot be read");
  app.add_option("--schema", options->schema, "of a server: the schema that holds the catalogue; else casebook")->option_text("NAME");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_import;
const Command command_import{"import",
                             CommandGroup::case_files,
                             {"load records of PubMed and reference managers",
                              "Reads bibliographic records with their abstracts and links. An article is recognised by PMID, then DOI, then PMCID: a second import changes what the "
                              "record says differently now, and a case file keeps all that it says. Contradictions are listed and nothing is overwritten.\n\n"
                              "Corrections, retractions and concerns that the records tell of become notices of the article, or wait until it arrives; `verify` lists "
                              "the corrections that nobody has judged yet.\n\n"
                              "From a PostgreSQL server that `export postgres` filled comes the whole catalogue, into a new file that --db names: in one reading transaction, "
                              "checked row by row. The address is postgres://USER@HOST/DATABASE or \"postgres:host=... dbname=...\"; what it leaves out, a password "
                              "foremost, is taken from where psql looks.",
                              "casebook --db copy.db import postgres://reader@db.example.org/evidence\ncasebook import pubmed-haileyhai-set.nbib\ncasebook import --strict pubmed24n0001.xml.gz references.ris"},
                             setup};

}  // namespace casebook::cli
