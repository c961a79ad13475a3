// casebook draft

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <system_error>

#include "bibliography/citekey.h"
#include "bibliography/identifiers.h"
#include "cli/command.h"
#include "cli/file_surroundings.h"
#include "cli/output_options.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "core/text.h"
#include "draft/draft_input.h"
#include "draft/scaffold.h"

namespace casebook::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestStandardInput = 1024ULL * 1024 * 1024;
constexpr std::size_t kListed = 10;

struct Options {
  std::string file;
  std::string pmid;
  std::string key;
  bool replace = false;
  OutputOptions output;
};

/// Standard input as a file for as long as it is read.
class SpooledInput {
 public:
  explicit SpooledInput(std::istream& in) {
    std::string name = (fs::temp_directory_path() / "casebook-draft-XXXXXX").string();
    const int handle = ::mkstemp(name.data());
    if (handle < 0) throw core::StoreError("standard input could not be kept while it is read: no file can be made in " + fs::temp_directory_path().string());
    ::close(handle);
    path_ = name;
    std::ofstream out(name, std::ios::binary);
    std::array<char, 64 * 1024> chunk{};
    std::uintmax_t size = 0;
    while (in.read(chunk.data(), chunk.size()), in.gcount() > 0) {
      size += static_cast<std::uintmax_t>(in.gcount());
      if (size > kLargestStandardInput) {
        remove();
        throw core::UsageError("standard input is longer than 1 GB; give the file's name");
      }
      out.write(chunk.data(), in.gcount());
    }
    out.close();
    if (!out) {
      remove();
      throw core::StoreError("standard input could not be kept while it is read: " + name + " could not be written");
    }
  }
  SpooledInput(const SpooledInput&) = delete;
  SpooledInput& operator=(const SpooledInput&) = delete;
  ~SpooledInput() { remove(); }
  std::string path() const { return path_.string(); }

 private:
  void remove() const {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  fs::path path_;
};

/// The key of the article where the catalogue has it already, else a new one that no other article has.
std::string key_of(const bibliography::Record& record, const casefile::KnownArticles& known) {
  casefile::ArticleRecord article;
  article.key = "\n";   // no article's: all others are others
  article.pmid = record.pmid;
  article.doi = record.doi;
  if (!article.pmid.empty() || !article.doi.empty()) {
    for (const auto& other : known.alike(article)) {
      const auto why = casefile::likeness(article, other);
      if (why == casefile::Likeness::pmid || why == casefile::Likeness::doi) return other.key;
    }
  }
  const std::string base = bibliography::citekey_base(record);
  for (int number = 0;; ++number) {
    const std::string key = base + bibliography::citekey_suffix(number);
    if (!known.find(key)) return key;
  }
}

std::string found_words(const draft::Scaffold& scaffold) {
  std::string words;
  for (const auto& [kind, count] : scaffold.candidates) {
    const std::string name = draft::kind_name(kind);
    const std::string many = kind == draft::Kind::frequency ? "frequencies" : kind == draft::Kind::sex ? "sexes" : name + "s";
    words += (words.empty() ? "" : ", ") + counted(static_cast<std::int64_t>(count), name, many);
  }
  return words.empty() ? "no candidate found" : words + " to confirm";
}

std::string name_of(const bibliography::Record& record) {
  const std::string number = !record.pmid.empty() ? "PMID " + record.pmid : !record.doi.empty() ? "doi:" + record.doi : "no number";
  std::string title = record.title;
  if (core::code_points(title) > 60) {
    std::size_t end = 0;
    for (int count = 0; count < 60; ++count) end += core::code_point_at(title, end).length;
    title = title.substr(0, end) + "…";
  }
  return core::visible_text(fmt::format("{}: {}", number, title));
}

void require_new(const std::string& file, bool replace) {
  std::error_code ignored;
  if (!replace && !file.empty() && fs::is_regular_file(file, ignored)) {
    throw core::UsageError(fmt::format("{} is there already and was not touched; --replace writes over it", core::visible_text(file)));
  }
}

class Drafting {
 public:
  Drafting(const Options& options, Context& context)
      : options_(options), context_(context), surroundings_(file_surroundings(context)), terms_(surroundings_.vocabulary), folder_(!options.output.output.empty() && options.output.output.back() == '/') {}

  int run() {
    if (!folder_) require_new(options_.output.output, options_.replace);
    if (folder_ && !options_.key.empty()) throw core::UsageError("--key is for one scaffold, --output FOLDER/ is for several");
    if (!options_.pmid.empty() && bibliography::pmid_of(options_.pmid).empty()) {
      throw core::UsageError(fmt::format("--pmid '{}' is no PMID; digits were expected", core::visible_text(options_.pmid)));
    }
    std::optional<SpooledInput> spooled;
    const bool standard_input = options_.file == "-";
    if (standard_input) spooled.emplace(context_.io.in);
    draft::DraftSink sink;
    sink.record = [&](bibliography::Record&& record) { take(std::move(record)); };
    sink.problem = [&](core::Diagnostic problem) {
      if (problem.severity == core::Severity::error) ++errors_;
      context_.io.err << core::format_diagnostic(problem, {});
    };
    draft::read_draft_input(standard_input ? spooled->path() : options_.file, standard_input ? "standard input" : options_.file, sink);
    return finish();
  }

