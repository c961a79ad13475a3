// casebook report

#include "report/report.h"

#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/output_options.h"
#include "cli/report_set.h"
#include "core/date.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"
#include "document/figure.h"
#include "document/table.h"
#include "render/drawing.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string name;
  std::string subject;
  std::string other;
  bool list = false;
  std::string condition;
  std::string article;
  std::string endpoint;
  std::string as_of;
  bool include_flagged = false;
  std::string site;
  std::string prior;
  std::string sex;
  std::string age;
  double level = 0.95;
  std::string figure;
  OutputOptions output;
};

const char* subject_words(report::Subject subject) {
  switch (subject) {
    case report::Subject::none:
      return "";
    case report::Subject::optional_treatment:
      return "[TREATMENT]";
    case report::Subject::treatment:
      return "TREATMENT";
    case report::Subject::two_treatments:
      return "TREATMENT TREATMENT";
    case report::Subject::article:
      return "ARTICLE";
  }
  return "";
}

int list_reports(const Options& options, Io& io) {
  document::Table table;
  table.name = "reports";
  table.columns = {document::text_column("report"), document::text_column("about"), document::text_column("question")};
  for (const report::Report* listed : report::reports()) {
    document::add_row(table, {document::cell(listed->name), document::cell(subject_words(listed->subject)), document::cell(listed->question)});
  }
  write_rows(table, options.output, io);
  return 0;
}

const report::Report& named_report(const std::string& name) {
  if (const report::Report* found = report::find_report(name)) return *found;
  std::vector<std::string> names;
  for (const report::Report* listed : report::reports()) names.emplace_back(listed->name);
  const std::string near = core::did_you_mean(name, names);
  throw core::UsageError(
      fmt::format("no report '{}'; {}", core::visible_text(name), near.empty() ? "`casebook report --list` names them" : near));
}

/// The last day that a date, which may be partial, stands for.
std::string last_day(const std::string& typed) {
  auto date = core::read_date(typed);
  if (!date) throw core::UsageError(fmt::format("--as-of: '{}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", core::visible_text(typed)));
  if (!date->month) date->month = 12;
  for (int day = 31; !date->day; --day) {
    const auto candidate = fmt::format("{:04}-{:02}-{:02}", date->year, *date->month, day);
    if (core::read_date(candidate)) date->day = day;
  }
  return date->text();
}

store::NoticeScope notice_scope(const Options& options) {
  store::NoticeScope scope;
  if (!options.as_of.empty()) scope.as_of = last_day(options.as_of);
  scope.include_flagged = options.include_flagged;
  return scope;
}

std::string sex_of(const std::string& typed) {
  const std::string word = core::lower_ascii(typed);
  if (word.empty()) return "";
  if (word == "female" || word == "f" || word == "women") return "female";
  if (word == "male" || word == "m" || word == "men") return "male";
  throw core::UsageError(fmt::format("--sex: '{}' is neither female nor male", core::visible_text(typed)));
}

/// 'MIN-MAX', 'MIN-' or '-MAX', in years.
void read_age(const std::string& typed, store::AskedLimits& limits) {
  if (typed.empty()) return;
  const auto dash = typed.find('-');
  const auto years = [](const std::string& digits) -> std::optional<double> {
    if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return std::stod(digits);
  };
  const std::string least = typed.substr(0, dash);
  const std::string greatest = dash == std::string::npos ? least : typed.substr(dash + 1);
  limits.age_min = years(least);
  limits.age_max = years(greatest);
  const bool read = (limits.age_min || least.empty()) && (limits.age_max || greatest.empty()) && (limits.age_min || limits.age_max);
  if (!read) throw core::UsageError(fmt::format("--age: '{}' is no range of years; write 18-64, 65- (and older) or =-17 (and younger)", core::visible_text(typed)));
  if (limits.age_min && limits.age_max && *limits.age_min > *limits.age_max)
    throw core::UsageError(fmt::format("--age: {} runs downwards; write the lower age first", core::visible_text(typed)));
}

