// casebook add

#include <fmt/format.h>

#include <map>
#include <memory>
#include <ostream>

#include "casefile/case_paths.h"
#include "casefile/loader.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "core/text.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

using casefile::CaseFile;
using casefile::FileChange;

struct Options {
  std::vector<std::string> paths;
};

CaseFile::Kind kind_of(const FileChange& change, const std::vector<casefile::CheckedFile>& files) {
  for (const auto& file : files) {
    if (file.file.path == change.path) return file.file.kind;
  }
  return CaseFile::Kind::article;
}

std::string named(CaseFile::Kind kind, const std::string& key) {
  switch (kind) {
    case CaseFile::Kind::vocabulary:
      return fmt::format("vocabulary {}", key);
    case CaseFile::Kind::notice:
      return fmt::format("a notice of {}", key);
    case CaseFile::Kind::article:
      return key;
  }
  return key;
}

std::string change_line(const FileChange& change, CaseFile::Kind kind) {
  std::string line = fmt::format("  {} {}", change.kind == FileChange::Kind::added ? "added" : "updated", named(kind, change.key));
  if (kind == CaseFile::Kind::article) {
    if (change.kind == FileChange::Kind::added) {
      line += fmt::format(" ({})", counted(change.claims, "claim"));
    } else {
      line += fmt::format(" ({}: {} new, {} gone)", counted(change.claims, "claim"), change.claims_added, change.claims_removed);
    }
  }
  if (change.left_out > 0) line += fmt::format("; a draft, {} left out", counted(change.left_out, "item"));
  line = core::visible_text(line) + "\n";
  for (const auto& term : change.terms) {
    line += core::visible_text(fmt::format("    {} {} {} {} ({} kept)", term.merged ? "merged" : "renamed", term.from, term.merged ? "into" : "to", term.to,
                                           counted(term.claims, "claim"))) +
            "\n";
  }
  return line;
}

/// "added 2 articles (34 claims), updated 1, unchanged 3"
std::string summary(const std::vector<FileChange>& changes, const std::vector<casefile::CheckedFile>& files) {
  std::map<CaseFile::Kind, int> added;
  int claims = 0;
  int updated = 0;
  int unchanged = 0;
  for (const auto& change : changes) {
    if (change.kind == FileChange::Kind::updated) ++updated;
    if (change.kind == FileChange::Kind::unchanged) ++unchanged;
    if (change.kind != FileChange::Kind::added) continue;
    ++added[kind_of(change, files)];
    claims += change.claims;
  }
  std::vector<std::string> parts;
  if (const int n = added[CaseFile::Kind::article]; n > 0) parts.push_back(fmt::format("{} ({})", counted(n, "article"), counted(claims, "claim")));
  if (const int n = added[CaseFile::Kind::notice]; n > 0) parts.push_back(counted(n, "notice"));
  if (const int n = added[CaseFile::Kind::vocabulary]; n > 0) parts.push_back(counted(n, "vocabulary", "vocabularies"));
  std::string text = parts.empty() ? "" : fmt::format("added {}", fmt::join(parts, ", "));
  const auto append = [&](const char* word, int number) {
    if (number > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", word, number);
  };
  append("updated", updated);
  append("unchanged", unchanged);
  return text + "\n";
}

int run(const Options& options, Context& context) {
  Io& io = context.io;
  const auto texts = casefile::read_case_texts({options.paths.begin(), options.paths.end()});
  store::Database database = store::open_catalogue(context.database, store::Access::read_write);
  if (io.progress) io.err << fmt::format("reading {}\n", counted(static_cast<std::int64_t>(texts.size()), "file")) << std::flush;
  const auto files = casefile::check_case_texts(texts, casefile::catalogue_surroundings(database, io.now.substr(0, 10)));
  print_problems(files, io);
  const auto problems = all_problems(files);
  if (!problems.empty()) {
    io.err << core::summarise_diagnostics(problems, count_files(files)) << (has_error(problems) ? "; nothing was changed\n" : "\n");
  }
  if (has_error(problems)) return 1;
  const auto changes = casefile::load_files(database, files, io.now);
  io.err << summary(changes, files);
  for (const auto& change : changes) {
    if (change.kind != FileChange::Kind::unchanged) io.err << change_line(change, kind_of(change, files));
  }
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "case files (.yaml, .jsonl), or folders to search for them")->required();
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_add;
const Command command_add{"add",
                          CommandGroup::case_files,
                          {"load case files",
                           "Checks the files and loads all of them, or none when one has an error. A file that was loaded before and has not changed "
                           "is left alone; a changed one takes the place of what it said.\n\n"
                           "Vocabulary files and notices are loaded the same way.",
                           "casebook add draft.yaml\ncasebook add cases/ notices/example-2019.yaml"},
                          setup};

}  // namespace casebook::cli