 private:
  void take(bibliography::Record&& record) {
    if (!options_.pmid.empty() && record.pmid != bibliography::pmid_of(options_.pmid)) {
      ++others_;
      return;
    }
    ++records_;
    if (folder_) return write(record);
    if (names_.size() < kListed) names_.push_back(name_of(record));
    if (!record_) record_ = std::move(record);
  }

  void write(const bibliography::Record& record) {
    const std::string key = options_.key.empty() ? key_of(record, *surroundings_.articles) : options_.key;
    const auto known = surroundings_.articles->find(key);
    const std::string curated = known ? known->file : std::string();
    const auto scaffold = draft::scaffold_of(record, key, &terms_, curated);
    OutputOptions output = options_.output;
    if (folder_) {
      std::error_code error;
      fs::create_directories(output.output, error);
      if (error) throw core::StoreError(fmt::format("{} could not be made: {}", core::visible_text(output.output), error.message()));
      // Two records of one file may have the same author and year.
      std::string name;
      for (int number = 0; name.empty() || std::find(written_.begin(), written_.end(), name) != written_.end(); ++number) name = key + bibliography::citekey_suffix(number);
      written_.push_back(name);
      output.output += name + ".yaml";
      std::error_code ignored;
      if (!options_.replace && fs::exists(output.output, ignored)) {
        context_.io.err << core::visible_text(output.output) << " is there already and was not touched\n";
        ++kept_;
        return;
      }
      const auto again = name == key ? scaffold : draft::scaffold_of(record, name, &terms_);
      warn_of(key, curated);
      write_text(again.text, output, context_.io);
      context_.io.err << core::visible_text(output.output) << ": " << found_words(again) << "\n";
      return;
    }
    write_text(scaffold.text, output, context_.io);
    warn_of(key, curated);
    context_.io.err << key << ": " << found_words(scaffold) << "\n";
  }

  void warn_of(const std::string& key, const std::string& curated) const {
    if (curated.empty()) return;
    context_.io.err << core::visible_text(fmt::format("{} has a case file already ({}): adding this draft would take its place", key, curated)) << "\n";
  }

  int finish() {
    Io& io = context_.io;
    if (records_ == 0) {
      if (!options_.pmid.empty() && others_ > 0) {
        throw core::UsageError(fmt::format("none of the {} of {} has PMID {}", counted(static_cast<std::int64_t>(others_), "record"), core::visible_text(options_.file), options_.pmid));
      }
      io.err << "nothing was drafted\n";
      return 1;
    }
    if (folder_) return errors_ > 0 || kept_ > 0 ? 1 : 0;
    if (records_ > 1) {
      std::string list;
      for (const auto& name : names_) list += "\n  " + name;
      if (records_ > names_.size()) list += fmt::format("\n  and {} more", records_ - names_.size());
      throw core::UsageError(fmt::format("{} holds {} records; choose one by --pmid, or write a file for each with --output FOLDER/{}", core::visible_text(options_.file), records_, list));
    }
    write(*record_);
    return errors_ > 0 ? 1 : 0;
  }

  const Options& options_;
  Context& context_;
  casefile::Surroundings surroundings_;
  draft::TermRules terms_;
  bool folder_;
  std::optional<bibliography::Record> record_;
  std::vector<std::string> names_;
  std::vector<std::string> written_;
  std::size_t records_ = 0;
  std::size_t others_ = 0;
  std::size_t errors_ = 0;
  std::size_t kept_ = 0;
};

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->file, "PubMed XML (also .gz), NBIB, RIS, or an abstract page as text, told apart by what stands in it; - is standard input")->required();
  app.add_option("--pmid", options->pmid, "the record to take, of several")->option_text("NUMBER");
  app.add_option("--key", options->key, "the article's key, instead of first author and year")->option_text("KEY");
  add_output_file(app, options->output);
  app.get_option("--output")->description("write to FILE, which must not be there yet; a name that ends in / is a folder: a file for each record, KEY.yaml");
  app.add_flag("--replace", options->replace, "write over a file that is there");
  return [options](Context& context) { return Drafting(*options, context).run(); };
}

}  // namespace

extern const Command command_draft;
const Command command_draft{
    "draft",
    CommandGroup::case_files,
    {"begin a case file from a record or an abstract page",
     "Writes the scaffold of a case file: the article as its record gives it, TODO where a curator decides, and below, as comments, each dose, frequency, count, age, sex, time and term of "
     "the vocabularies that rules read out of title and abstract, with its place and the words around it.\n\n"
     "No candidate is loaded before somebody takes it over: the scaffold passes `check` as a draft, and `add` loads an article without claims. The rules rather miss something than "
     "propose what is not there; read the text all the same.",
     "casebook draft pubmed-28768313.xml --output albers-2017.yaml\n"
     "casebook draft set.nbib --pmid 28768313\n"
     "casebook draft set.nbib --output drafts/\n"
     "casebook draft - < abstract.txt"},
    setup};

}  // namespace casebook::cli