/// Names need the vocabulary: the catalogue is opened once more for them, and only where there is a limit.
store::AskedLimits asked_limits(const report::Report* wanted, const Options& options, const Context& context) {
  store::AskedLimits limits;
  limits.sex = sex_of(options.sex);
  read_age(options.age, limits);
  limits.prior = options.prior;
  limits.site = options.site;
  if (!limits.any()) return limits;
  query::Catalogue catalogue = query::Catalogue::open(context.database);
  if (!options.prior.empty()) limits.prior = report::resolve_term(catalogue, "interventions", options.prior);
  if (!options.site.empty()) limits.site = report::resolve_term(catalogue, "sites", options.site);
  if (!options.condition.empty()) limits.condition = report::resolve_term(catalogue, "conditions", options.condition);
  const bool one_treatment = wanted == nullptr || wanted->subject == report::Subject::treatment || wanted->subject == report::Subject::optional_treatment;
  if (one_treatment && !options.subject.empty()) limits.treatment = report::resolve_term(catalogue, "interventions", options.subject);
  return limits;
}

report::ReportOptions report_options(const report::Report& wanted, const Options& options, query::Catalogue& catalogue) {
  report::ReportOptions asked;
  asked.level = options.level;
  if (!options.condition.empty()) asked.condition = report::resolve_term(catalogue, "conditions", options.condition);
  if (!options.endpoint.empty()) asked.endpoint = report::resolve_term(catalogue, "endpoints", options.endpoint);
  if (!options.article.empty()) asked.article = report::resolve_article(catalogue, options.article);
  if (wanted.subject != report::Subject::two_treatments && !options.other.empty())
    throw core::UsageError(fmt::format("the report {} is not about two treatments: '{}'; `casebook report compare` is", wanted.name, core::visible_text(options.other)));
  switch (wanted.subject) {
    case report::Subject::none:
      if (!options.subject.empty()) throw core::UsageError(fmt::format("the report {} is about nothing in particular: '{}'", wanted.name, core::visible_text(options.subject)));
      break;
    case report::Subject::optional_treatment:
      if (!options.subject.empty()) asked.treatment = report::resolve_term(catalogue, "interventions", options.subject);
      break;
    case report::Subject::treatment:
      if (options.subject.empty()) throw core::UsageError(fmt::format("the report {0} needs a treatment: casebook report {0} NAME", wanted.name));
      asked.treatment = report::resolve_term(catalogue, "interventions", options.subject);
      break;
    case report::Subject::two_treatments:
      if (!options.subject.empty()) asked.treatment = report::resolve_term(catalogue, "interventions", options.subject);
      if (!options.other.empty()) asked.other_treatment = report::resolve_term(catalogue, "interventions", options.other);
      break;
    case report::Subject::article:
      if (!options.subject.empty()) asked.article = report::resolve_article(catalogue, options.subject);
      if (asked.article.empty()) throw core::UsageError(fmt::format("the report {} needs an article: casebook report {} KEY", wanted.name, wanted.name));
      break;
  }
  return asked;
}

const document::Figure& named_figure(const document::Document& document, const std::string& name) {
  if (const document::Figure* found = document::find_figure(document, name)) return *found;
  std::vector<std::string> names;
  for (const document::Figure& figure : document.figures) names.push_back(figure.name);
  const std::string near = core::did_you_mean(name, names);
  throw core::UsageError(fmt::format("no picture '{}' in this answer; {}{}{}", core::visible_text(name),
                                     names.empty() ? "it has none" : fmt::format("it has {}", fmt::join(names, ", ")), near.empty() ? "" : "; ", near));
}

int write_all(const Options& options, Context& context) {
  query::Catalogue catalogue = query::Catalogue::open(context.database, notice_scope(options), asked_limits(nullptr, options, context));
  report::ReportOptions asked;
  asked.level = options.level;
  if (!options.subject.empty()) asked.treatment = report::resolve_term(catalogue, "interventions", options.subject);
  if (!options.condition.empty()) asked.condition = report::resolve_term(catalogue, "conditions", options.condition);
  if (!options.article.empty()) asked.article = report::resolve_article(catalogue, options.article);
  write_report_set(catalogue, asked, options.output, context.io);
  return 0;
}

