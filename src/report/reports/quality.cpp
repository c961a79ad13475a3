// quality: how far can the articles be trusted, by Murad et al. 2018 and CARE 2013?

#include <fmt/format.h>

#include <array>
#include <map>

#include "query/appraisal_items.h"
#include "query/courses.h"
#include "report/answer.h"
#include "report/phrases.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;
using query::AppraisalItem;

/// What a yes to each question of Murad says, for a sentence.
constexpr std::array<std::string_view, 8> kMuradYes{"patients who stand for all that were seen",
                                                    "a well ascertained treatment",
                                                    "a well ascertained outcome",
                                                    "other explanations ruled out",
                                                    "an effect of stopping or restarting",
                                                    "a dose-response effect",
                                                    "long enough follow-up",
                                                    "enough detail"};

/// How many articles have which answer.
struct Tally {
  std::int64_t yes = 0, no = 0, unclear = 0, not_applicable = 0, articles = 0;

  void add(const std::string& judgement) {
    (judgement == "yes" ? yes : judgement == "no" ? no : judgement == "unclear" ? unclear : not_applicable) += 1;
    ++articles;
  }
};

struct Article {
  const AppraisalItem* first = nullptr;                   ///< any of its items: for what all have
  std::map<std::int64_t, const AppraisalItem*> murad;     ///< by item
  Tally care;
  std::int64_t confirmed = 0, overruled = 0;
};

std::vector<Article> articles_of(const std::vector<AppraisalItem>& items) {
  std::vector<Article> articles;
  for (const AppraisalItem& item : items) {
    if (articles.empty() || articles.back().first->citekey != item.citekey) articles.push_back({&item, {}, {}, 0, 0});
    Article& article = articles.back();
    if (item.instrument == "murad") article.murad[item.item] = &item;
    if (item.instrument == "care") article.care.add(item.judgement);
    article.confirmed += item.standing == "confirmed" ? 1 : 0;
    article.overruled += item.standing == "overruled" ? 1 : 0;
  }
  return articles;
}

/// "yes", "?" for unclear; "no *" where a reader has answered.
std::string judgement_words(const AppraisalItem& item) {
  const std::string word = item.judgement == "unclear" ? "?" : item.judgement == "not applicable" ? "n/a" : item.judgement;
  return item.answer ? word + " *" : word;
}

document::Table articles_table(const std::vector<Article>& articles) {
  document::Table table;
  table.name = "articles";
  table.title = "The questions M1 to M8 of Murad 2018, article by article";
  table.empty_text = "no article with courses of its own patients";
  table.columns = {document::text_column("citekey", "article"), document::reader_column("read", "read", 1)};
  for (std::size_t i = 1; i <= kMuradYes.size(); ++i) table.columns.push_back(document::text_column(fmt::format("murad_{}", i), fmt::format("M{}", i)));
  table.columns.push_back(document::reader_column("care", "CARE items told", 2));
  for (const char* name : {"design", "text_read"}) table.columns.push_back(document::data_column(name));
  for (const char* name : {"care_yes", "care_no", "care_unclear", "confirmed", "overruled"}) table.columns.push_back(document::data_column(name));
  for (const Article& article : articles) {
    std::vector<document::Cell> cells{cell(article.first->citekey), cell(article.first->text_read)};
    for (const auto& [number, item] : article.murad) cells.push_back(cell(item->judgement, judgement_words(*item)));
    cells.push_back(cell(fmt::format("{} of {}", article.care.yes, article.care.articles)));
    cells.push_back(cell(article.first->design));
    cells.push_back(cell(article.first->text_read));
    for (const std::int64_t number : {article.care.yes, article.care.no, article.care.unclear, article.confirmed, article.overruled}) cells.push_back(cell(number));
    document::add_row(table, std::move(cells));
  }
  return table;
}

struct Question {
  const AppraisalItem* item = nullptr;
  Tally tally;
};

std::vector<Question> questions_of(const std::vector<AppraisalItem>& items) {
  std::vector<Question> questions;
  std::map<std::pair<std::string, std::int64_t>, std::size_t> places;
  for (const AppraisalItem& item : items) {
    const auto [place, is_new] = places.try_emplace({item.instrument, item.item}, questions.size());
    if (is_new) questions.push_back({&item, {}});
    questions[place->second].tally.add(item.judgement);
  }
  return questions;
}

std::string item_words(const AppraisalItem& item) { return fmt::format("{}{}", item.instrument == "murad" ? "M" : "CARE ", item.item); }

/// Of one article the table of its items says it all: then for programs alone.
document::Table questions_table(const std::vector<Question>& questions, bool of_one_article) {
  document::Table table;
  table.name = "questions";
  table.title = "In how many articles";
  table.empty_text = "no question was put";
  table.columns = {document::reader_column("asked", "item"),       document::data_column("instrument"),  document::data_column("item"),
                   document::data_column("domain"),                document::text_column("question"),    document::number_column("yes"),
                   document::number_column("no"),                  document::number_column("unclear"),   document::data_column("not_applicable"),
                   document::number_column("articles", "of articles")};
  for (const Question& question : questions) {
    const Tally& tally = question.tally;
    document::add_row(table, {cell(item_words(*question.item)), cell(question.item->instrument), cell(question.item->item), cell(question.item->domain),
                              cell(question.item->question), cell(tally.yes), cell(tally.no), cell(tally.unclear), cell(tally.not_applicable), cell(tally.articles)});
  }
  if (of_one_article) document::hide_from_readers(table);
  return table;
}

