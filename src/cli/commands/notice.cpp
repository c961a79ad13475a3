// casebook notice

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "casefile/case_paths.h"
#include "casefile/loader.h"
#include "casefile/named_claims.h"
#include "casefile/notice_text.h"
#include "cli/command.h"
#include "cli/output_options.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "core/text.h"
#include "document/table.h"
#include "query/unjudged_notices.h"
#include "query/erratum_effects.h"
#include "report/notices_table.h"
#include "report/report.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string article;
  bool list = false;
  casefile::ErratumRecord notice;
  std::vector<std::string> touches;
  std::vector<std::string> was;
  std::vector<std::string> now;
  OutputOptions output;
};



/// --touches, --was and --now in the order in which they were typed: what was and is belongs to the claim before it.
struct Touched {
  bool said = false;
  bool everything = false;
  std::vector<casefile::TouchRecord> claims;
};

Touched touched(const CLI::App& app, const Options& options) {
  Touched found;
  std::size_t touches = 0, was = 0, now = 0;
  bool word = false;
  for (const CLI::Option* option : app.parse_order()) {
    const std::string name = option->get_name();
    if (name == "--touches") {
      const std::string& typed = options.touches.at(touches++);
      const bool is_word = typed == "nothing" || typed == "everything";
      if (found.said && (word || is_word)) throw core::UsageError("--touches: nothing and everything stand alone");
      found.said = true;
      word = is_word;
      found.everything = typed == "everything";
      if (!is_word) found.claims.push_back({typed, {}, {}, {}});
    } else if (name == "--was" || name == "--now") {
      const std::string& typed = name == "--was" ? options.was.at(was++) : options.now.at(now++);
      if (found.claims.empty()) throw core::UsageError(fmt::format("{} belongs to the claim of a --touches before it", name));
      std::string& into = name == "--was" ? found.claims.back().was : found.claims.back().now;
      if (!into.empty()) throw core::UsageError(fmt::format("{} is given twice for {}", name, core::visible_text(found.claims.back().id)));
      into = typed;
    }
  }
  return found;
}

/// Takes what the catalogue knows of the notice already: by its number, or as the one correction of the article that nobody has judged.
void fill_from_known(Options& options, query::Catalogue& catalogue, bool names_claims) {
  auto& notice = options.notice;
  query::Filter filter;
  filter.citekey = options.article;
  const auto take = [&notice](const auto& known) {
    if (notice.kind.empty()) notice.kind = known.kind;
    if (notice.scope.empty() && known.scope != "not stated") notice.scope = known.scope;
    if (notice.published.empty()) notice.published = known.published.value_or("");
    if (notice.pmid.empty()) notice.pmid = known.pmid.value_or("");
    if (notice.doi.empty()) notice.doi = known.doi.value_or("");
    if (notice.cited_as.empty()) notice.cited_as = known.cited_as.value_or("");
  };
  const auto all = query::erratum_effects(catalogue, filter).rows;
  for (const auto& known : all) {
    if ((!notice.pmid.empty() && known.pmid == notice.pmid) || (!notice.doi.empty() && known.doi == notice.doi)) return take(known);
  }
  const bool names_a_notice = !notice.pmid.empty() || !notice.doi.empty() || !notice.kind.empty();
  const auto open = query::unjudged_notices(catalogue, filter).rows;
  for (const auto& known : all) {
    if (!names_a_notice && names_claims && open.size() == 1 && known.erratum_id == open.front().erratum_id) take(known);
  }
  if (notice.kind.empty()) {
    throw core::UsageError(open.size() > 1 ? fmt::format("which of the {} corrections of {}? name it by --pmid, --doi or --kind", open.size(), options.article)
                                           : "say what kind of notice it is: --kind correction, retraction, partial retraction, expression of concern, "
                                             "corrected and republished, reinstatement");
  }
}

/// Where the file would stand beside the case files, and under which name the catalogue keeps it.
std::string notice_path(const casefile::ErratumRecord& notice) {
  std::string number = !notice.pmid.empty() ? notice.pmid : !notice.doi.empty() ? notice.doi : notice.kind + " " + notice.published;
  for (char& c : number) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    if (!plain) c = '-';
  }
  while (!number.empty() && number.back() == '-') number.pop_back();
  return fmt::format("notices/{}-{}.yaml", notice.of, number);
}

int list_open(const Options& options, Context& context) {
  query::Catalogue catalogue = query::Catalogue::open(context.database);
  query::Filter filter;
  if (!options.article.empty()) filter.citekey = report::resolve_article(catalogue, options.article);
  write_rows(report::to_judge_table(query::unjudged_notices(catalogue, filter).rows), options.output, context.io);
  return 0;
}

int list_claims(const std::string& citekey, const Options& options, Context& context) {
  store::Database database = store::open_catalogue(context.database, store::Access::read_only);
  document::Table table;
  table.name = "claims";
  table.empty_text = fmt::format("{} has no claims; a notice can touch nothing or everything", citekey);
  table.columns = {document::number_column("claim_id", "claim"), document::text_column("id", "id"),   document::text_column("kind", "kind"),
                   document::text_column("subject", "subject"),  document::text_column("said", "claim says"), document::number_column("line", "line")};
  for (const auto& claim : casefile::named_claims(database, citekey)) {
    document::add_row(table, {document::cell(claim.claim_id), document::cell(claim.local_id), document::cell(claim.kind), document::cell(claim.subject),
                              document::cell(claim.said), document::cell(claim.source_line)});
  }
  write_rows(table, options.output, context.io);
  return 0;
}

