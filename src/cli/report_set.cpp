#include "cli/report_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/progress_line.h"
#include "core/errors.h"
#include "core/text.h"
#include "query/courses.h"

namespace casebook::cli {
namespace {

/// A file to be written: a report and what it is asked about.
struct Page {
  std::string group;
  std::string stem;   ///< of the file's name
  const report::Report* report = nullptr;
  report::ReportOptions options;
};

/// Letters, digits and dashes alone, and different from all in `taken`.
std::string stem_of(const std::string& name, std::set<std::string>& taken) {
  std::string stem;
  for (const char c : core::lower_ascii(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      stem += c;
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  std::string candidate = stem;
  for (int n = 2; !taken.insert(candidate).second; ++n) candidate = fmt::format("{}-{}", stem, n);
  return candidate;
}

/// Names of the treatments given, and of the articles that tell of their courses.
struct Subjects {
  std::set<std::string> treatments;
  std::set<std::string> articles;
};

Subjects subjects_of(query::Catalogue& catalogue, const report::ReportOptions& asked) {
  query::Filter filter;
  filter.treatment = asked.treatment;
  filter.condition = asked.condition;
  filter.citekey = asked.article;
  Subjects subjects;
  for (const query::Course& course : query::courses(catalogue, filter).rows) {
    if (course.role != "studied" && course.role != "comparator") continue;
    subjects.treatments.insert(course.treatment);
    subjects.articles.insert(course.citekey);
  }
  return subjects;
}

std::vector<Page> pages_of(query::Catalogue& catalogue, const report::ReportOptions& asked) {
  std::vector<Page> pages;
  std::set<std::string> taken{"index"};
  const Subjects subjects = subjects_of(catalogue, asked);
  for (const report::Report* each : report::reports()) {
    const bool is_asked = each->subject == report::Subject::optional_treatment || (each->subject == report::Subject::none && asked.treatment.empty());
    if (is_asked) pages.push_back({"Questions", stem_of(std::string(each->name), taken), each, asked});
  }
  for (const std::string& treatment : subjects.treatments) {
    Page page{"Treatments", stem_of("summary " + treatment, taken), report::find_report("summary"), asked};
    page.options.treatment = treatment;
    pages.push_back(std::move(page));
  }
  for (const std::string& article : subjects.articles) {
    Page page{"Articles", stem_of("article " + article, taken), report::find_report("article"), {}};
    page.options.article = article;
    page.options.level = asked.level;
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace

void write_report_set(query::Catalogue& catalogue, const report::ReportOptions& asked, const OutputOptions& output, Io& io) {
  if (output.output.empty() || output.output.back() != '/') throw core::UsageError("many files: name a folder, --output FOLDER/");
  const auto format = format_of(output);
  const bool has_folders = format == render::Format::csv || format == render::Format::tsv;
  const auto pages = pages_of(catalogue, asked);
  auto wanted = render_options(output, io);
  std::vector<render::IndexEntry> entries;
  ProgressLine progress(io);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page& page = pages[i];
    progress.show("writing", i, pages.size(), ProgressLine::Unit::pages);
    const document::Document document = page.report->run(catalogue, page.options);
    if (has_folders) {
      OutputOptions tables = output;
      tables.output = output.output + page.stem + "/";
      write_document(document, tables, io);
      continue;
    }
    const std::string file = page.stem + render::extension_of(format);
    wanted.index = "index" + render::extension_of(format);
    write_file(output.output, file, render::render(document, format, wanted), io);
    entries.push_back({page.group, file, document.question, document.answer.empty() ? "" : document.answer.front()});
  }
  progress.clear();
  if (const auto index = render::render_index("What casebook answers", entries, format)) write_file(output.output, "index" + render::extension_of(format), *index, io);
  io.err << fmt::format("wrote {} answers to {}\n", pages.size(), output.output);
}

}  // namespace casebook::cli