int run(const Options& options, Context& context) {
  if (options.list || options.name.empty()) return list_reports(options, context.io);
  if (options.name == "all") return write_all(options, context);
  const report::Report& wanted = named_report(options.name);
  if (!(options.level > 0 && options.level < 1)) {
    throw core::UsageError(fmt::format("--level: {} is not between 0 and 1; write 0.95 for 95 %", core::number_text(options.level)));
  }
  const auto scope = notice_scope(options);
  format_of(options.output);   // complains before the work is done
  if (!options.figure.empty() && (options.output.format != "table" || !options.output.table.empty() || options.output.sql || options.output.open)) {
    throw core::UsageError("--figure prints one picture as SVG; leave out --format, --table, --sql and --open");
  }
  const document::Document document = [&] {   // a reader of a long answer keeps nobody from writing
    query::Catalogue catalogue = query::Catalogue::open(context.database, scope, asked_limits(&wanted, options, context));
    return wanted.run(catalogue, report_options(wanted, options, catalogue));
  }();
  if (options.figure.empty()) {
    write_document(document, options.output, context.io);
  } else {
    write_text(render::drawing_file(named_figure(document, options.figure)), options.output, context.io);
  }
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("NAME", options->name, "the report, or all of them (all); without it, and with --list, the questions are listed");
  app.add_option("TREATMENT", options->subject, "the treatment, by name or synonym; all unless given. The article's key for reports about one article");
  app.add_option("SECOND", options->other, "the second treatment, for the report compare");
  app.add_flag("--list", options->list, "list the reports and the question each answers");
  app.add_option("--condition", options->condition, "only courses for this condition")->option_text("CONDITION");
  app.add_option("--article", options->article, "only this article, by its key")->option_text("KEY");
  app.add_option("--endpoint", options->endpoint, "only this endpoint")->option_text("ENDPOINT");
  app.add_option("--sex", options->sex, "only people of this sex: female or male. Here and below, claims that do not say are listed and not counted")->option_text("SEX");
  app.add_option("--age", options->age, "only people of this age in years: 18-64, or 65- for 65 and older")->option_text("MIN-MAX");
  app.add_option("--prior", options->prior, "only people who had had this treatment, or one of this class, before")->option_text("TREATMENT");
  app.add_option("--site", options->site, "only what was given or looked at there, or at a part of it")->option_text("SITE");
  app.add_option("--as-of", options->as_of, "with the notices published up to DATE alone (YYYY, YYYY-MM or YYYY-MM-DD)")->option_text("DATE");
  app.add_flag("--include-flagged", options->include_flagged, "count claims that a notice puts in doubt; they stay marked");
  app.add_option("--level", options->level, "coverage of intervals, between 0 and 1; 0.95 unless given")->option_text("LEVEL");
  app.add_option("--figure", options->figure, "only this picture of the answer, as SVG: 'ladder', 'response_times', 'shares', 'courses', 'league', 'compared'")->option_text("FIGURE");
  add_document_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_report;
const Command command_report{"report",
                             CommandGroup::questions,
                             {"answer a question from the claims",
                              "Prints one of the reports: the answer in a sentence, the rows behind it, what they do not say, and the sources with their "
                              "notices.",
                              "casebook report --list\n"
                              "casebook report dose-titration naltrexone\n"
                              "casebook report treatments\n"
                              "casebook report all --format html --output answers/\n"
                              "casebook report compare naltrexone \"botulinum toxin A\"\n"
                              "casebook report response-rates naltrexone --sex female --age 18-64\n"
                              "casebook report response-rates --format csv --output rates.csv\n"
                              "casebook report time-to-response LDN --as-of 2020 --format json"},
                             setup};

}  // namespace casebook::cli
