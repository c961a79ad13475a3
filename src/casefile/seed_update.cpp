#include "casefile/seed_update.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "casefile/term_names.h"
#include "core/text.h"

namespace casebook::casefile {
namespace {

struct HeldFile {
  std::string path;
  std::string origin;
  std::string content;
};

/// The facts of a term that a program and a curator may both speak of.
struct Fact {
  const char* name;
  std::string (*of)(const TermRecord& term);      ///< empty: not said
  void (*leave_out)(TermRecord& term);
};

constexpr Fact kFacts[] = {
    {"daily dose",
     [](const TermRecord& term) {
       if (!term.daily_dose_min && !term.daily_dose_max) return std::string();
       const auto figure = [](const std::optional<double>& value) { return value ? core::number_text(*value) : std::string(); };
       return fmt::format("{}-{} {}", figure(term.daily_dose_min), figure(term.daily_dose_max), term.daily_dose_unit);
     },
     [](TermRecord& term) {
       term.daily_dose_min.reset();
       term.daily_dose_max.reset();
       term.daily_dose_unit.clear();
     }},
    {"class", [](const TermRecord& term) { return folded(term.term_class); }, [](TermRecord& term) { term.term_class.clear(); }},
    {"kind", [](const TermRecord& term) { return term.kind; }, [](TermRecord& term) { term.kind.clear(); }},
    {"family", [](const TermRecord& term) { return term.family; }, [](TermRecord& term) { term.family.clear(); }},
    {"counted", [](const TermRecord& term) { return term.counted; }, [](TermRecord& term) { term.counted.clear(); }},
    {"at risk", [](const TermRecord& term) { return term.at_risk; }, [](TermRecord& term) { term.at_risk.clear(); }},
    {"per threshold",
     [](const TermRecord& term) { return std::string(!term.per_threshold ? "" : *term.per_threshold ? "yes" : "no"); },
     [](TermRecord& term) { term.per_threshold.reset(); }},
};

/// The text of a vocabulary file as terms; nothing where it cannot be read any more.
VocabularyRecord vocabulary_of(const std::string& path, const std::string& text, const Vocabulary& known) {
  Surroundings surroundings;
  surroundings.vocabulary = known;
  return read_case_file(read_yaml(path, text), surroundings).file.vocabulary;
}

class SeedComparison {
 public:
  SeedComparison(store::Database& database, const std::string& today)
      : database_(database), surroundings_(catalogue_surroundings(database, today)) {
    auto files = database_.prepare("SELECT path, kind, origin, content FROM case_files ORDER BY loaded, case_file_id");
    while (files.step()) {
      HeldFile file{*files.text("path"), *files.text("origin"), *files.text("content")};
      if (file.origin == "seed") seed_texts_[file.path] = file.content;
      if (files.text("kind") == "vocabulary" && file.origin == "curator") {
        own_vocabularies_.push_back(vocabulary_of(file.path, file.content, surroundings_.vocabulary));
      }
    }
  }

  SeedUpdate compare(const std::vector<CaseText>& program) {
    std::vector<CaseText> articles;
    for (const CaseText& text : program) {
      ParsedFile parsed = read_yaml(text.path, text.text);
      if (parsed.root.find("vocabulary") != nullptr) {
        vocabulary(text, std::move(parsed));
      } else if (is_wanted(text, parsed)) {
        articles.push_back(text);
      }
    }
    // Later articles may use the new terms.
    for (const CheckedFile& file : update_.files) surroundings_.vocabulary.add(file.file.vocabulary);
    for (CheckedFile& file : check_case_texts(articles, surroundings_)) update_.files.push_back(std::move(file));
    return std::move(update_);
  }

 private:
  void vocabulary(const CaseText& text, ParsedFile parsed) {
    CheckedFile checked = read_case_file(std::move(parsed), surroundings_);
    const auto kind = vocabulary_kind(checked.file.vocabulary.vocabulary);
    const auto held = seed_texts_.find(text.path);
    VocabularyRecord earlier;
    if (held != seed_texts_.end()) earlier = vocabulary_of(text.path, held->second, surroundings_.vocabulary);
    if (kind) {
      for (TermRecord& term : checked.file.vocabulary.terms) settle(*kind, term, earlier, checked.file.vocabulary);
    }
    if (held != seed_texts_.end() && held->second == text.text) return;
    // The words that clash were left out just now.
    std::erase_if(checked.problems, [](const core::Diagnostic& problem) { return problem.rule == "term-clash"; });
    update_.files.push_back(std::move(checked));
  }