/// Each answer with its reason. A reader sees them of one article; of several, programs alone.
document::Table items_table(const std::vector<AppraisalItem>& items, bool of_one_article) {
  document::Table table;
  table.name = "items";
  table.title = "Why";
  if (of_one_article) {
    table.columns = {document::reader_column("asked", "item"), document::reader_column("question_words", "question"), document::reader_column("judged", "answer"),
                     document::reader_column("reason", "because"), document::reader_column("where", "where", 1)};
  }
  append_view_columns<AppraisalItem>(table);
  for (const AppraisalItem& item : items) {
    std::vector<document::Cell> cells;
    if (of_one_article) {
      const std::string reason = item.answer ? fmt::format("{}{}; proposed was {}: {}", item.reader ? *item.reader + ": " : "", item.why.value_or(""), item.proposed, item.because)
                                             : item.because;
      cells = {cell(item_words(item)), cell(item.question), cell(item.judgement), cell(reason), cell(item.locator)};
    }
    append_view_cells(cells, item);
    document::add_row(table, std::move(cells));
  }
  return table;
}

std::string murad_sentence(const std::vector<Question>& questions) {
  std::vector<std::string> told, never;
  std::int64_t articles = 0;
  for (const Question& question : questions) {
    if (question.item->instrument != "murad") continue;
    const std::string yes(kMuradYes.at(static_cast<std::size_t>(question.item->item - 1)));
    articles = question.tally.articles;
    if (question.tally.yes > 0) {
      told.push_back(fmt::format("{} in {} of {}", yes, question.tally.yes, articles));
    } else {
      never.push_back(yes);
    }
  }
  std::string text = told.empty() ? "" : fmt::format("By the questions of Murad 2018, in {}: {}.", articles == 1 ? "one article" : "articles", listed(told));
  if (!never.empty()) text += fmt::format("{}{} in none.", text.empty() ? "" : " ", sentence_case(listed(never)));
  return text;
}

void answer(document::Document& document, const std::vector<AppraisalItem>& items, const std::vector<Article>& articles, const std::vector<Question>& questions) {
  std::int64_t confirmed = 0, overruled = 0;
  for (const Article& article : articles) {
    confirmed += article.confirmed;
    overruled += article.overruled;
  }
  document.answer.push_back(murad_sentence(questions));
  const auto answers = static_cast<std::int64_t>(items.size());
  document.answer.push_back(confirmed + overruled == 0
                                ? fmt::format("All {} answers on {} are proposed from the facts; no reader has confirmed or overruled one.", answers,
                                              counted(static_cast<std::int64_t>(articles.size()), "article", "articles"))
                                : fmt::format("Of {} answers on {}, a reader confirmed {} and overruled {}; the others are proposed from the facts.", answers,
                                              counted(static_cast<std::int64_t>(articles.size()), "article", "articles"), confirmed, overruled));
}

/// The articles with courses of the treatment and condition that were asked for; nullopt: all.
std::optional<std::vector<std::string>> asked_articles(document::Document& document, query::Catalogue& catalogue, const ReportOptions& options) {
  if (options.treatment.empty() && options.condition.empty()) return std::nullopt;
  const auto courses = query::courses(catalogue, filter_of(options));
  document.sql.emplace_back("courses", courses.sql);
  std::vector<std::string> citekeys;
  for (const query::Course& course : courses.rows) {
    if ((course.role == "studied" || course.role == "comparator") && course.standing == "own") citekeys.push_back(course.citekey);
  }
  return distinct(citekeys);
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document =
      begin_answer("quality", options.treatment.empty() ? "How far can the articles be trusted?" : fmt::format("How far can the articles on {} be trusted?", options.treatment),
                   catalogue, options);
  query::Filter filter;
  filter.citekey = options.article;
  filter.articles = asked_articles(document, catalogue, options);
  const auto found = query::appraisal_items(catalogue, filter);
  document.sql.emplace_back("appraisal_items", found.sql);
  const auto articles = articles_of(found.rows);
  const auto questions = questions_of(found.rows);
  const People people = treated_people(document, catalogue, options);

  if (found.rows.empty()) {
    document.answer.push_back(fmt::format("No article{} tells of courses of its own patients.", limits_words(options)));
  } else {
    answer(document, found.rows, articles, questions);
  }
  document.tables = {articles_table(articles), questions_table(questions, articles.size() == 1), items_table(found.rows, articles.size() == 1)};
  if (!found.rows.empty()) {
    document.legend.push_back("? unclear");
    const bool has_reader = std::any_of(found.rows.begin(), found.rows.end(), [](const AppraisalItem& item) { return item.answer.has_value(); });
    const bool has_other = std::any_of(found.rows.begin(), found.rows.end(), [](const AppraisalItem& item) { return item.judgement == "not applicable"; });
    if (has_reader) document.legend.push_back("* a reader's answer");
    if (has_other) document.legend.push_back("n/a not applicable");
    document.caveats.push_back(
        "A proposal says what the case file holds, not what the article holds: what was not read or not entered is unclear. A reader of the article confirms or "
        "overrules it in the case file, under 'appraisal'.");
    document.caveats.push_back("The answers are not added up: no score was shown to order such articles by truth.");
    if (articles.size() > 1) document.caveats.push_back("The reason and the claim behind each answer: `casebook report quality --article KEY`, or the table 'items'.");
  }
  const auto sources = add_sources(document, catalogue, distinct(citekeys_of(found.rows)));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_quality;
const Report report_quality{"quality", "How far can the articles be trusted, by Murad 2018 and CARE?", Subject::optional_treatment, run};

}  // namespace casebook::report
