#include "site/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "bibliography/bibtex_writer.h"
#include "bibliography/catalogue_records.h"
#include "bibliography/csl_json_writer.h"
#include "bibliography/ris_writer.h"
#include "casefile/loader.h"
#include "core/errors.h"
#include "document/cell.h"
#include "query/answer_views.h"
#include "query/article_citations.h"
#include "query/courses.h"
#include "query/evidence.h"
#include "render/site.h"
#include "report/report.h"
#include "site/files.h"
#include "site/page_names.h"
#include "site/search_index.h"
#include "store/data_dictionary.h"
#include "store/embedded_files.h"
#include "store/readers_copy.h"

namespace casebook::site {
namespace {

using render::IndexEntry;
using render::Site;

/// So many treatments, those of which most articles tell, are compared two by two; so many articles at most get a page on what their withdrawal changes, which
/// asks everything anew.
constexpr std::size_t kCompared = 8;
constexpr std::size_t kMostWithdrawn = 60;
/// The service worker fetches the whole site in advance up to so many bytes, else only what every reader needs.
constexpr std::uint64_t kKeptBytes = 25'000'000;

/// A page to be made: a report and what it is asked about.
struct Asked {
  std::string folder;          ///< 'questions/'
  std::string stem;
  const report::Report* report = nullptr;
  report::ReportOptions options;
  std::vector<std::pair<std::string, std::vector<Site::Link>>> beside = {};
};

std::string address_of(const Asked& asked) { return asked.folder + asked.stem + ".html"; }

std::string size_words(std::uint64_t bytes) {
  if (bytes < 10'000) return fmt::format("{} bytes", bytes);
  return bytes < 1'000'000 ? fmt::format("{} kB", bytes / 1000) : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw core::StoreError(fmt::format("{} could not be read", file.string()));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string as_link(const std::string& address, const std::string& words) { return "<a href=\"" + address + "\">" + words + "</a>"; }

class Publishing {
 public:
  Publishing(query::Catalogue& catalogue, const SiteOptions& options, SiteFolder& folder) : catalogue_(catalogue), options_(options), folder_(folder) {
    citations_ = query::article_citations(catalogue).rows;
    std::set<std::string> taken;
    for (const auto& article : citations_) article_pages_[article.citekey] = page_stem(article.citekey, taken);
    for (const auto& course : query::courses(catalogue).rows) {
      if (course.role != "studied" && course.role != "comparator") continue;
      told_[course.treatment].insert(course.citekey);
      conditions_.insert(course.condition);
    }
    taken.clear();
    for (const auto& [treatment, articles] : told_) treatment_pages_[treatment] = page_stem(treatment, taken);
    ways_ = {{"index.html", "Questions"}, {"articles.html", "Articles"}, {"search.html", "Search"}};
    if (!options.sqlite.empty()) ways_.push_back({"sql.html", "SQL"});
    ways_.push_back({"downloads.html", "Downloads"});
  }

  Written all() {
    put_downloads();
    plan();
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      if (options_.progress) options_.progress(i, asked_.size());
      answer(asked_[i]);
    }
    put_search();
    put_sql();
    put_lists();
    put_frame();
    return folder_.finish();
  }

 private:
  /// \param path  of the page, without .html
  Site frame(const std::string& path) {
    Site site;
    const auto slash = path.rfind('/');
    site.root = slash == std::string::npos ? "" : "../";
    site.stem = slash == std::string::npos ? path : path.substr(slash + 1);
    site.ways = ways_;
    site.address = [this](std::string_view column, std::string_view value) -> std::string {
      if (column == "citekey" || column == "article") {
        const auto found = article_pages_.find(std::string(value));
        return found == article_pages_.end() ? "" : "articles/" + found->second + ".html";
      }
      if (column == "treatment" || column == "treatment_name") {
        const auto found = treatment_pages_.find(std::string(value));
        return found == treatment_pages_.end() ? "" : "treatments/" + found->second + ".html";
      }
      return {};
    };
    return site;
  }

  void put_pages(const std::string& path, const std::vector<std::string>& pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) folder_.put(i == 0 ? path + ".html" : fmt::format("{}.{}.html", path, i + 1), pages[i]);
  }

  void plan() {
    for (const report::Report* each : report::reports()) {
      if (each->subject == report::Subject::optional_treatment || each->subject == report::Subject::none) asked_.push_back({"questions/", std::string(each->name), each, {}});
    }
    std::vector<std::pair<std::size_t, std::string>> most;
    for (const auto& [treatment, articles] : told_) most.emplace_back(articles.size(), treatment);
    std::sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    most.resize(std::min(most.size(), kCompared));
    std::map<std::string, std::vector<Site::Link>> comparisons;
    std::vector<Asked> compared;
    for (std::size_t i = 0; i < most.size(); ++i) {
      for (std::size_t k = i + 1; k < most.size(); ++k) {
        Asked page{"compare/", treatment_pages_[most[i].second] + "." + treatment_pages_[most[k].second], report::find_report("compare"), {}};
        page.options.treatment = most[i].second;
        page.options.other_treatment = most[k].second;
        comparisons[most[i].second].push_back({address_of(page), "with " + most[k].second});
        comparisons[most[k].second].push_back({address_of(page), "with " + most[i].second});
        compared.push_back(std::move(page));
      }
    }
    for (const auto& [treatment, articles] : told_) {
      const std::string& stem = treatment_pages_[treatment];
      Asked summary{"treatments/", stem, report::find_report("summary"), {}};
      summary.options.treatment = treatment;
      std::vector<Site::Link> parts;
      std::vector<Asked> pages;
      for (const report::Report* each : report::reports()) {
        if (each->subject != report::Subject::optional_treatment) continue;
        Asked part{"treatments/", fmt::format("{}.{}", stem, each->name), each, {}};
        part.options.treatment = treatment;
        parts.push_back({address_of(part), std::string(each->question)});
        pages.push_back(std::move(part));
      }
      summary.beside = {{"Each answer on " + treatment + " by itself", std::move(parts)}, {treatment + " compared", comparisons[treatment]}};
      asked_.push_back(std::move(summary));
      const std::string of_all = "treatments/" + stem + ".html";
      for (Asked& page : pages) {
        page.beside = {{"More", {{of_all, "Summary of " + treatment}}}};
        asked_.push_back(std::move(page));
      }
    }
    for (Asked& page : compared) asked_.push_back(std::move(page));
    for (const auto& article : citations_) {
      const std::string& stem = article_pages_[article.citekey];
      Asked page{"articles/", stem, report::find_report("article"), {}};
      page.options.article = article.citekey;
      page.beside = {{"Files", {{"downloads/cases/" + stem + ".yaml", "Case file, as casebook reads it"}, {"downloads/references/" + stem + ".bib", "Citation (BibTeX)"}}}};
      if (citations_.size() <= kMostWithdrawn) {
        Asked impact{"articles/", stem + ".impact", report::find_report("impact"), {}};
        impact.options.article = article.citekey;
        page.beside.push_back({"More", {{address_of(impact), std::string(impact.report->question)}}});
        impact.beside = {{"More", {{address_of(page), "What the catalogue holds of " + article.citekey}}}};
        asked_.push_back(std::move(page));
        asked_.push_back(std::move(impact));
      } else {
        asked_.push_back(std::move(page));
      }
    }
  }

  void answer(const Asked& asked) {
    const document::Document document = asked.report->run(catalogue_, asked.options);
    Site site = frame(asked.folder + asked.stem);
    site.beside = asked.beside;
    put_pages(asked.folder + asked.stem, render::site_pages(document, site));
    const std::string words = document.answer.empty() ? "" : document.answer.front();
    const IndexEntry entry{"", address_of(asked), document.question, words};
    if (asked.folder == "questions/") questions_.push_back(entry);
    if (asked.report->name == "summary") summaries_.push_back(entry);
    if (asked.folder == "compare/") comparisons_.push_back(entry);
  }

  void put_downloads() {
    const auto add = [this](const std::string& group, const std::string& path, std::string_view bytes, const std::string& words) {
      folder_.put(path, bytes);
      downloads_.push_back({group, path, path.substr(path.rfind('/') + 1), words + " " + size_words(bytes.size()) + "."});
    };
    const auto copy = folder_.scratch_file("casebook.db");
    store::write_readers_copy(catalogue_.database().file(), copy, options_.abstracts);
    add("The catalogue", "downloads/casebook.db", bytes_of(copy),
        options_.abstracts ? "Everything, as one SQLite file." : "Everything, as one SQLite file, but for abstracts, which are their publishers'.");
    std::error_code ignored;
    std::filesystem::remove(copy, ignored);

    std::vector<std::string> keys;
    for (const auto& article : citations_) keys.push_back(article.citekey);
    const auto records = bibliography::cited_records(catalogue_.database(), keys);
    add("References of all articles", "downloads/references.bib", bibliography::bibtex(records), "BibTeX.");
    add("References of all articles", "downloads/references.ris", bibliography::ris(records), "RIS.");
    add("References of all articles", "downloads/references.json", bibliography::csl_json(records), "CSL-JSON.");

    std::map<std::string, std::string> about;
    for (const auto& table : store::data_dictionary(catalogue_.database())) about[table.name] = table.about;
    for (const auto& view : query::answer_views()) {
      auto [columns, rows] = query::rows_of_view(catalogue_, view);
      document::Table table;
      for (const auto& column : columns) table.columns.push_back({column, column, {}});
      while (rows.step()) {
        document::Row row;
        for (int i = 0; i < rows.columns(); ++i) row.cells.push_back(std::visit([](const auto& held) { return document::cell(held); }, rows.value(i)));
        table.rows.push_back(std::move(row));
      }
      add("Rows, as CSV: an empty field is what the articles do not state", "downloads/views/" + view + ".csv", render::render_rows(table, render::Format::csv, {}), about[view]);
    }
    for (std::size_t i = 0; i < citations_.size(); ++i) {
      const std::string& stem = article_pages_[citations_[i].citekey];
      add("Case files, as casebook reads them", "downloads/cases/" + stem + ".yaml", casefile::export_case(catalogue_.database(), citations_[i].citekey), citations_[i].title.value_or("Title not known."));
      folder_.put("downloads/references/" + stem + ".bib", bibliography::bibtex({records[i]}));
    }
  }

  void put_search() {
    std::map<std::string, std::vector<SearchedArticle::Claim>> claims;
    for (auto& claim : query::evidence(catalogue_).rows) {
      ++claims_;
      claims[claim.citekey].push_back({claim.kind, std::move(claim.said), claim.why_not_counted && claim.kind != "background" ? "not counted: " + *claim.why_not_counted : ""});
    }
    std::vector<SearchedArticle> searched;
    for (const auto& article : citations_) {
      SearchedArticle& one = searched.emplace_back();
      one.title = fmt::format("{}: {}", article.citekey, article.title.value_or("title not known"));
      if (article.status != "final") one.title += fmt::format(" ({})", article.status);
      one.address = "articles/" + article_pages_[article.citekey] + ".html";
      one.claims = std::move(claims[article.citekey]);
    }
    for (const auto& [path, text] : search_index(searched)) folder_.put(path, text);
    Site site = frame("search");
    site.scripts = {"search.js"};
    folder_.put("search.html", render::site_page("Search titles and claims", std::string(site_file("search.html")), site));
    folder_.put("search.js", site_file("search.js"));
  }

  /// The page that asks the copy of the catalogue in SQL.
  void put_sql() {
    if (options_.sqlite.empty()) return;
    folder_.put("sqlite/sqlite3.js", bytes_of(options_.sqlite / "index.mjs"));
    folder_.put("sqlite/sqlite3.wasm", bytes_of(options_.sqlite / "sqlite3.wasm"));
    nlohmann::ordered_json queries = nlohmann::ordered_json::array();
    for (const auto& file : store::embedded::queries()) {
      const auto query = store::described_query(file);
      queries.push_back({{"question", query.question}, {"about", query.about}, {"sql", query.sql}});
    }
    folder_.put("sql-queries.js", "casebookSql.queries(" + queries.dump(-1, ' ', true) + ");\n");
    Site site = frame("sql");
    site.scripts = {"sql.js", "sql-queries.js"};
    folder_.put("sql.html", render::site_page("Ask the catalogue in SQL", std::string(site_file("sql.html")), site, "'wasm-unsafe-eval'"));
    for (const char* file : {"sql.js", "sql-worker.js"}) folder_.put(file, site_file(file));
  }

  static void group(std::vector<IndexEntry>& all, const std::vector<IndexEntry>& some, const std::string& title) {
    for (IndexEntry entry : some) {
      entry.group = title;
      all.push_back(std::move(entry));
    }
  }

  void put_lists() {
    std::vector<IndexEntry> front;
    group(front, questions_, "Questions");
    group(front, summaries_, "Treatments");
    group(front, comparisons_, "Two treatments compared");
    const std::string title = conditions_.size() == 1 ? *conditions_.begin() + ": what published case reports say of its treatment" : "What published case reports say of treatment";
    const auto number = [](std::size_t count, const char* one) { return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s"); };
    const std::string lead = "<p class=\"answer\">" + as_link("articles.html", number(citations_.size(), "article")) + ", " + number(claims_, "claim") + ", " +
                             number(told_.size(), "treatment") + ". Every figure leads to the articles behind it; what they do not state is marked, never filled in. " +
                             as_link("search.html", "Search") + " titles and claims, " + (options_.sqlite.empty() ? "" : as_link("sql.html", "ask in SQL") + ", ") + "or " +
                             as_link("downloads.html", "take it all with you") + ".</p>\n";
    put_pages("index", render::site_index(title, lead, front, frame("index")));
    std::vector<IndexEntry> articles;
    for (const auto& article : citations_) {
      articles.push_back({"By key", "articles/" + article_pages_[article.citekey] + ".html", article.citekey,
                          article.title.value_or("Title not known") + (article.published ? " (" + article.published->substr(0, 4) + ")" : "") + (article.status != "final" ? ", " + article.status : "")});
    }
    put_pages("articles", render::site_index("Articles", "", articles, frame("articles")));
    const std::string terms = "<p>Published evidence, not medical advice. The program <code>casebook</code> opens the catalogue and reads the case files; any SQLite shell opens the catalogue too.</p>\n";
    put_pages("downloads", render::site_index("Downloads", terms, downloads_, frame("downloads")));
  }

  /// What all pages share, and last the service worker, which knows all files.
  void put_frame() {
    folder_.put("site.css", render::site_style());
    folder_.put("icon.svg", site_file("icon.svg"));
    folder_.put("site.js", site_file("site.js"));
    nlohmann::ordered_json kept = nlohmann::ordered_json::array({"./"});
    std::uint64_t all = 0;
    for (const auto& [path, size] : folder_.sizes()) all += size;
    for (const auto& [path, size] : folder_.sizes()) {
      const bool of_many = path.starts_with("articles/") || path.starts_with("downloads/") || path.starts_with("compare/") || path.starts_with("search/texts");
      if (all <= kKeptBytes || !of_many) kept.push_back(path);
    }
    nlohmann::ordered_json site;
    site["digest"] = folder_.digest();
    site["files"] = std::move(kept);
    folder_.put("service-worker.js", "const SITE = " + site.dump() + ";\n" + std::string(site_file("service-worker.js")));
  }

  query::Catalogue& catalogue_;
  const SiteOptions& options_;
  SiteFolder& folder_;
  std::vector<query::ArticleCitation> citations_;
  std::map<std::string, std::string> article_pages_;              ///< citekey to stem
  std::map<std::string, std::string> treatment_pages_;            ///< treatment to stem
  std::map<std::string, std::set<std::string>> told_;             ///< treatment to the articles that tell of courses of it
  std::set<std::string> conditions_;
  std::vector<Site::Link> ways_;
  std::vector<Asked> asked_;
  std::vector<IndexEntry> questions_;
  std::vector<IndexEntry> summaries_;
  std::vector<IndexEntry> comparisons_;
  std::vector<IndexEntry> downloads_;
  std::size_t claims_ = 0;
};

}  // namespace

Written publish(query::Catalogue& catalogue, const SiteOptions& options, SiteFolder& folder) { return Publishing(catalogue, options, folder).all(); }

}  // namespace casebook::site