  /// Leaves out of a term of the program what the curator has said otherwise.
  void settle(VocabularyKind kind, TermRecord& term, const VocabularyRecord& earlier, const VocabularyRecord& program) {
    const Vocabulary& known = surroundings_.vocabulary;
    const TermRecord* ours = known.find(kind, term.name);
    for (const FormerName& former : term.formerly) {
      if (ours == nullptr) ours = known.named(kind, former.text);
    }
    std::erase_if(term.synonyms, [&](const std::string& synonym) {
      const TermRecord* const meant = known.find(kind, synonym);
      if (meant == nullptr || meant == ours) return false;
      const bool is_name = folded(meant->name) == folded(synonym);
      update_.left.push_back({synonym, is_name ? std::string("a term of its own") : fmt::format("a synonym of {}", meant->name)});
      return true;
    });
    if (ours == nullptr) return;
    const auto renamed_by_program = [&](const FormerName& former) { return folded(former.text) == folded(ours->name); };
    if (folded(ours->name) != folded(term.name) && std::none_of(term.formerly.begin(), term.formerly.end(), renamed_by_program)) {
      update_.left.push_back({ours->name, fmt::format("no longer called {}", term.name)});
      // Merged into a term that the program has too: that one's line says the facts.
      const auto its_line = [&](const TermRecord& other) { return folded(other.name) == folded(ours->name); };
      if (std::any_of(program.terms.begin(), program.terms.end(), its_line)) return;
    }
    const auto had_name = [&](const TermRecord& other) {
      const auto is_it = [&](const FormerName& former) { return folded(former.text) == folded(other.name); };
      return folded(other.name) == folded(term.name) || std::any_of(term.formerly.begin(), term.formerly.end(), is_it);
    };
    const auto before = std::find_if(earlier.terms.begin(), earlier.terms.end(), had_name);
    std::vector<std::string> names;
    for (const Fact& fact : kFacts) {
      const std::string wanted = value_of(kind, fact, term);
      const std::string here = value_of(kind, fact, *ours);
      if (wanted.empty() || here.empty() || wanted == here) continue;
      std::string was = before == earlier.terms.end() ? std::string() : value_of(kind, fact, *before);
      if (was.empty() && before != earlier.terms.end() && std::string_view(fact.name) == "per threshold") was = "no";   // what silence means
      if (here == was && !own_word(kind, fact, *ours)) continue;
      names.emplace_back(kind == VocabularyKind::sites && std::string_view(fact.name) == "class" ? "part of" : fact.name);
      fact.leave_out(term);
    }
    if (!names.empty()) update_.left.push_back({ours->name, fmt::format("{}", fmt::join(names, ", "))});
  }

  /// The fact, a class under the name that it has in this catalogue.
  std::string value_of(VocabularyKind kind, const Fact& fact, const TermRecord& term) const {
    const std::string value = fact.of(term);
    if (std::string_view(fact.name) != "class" || value.empty()) return value;
    const TermRecord* const meant = surroundings_.vocabulary.find(kind, value);
    return meant == nullptr ? value : folded(meant->name);
  }

  /// Whether a vocabulary file of the curator says the fact of the term as the catalogue has it.
  bool own_word(VocabularyKind kind, const Fact& fact, const TermRecord& ours) const {
    for (const VocabularyRecord& own : own_vocabularies_) {
      if (vocabulary_kind(own.vocabulary) != kind) continue;
      for (const TermRecord& term : own.terms) {
        const TermRecord* const meant = surroundings_.vocabulary.find(kind, term.name);
        if (meant != nullptr && meant->name == ours.name && value_of(kind, fact, term) == value_of(kind, fact, ours)) return true;
      }
    }
    return false;
  }

  bool is_wanted(const CaseText& text, const ParsedFile& parsed) {
    if (const Node* const notice = parsed.root.find("notice")) {
      const Node* const of = notice->find("of");
      const auto held = seed_texts_.find(text.path);
      return of != nullptr && surroundings_.articles->find(of->text).has_value() && (held == seed_texts_.end() || held->second != text.text);
    }
    const Node* const article = parsed.root.find("article");
    const Node* const key = article == nullptr ? nullptr : article->find("key");
    if (key == nullptr) return false;
    auto& held = database_.cached("SELECT path, origin, content FROM loaded_articles WHERE citekey = :citekey");
    held.bind(":citekey", key->text);
    std::optional<HeldFile> file;
    if (held.step()) file = HeldFile{held.text("path").value_or(""), held.text("origin").value_or(""), held.text("content").value_or("")};
    held.reset();
    if (!file) {
      if (was_removed(key->text)) update_.removed.push_back(key->text);
      return false;
    }
    if (file->content == text.text || file->path.empty()) return false;   // an imported record has no file
    if (file->origin == "seed") return true;
    update_.left.push_back({key->text, file->path});
    return false;
  }

  bool was_removed(const std::string& citekey) {
    auto& statement = database_.cached("SELECT 1 FROM removed_seed_articles WHERE citekey = :citekey");
    statement.bind(":citekey", citekey);
    const bool removed = statement.step();
    statement.reset();
    return removed;
  }

  store::Database& database_;
  Surroundings surroundings_;
  std::map<std::string, std::string> seed_texts_;      // by path
  std::vector<VocabularyRecord> own_vocabularies_;
  SeedUpdate update_;
};

}  // namespace

SeedUpdate find_seed_update(store::Database& database, const std::vector<CaseText>& program, const std::string& today) {
  return SeedComparison(database, today).compare(program);
}

}  // namespace casebook::casefile