std::string effect_line(query::Catalogue& catalogue, const casefile::ErratumRecord& notice, const std::string& path) {
  query::Filter filter;
  filter.citekey = notice.of;
  std::string line;
  for (const auto& known : query::erratum_effects(catalogue, filter).rows) {
    const bool same = (!notice.pmid.empty() && known.pmid == notice.pmid) || (!notice.doi.empty() && known.doi == notice.doi) ||
                      (notice.pmid.empty() && notice.doi.empty() && known.kind == notice.kind && known.published.value_or("") == notice.published);
    if (same) line = fmt::format("{}: {}", notice.of, report::notice_words(known));
  }
  return core::visible_text(fmt::format("{}; kept as {}", line, path)) + "\n";
}

int run(const CLI::App& app, const Options& typed, Context& context) {
  Options options = typed;
  Io& io = context.io;
  const bool to_file = !options.output.output.empty();
  format_of(options.output);
  if (options.list) return list_open(options, context);
  if (options.article.empty()) throw core::UsageError("notice needs an article: casebook notice KEY; or --list");
  const Touched touches = touched(app, options);
  {
    query::Catalogue catalogue = query::Catalogue::open(context.database);
    options.article = report::resolve_article(catalogue, options.article);
    auto& notice = options.notice;
    const bool asks_only = !touches.said && notice.kind.empty() && notice.scope.empty() && notice.pmid.empty() && notice.doi.empty();
    if (asks_only) return list_claims(options.article, options, context);
    fill_from_known(options, catalogue, touches.said);
    if (notice.scope.empty()) throw core::UsageError("say what the notice is about: --scope dose, data, conclusion, affiliation, author, ...");
    notice.of = options.article;
    notice.touches_everything = touches.everything;
    notice.touches = touches.claims;
  }
  store::Database database = store::open_catalogue(context.database, to_file ? store::Access::read_only : store::Access::read_write);
  if (!options.notice.touches.empty()) {
    const auto claims = casefile::named_claims(database, options.article);
    for (auto& touch : options.notice.touches) touch.id = casefile::resolve_claim(claims, options.article, touch.id);
  }
  const std::string path = to_file ? options.output.output : notice_path(options.notice);
  const std::string text = casefile::notice_text(options.notice, touches.said);
  const auto files = casefile::check_case_texts({{path, text}}, casefile::catalogue_surroundings(database, io.now.substr(0, 10)));
  print_problems(files.front(), io);
  const auto problems = all_problems(files);
  if (has_error(problems)) {
    io.err << core::summarise_diagnostics(problems, files.size()) << "; nothing was changed\n";
    return 1;
  }
  if (to_file) {
    write_text(text, options.output, io);
    return 0;
  }
  const auto changes = casefile::load_files(database, files, io.now);
  if (changes.front().kind == casefile::FileChange::Kind::unchanged) io.err << "unchanged; ";
  query::Catalogue catalogue = query::Catalogue::open(context.database);
  io.err << effect_line(catalogue, options.notice, path);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ARTICLE", options->article, "the article's key; alone: lists its claims and the ids by which a notice can name them");
  app.add_flag("--list", options->list, "list the corrections of which nobody has said yet what they touch");
  const auto text = [&app](const char* name, std::string& into, const char* words, const char* what) {
    app.add_option(name, into, words)->option_text(what);
  };
  text("--kind", options->notice.kind, "correction, retraction, partial retraction, expression of concern, corrected and republished, reinstatement", "KIND");
  text("--scope", options->notice.scope, "what it is about: dose, data, conclusion, affiliation, author, ...", "WORD");
  text("--pmid", options->notice.pmid, "the notice's own PMID", "NUMBER");
  text("--doi", options->notice.doi, "the notice's own DOI", "DOI");
  text("--published", options->notice.published, "its date: YYYY, YYYY-MM or YYYY-MM-DD", "DATE");
  text("--title", options->notice.title, "its heading", "TEXT");
  text("--cited-as", options->notice.cited_as, "where it is printed", "TEXT");
  text("--summary", options->notice.summary, "what it says, in your own words", "TEXT");
  text("--at", options->notice.locator, "where it is announced", "TEXT");
  app.add_option("--touches", options->touches, "nothing, everything, or a claim by its id or number; repeatable")->option_text("CLAIM")->allow_extra_args(false);
  app.add_option("--was", options->was, "what the claim before it said")->option_text("TEXT")->allow_extra_args(false);
  app.add_option("--now", options->now, "what should stand instead; without it the claim is in doubt and leaves every count")->option_text("TEXT")->allow_extra_args(false);
  add_row_output(app, options->output);
  app.get_option("--output")->description("write the notice as a file that `casebook add` loads, and change nothing");
  const CLI::App* own = &app;
  return [options, own](Context& context) { return run(*own, *options, context); };
}

}  // namespace

extern const Command command_notice;
const Command command_notice{
    "notice",
    CommandGroup::case_files,
    {"record a correction, retraction or reinstatement",
     "Says what a notice touches: as a curator reads it, or of one that was imported and that nobody has judged yet. It writes the file that `casebook add` "
     "would load, checks it the same way, and loads it; with --output it writes the file and loads nothing.\n\n"
     "A retraction, a concern and a reinstatement touch everything unless something else is said. A claim that is touched without --now is in doubt.",
     "casebook notice --list\n"
     "casebook notice albers-2017\n"
     "casebook notice albers-2017 --pmid 28877290 --touches nothing\n"
     "casebook notice jones-2020 --kind correction --scope dose --pmid 1 --touches top --was '6 mg' --now '4.5 mg'\n"
     "casebook notice jones-2020 --kind retraction --scope data --published 2024-05 --output notices/jones.yaml"},
    setup};

}  // namespace casebook::cli
