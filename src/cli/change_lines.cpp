#include "cli/change_lines.h"

#include <fmt/format.h>

#include "cli/problems.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

using casefile::CaseFile;
using casefile::ClaimChange;
using casefile::FileChange;

constexpr std::size_t kMostWords = 70;   ///< characters of a claim's words

std::string named(const FileChange& change) {
  switch (change.what) {
    case CaseFile::Kind::vocabulary:
      return fmt::format("vocabulary {}", change.key);
    case CaseFile::Kind::notice:
      return fmt::format("a notice of {}", change.key);
    case CaseFile::Kind::article:
      return change.key;
  }
  return change.key;
}

std::string in_short(const std::string& words) {
  if (core::code_points(words) <= static_cast<int>(kMostWords)) return words;
  std::size_t end = 0;
  for (std::size_t n = 0; n + 1 < kMostWords; ++n) end += core::code_point_at(words, end).length;
  return words.substr(0, end) + "…";
}

struct Counts {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t gone = 0;
};

Counts count(const std::vector<ClaimChange>& changes) {
  Counts counts;
  for (const auto& change : changes) {
    if (change.kind == ClaimChange::Kind::added) ++counts.added;
    if (change.kind == ClaimChange::Kind::changed) ++counts.changed;
    if (change.kind == ClaimChange::Kind::gone) ++counts.gone;
  }
  return counts;
}

/// "1 new, 2 changed"; "no claim changed".
std::string counts_text(const Counts& counts) {
  std::vector<std::string> parts;
  if (counts.added > 0) parts.push_back(fmt::format("{} new", counts.added));
  if (counts.changed > 0) parts.push_back(fmt::format("{} changed", counts.changed));
  if (counts.gone > 0) parts.push_back(fmt::format("{} gone", counts.gone));
  return parts.empty() ? "no claim changed" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string file_line(const FileChange& change) {
  std::string line = fmt::format("  {} {}", change.kind == FileChange::Kind::added ? "added" : "updated", named(change));
  if (change.what == CaseFile::Kind::article) {
    line += change.kind == FileChange::Kind::added ? fmt::format(" ({})", counted(change.claims, "claim"))
                                                   : fmt::format(" ({}: {})", counted(change.claims, "claim"), counts_text(count(change.claim_changes)));
  }
  if (change.draft) line += "; a draft, counted nowhere";
  if (change.left_out > 0) line += fmt::format("; {} left out", counted(change.left_out, "item"));
  return core::visible_text(line) + "\n";
}

std::string claim_line(const ClaimChange& change) {
  static constexpr const char* kWords[] = {"new", "changed", "gone"};
  std::string line = fmt::format("    {:<8} {}", kWords[static_cast<int>(change.kind)], change.heading);
  if (!change.subject.empty()) line += fmt::format(" ({})", change.subject);
  line += fmt::format(": {}", in_short(change.said));
  if (change.kind == ClaimChange::Kind::changed) {
    line += change.was.empty() ? "; the words are the same, what is read from them or stands beside them is not" : fmt::format("; was: {}", in_short(change.was));
  }
  return core::visible_text(line) + "\n";
}

std::string term_line(const casefile::TermChange& term) {
  return core::visible_text(fmt::format("    {} {} {} {} ({} kept)", term.merged ? "merged" : "renamed", term.from, term.merged ? "into" : "to", term.to,
                                        counted(term.claims, "claim"))) +
         "\n";
}

}  // namespace

void ChangeLines::take(const FileChange& change) {
  if (change.draft) ++drafts_;
  left_out_ += static_cast<std::size_t>(change.left_out);
  if (change.kind == FileChange::Kind::unchanged) {
    ++unchanged_;
    return;
  }
  if (change.kind == FileChange::Kind::added) {
    ++added_[change.what];
    claims_ += static_cast<std::size_t>(change.claims);
  } else {
    ++updated_;
    const Counts counts = count(change.claim_changes);
    claims_added_ += counts.added;
    claims_changed_ += counts.changed;
    claims_gone_ += counts.gone;
  }
  if (++changed_files_ > kMostFiles) {
    lines_.clear();
    return;
  }
  std::string text = file_line(change);
  for (const auto& term : change.terms) text += term_line(term);
  const auto& claims = change.claim_changes;
  // One line too many is as long as the line that says so.
  const std::size_t shown = claims.size() <= kMostClaims + 1 ? claims.size() : kMostClaims;
  for (std::size_t i = 0; i < shown; ++i) text += claim_line(claims[i]);
  if (shown < claims.size()) text += fmt::format("    and {} more\n", claims.size() - shown);
  lines_.push_back(std::move(text));
}

std::string ChangeLines::summary() const {
  std::vector<std::string> parts;
  const auto added = [&](CaseFile::Kind kind) {
    const auto found = added_.find(kind);
    return static_cast<std::int64_t>(found == added_.end() ? 0 : found->second);
  };
  if (const auto n = added(CaseFile::Kind::article); n > 0) {
    parts.push_back(fmt::format("{} ({})", counted(n, "article"), counted(static_cast<std::int64_t>(claims_), "claim")));
  }
  if (const auto n = added(CaseFile::Kind::notice); n > 0) parts.push_back(counted(n, "notice"));
  if (const auto n = added(CaseFile::Kind::vocabulary); n > 0) parts.push_back(counted(n, "vocabulary", "vocabularies"));
  std::string text = parts.empty() ? "" : fmt::format("added {}", fmt::join(parts, ", "));
  const auto append = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
  if (updated_ > 0) {
    append(fmt::format("updated {}", updated_));
    if (changed_files_ > kMostFiles) text += fmt::format(" ({})", counts_text({claims_added_, claims_changed_, claims_gone_}));
  }
  if (unchanged_ > 0) append(fmt::format("unchanged {}", unchanged_));
  if (text.empty()) text = "nothing to add";
  if (changed_files_ > kMostFiles && drafts_ > 0) {
    text += fmt::format("; {}, counted nowhere, {} left out", counted(static_cast<std::int64_t>(drafts_), "draft"),
                        counted(static_cast<std::int64_t>(left_out_), "item"));
  }
  return text;
}

std::string ChangeLines::text() const {
  std::string text = summary() + "\n";
  for (const auto& line : lines_) text += line;
  return text;
}

}  // namespace casebook::cli
