#include "casefile/checking.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "casefile/article_reader.h"
#include "casefile/sha256.h"
#include "core/errors.h"

namespace casebook::casefile {
namespace {

constexpr std::uint64_t kMostVocabularyBytes = 64 * 1024 * 1024;

/// The article's section alone, as the reader of case files reads it; without a key where the file is no article.
ArticleRecord heading_of(const ParsedFile& parsed, const Surroundings& surroundings) {
  CaseFile file;
  if (!parsed.has_root || parsed.root.kind != Node::Kind::mapping || parsed.root.find("notice") != nullptr) return {};
  std::vector<core::Diagnostic> ignored;
  CaseReading reading(parsed, surroundings, file, ignored);
  read_article(reading, parsed.root);
  return std::move(file.article);
}

constexpr std::size_t kFilesAhead = 64;
constexpr std::size_t kBytesAhead = 512 * 1024;   ///< of text; its records are a good deal larger

/// Checked files on their way from the thread that reads to the one that takes.
class Ahead {
 public:
  struct Item {
    CasePlace place;
    CheckedFile checked;
    std::uint64_t done = 0;     ///< bytes of the input up to its end
    std::size_t bytes = 0;      ///< of its text
  };

  /// Waits while there is no room, and then until half of what was ahead is taken: waking for each would cost as much as reading it.
  /// \throws Stopped when nobody takes any more
  void put(Item item) {
    std::unique_lock lock(mutex_);
    if (items_.size() >= kFilesAhead || bytes_ + item.bytes > kBytesAhead) {
      changed_.wait(lock, [&] { return stopped_ || items_.empty() || (items_.size() <= kFilesAhead / 2 && bytes_ + item.bytes <= kBytesAhead); });
    }
    if (stopped_) throw Stopped();
    bytes_ += item.bytes;
    items_.push_back(std::move(item));
    if (items_.size() == 1) changed_.notify_all();
    std::vector<Item> spent;
    spent.swap(spent_);
    lock.unlock();
  }
  void end(std::exception_ptr failure = nullptr) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    failure_ = std::move(failure);
    changed_.notify_all();
  }

  /// Waits for one; nullopt after the last. The one before goes back: memory is freed soonest by the thread that took it.
  /// \throws what the reader failed with
  std::optional<Item> next(std::optional<Item> before) {
    std::unique_lock lock(mutex_);
    if (before) spent_.push_back(std::move(*before));
    changed_.wait(lock, [&] { return ended_ || !items_.empty(); });
    if (items_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return std::nullopt;
    }
    Item item = std::move(items_.front());
    items_.pop_front();
    bytes_ -= item.bytes;
    if (items_.size() <= kFilesAhead / 2) changed_.notify_all();
    return item;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  struct Stopped {};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  std::vector<Item> spent_;
  std::size_t bytes_ = 0;
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

/// The reader never outlives what it reads into, whatever is thrown.
class Joined {
 public:
  Joined(Ahead& ahead, std::thread& reader) : ahead_(ahead), reader_(reader) {}
  Joined(const Joined&) = delete;
  Joined& operator=(const Joined&) = delete;
  ~Joined() {
    ahead_.stop();
    reader_.join();
  }

 private:
  Ahead& ahead_;
  std::thread& reader_;
};

}  // namespace

Checking::Checking(const CaseInput& input, Surroundings surroundings, Progress progress)
    : input_(input),
      articles_(std::make_shared<ArticlesOfCall>(input, surroundings.articles)),
      surroundings_(std::move(surroundings)),
      progress_(std::move(progress)) {}

void Checking::report(const std::string& work, std::uint64_t done) const {
  if (progress_) progress_(work, done, input_.bytes());
}

void Checking::survey() {
  std::uint64_t held = 0;
  input_.read([&](RawCase item, std::uint64_t done) {
    const CasePlace place = item.place;
    const ParsedFile heading = parse_heading(std::move(item));
    if (heading.has_root && heading.root.find("vocabulary") != nullptr) {
      CheckedFile checked = check_again(place);
      held += checked.file.text.size();
      if (held > kMostVocabularyBytes) throw core::StoreError("the vocabularies of one call have more than 64 MB; give them in several calls");
      if (checked.loadable()) surroundings_.vocabulary.add(checked.file.vocabulary);
      vocabularies_.emplace(std::pair(place.file, place.line), std::move(checked));
    } else {
      articles_->note(place, heading_of(heading, surroundings_));
    }
    report("reading", done);
  });
  articles_->complete(surroundings_.vocabulary);
  surroundings_.articles = articles_;
}

CheckedFile Checking::checked(RawCase item) const {
  // A vocabulary is judged by what was known when its terms were wanted, not by those of later files or its own.
  const auto vocabulary = vocabularies_.find({item.place.file, item.place.line});
  return vocabulary != vocabularies_.end() ? vocabulary->second : read(std::move(item));
}

void Checking::check(const std::string& work, const Take& take) {
  input_.read([&](RawCase item, std::uint64_t done) {
    const CasePlace place = item.place;
    CheckedFile file = checked(std::move(item));
    take(place, file);
    report(work, done);
  });
}

void Checking::check_ahead(const std::string& work, const Take& take) {
  Ahead ahead;
  const auto read_on = [&] {
    try {
      input_.read([&](RawCase item, std::uint64_t done) {
        const CasePlace place = item.place;
        const std::size_t bytes = item.text.size();
        CheckedFile file = checked(std::move(item));
        file.file.sha256 = sha256(file.file.text);
        ahead.put({place, std::move(file), done, bytes});
      });
      ahead.end();
    } catch (...) {
      ahead.end(std::current_exception());
    }
  };
  std::thread reader;
  try {
    reader = std::thread(read_on);
  } catch (const std::system_error&) {   // no thread to be had
    return check(work, take);
  }
  const Joined joined(ahead, reader);
  for (auto next = ahead.next(std::nullopt); next; next = ahead.next(std::move(next))) {
    take(next->place, next->checked);
    report(work, next->done);
  }
}

CheckedFile Checking::read(RawCase item) const {
  if (item.place.line != 0) {
    // Most lines have no problem, and nobody asks where a value of these stands.
    CheckedFile checked = read_case_file(parse_without_places(item), surroundings_);
    if (checked.problems.empty()) return checked;
  }
  return read_case_file(parse(std::move(item)), surroundings_);
}

CheckedFile Checking::check_again(const CasePlace& place) const { return read(input_.read_again(place)); }

std::vector<CheckedFile> check_case_texts(const std::vector<CaseText>& texts, const Surroundings& surroundings) {
  const CaseInput input(texts);
  Checking checking(input, surroundings);
  checking.survey();
  std::vector<CheckedFile> checked;
  checking.check("checking", [&](const CasePlace&, CheckedFile& file) { checked.push_back(std::move(file)); });
  return checked;
}

}  // namespace casebook::casefile
