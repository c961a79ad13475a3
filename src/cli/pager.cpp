#include "cli/pager.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>
#include <streambuf>
#include <utility>

#include "cli/outside_program.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

/// less: stay out of the way when all fits after all, pass colours on, leave the text on the screen.
constexpr const char* kSettings = "LESS=${LESS-FRX}; export LESS; ";

/// Ctrl-C belongs to the pager while it shows.
class Undisturbed {
 public:
  Undisturbed() : interrupt_(std::signal(SIGINT, SIG_IGN)), quit_(std::signal(SIGQUIT, SIG_IGN)), pipe_(std::signal(SIGPIPE, SIG_IGN)) {}
  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;
  ~Undisturbed() {
    std::signal(SIGINT, interrupt_);
    std::signal(SIGQUIT, quit_);
    std::signal(SIGPIPE, pipe_);
  }

 private:
  using Handler = void (*)(int);
  Handler interrupt_;
  Handler quit_;
  Handler pipe_;
};

std::string without_attributes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b' && i + 1 < text.size() && text[i + 1] == '[') {
      while (i < text.size() && !(text[i] >= '@' && text[i] <= '~' && text[i] != '[')) ++i;
      continue;
    }
    plain += text[i];
  }
  return plain;
}

}  // namespace

int screen_lines(std::string_view text, int width) {
  int lines = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const int columns = core::display_width(without_attributes(text.substr(0, end)));
    lines += std::max(1, (columns + width - 1) / std::max(width, 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string pager_command(const std::map<std::string, std::string>& environment) {
  std::string command = "less";
  for (const char* name : {"CASEBOOK_PAGER", "PAGER"}) {
    if (environment.count(name) == 0) continue;
    command = core::trimmed(environment_value(environment, name));
    break;
  }
  if (command.empty() || command == "cat") return {};
  return can_be_run(command, environment_value(environment, "PATH")) ? command : std::string();
}

class PagedOutput::Text : public std::streambuf {
 public:
  Text(std::ostream& out, std::string command, Screen screen) : out_(out), command_(std::move(command)), screen_(screen) {}
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  ~Text() override { end(); }

  bool paging() const { return process_.has_value(); }
  bool was_left() const { return left_; }

  void end() {
    if (pipe_ >= 0) ::close(std::exchange(pipe_, -1));
    if (process_) wait_for_program(*process_);
    process_.reset();
    undisturbed_.reset();
    if (!held_.empty()) out_.write(held_.data(), static_cast<std::streamsize>(held_.size()));
    held_.clear();
    out_.flush();
  }

 protected:
  int_type overflow(int_type c) override {
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (process_) return to_pager({text, static_cast<std::size_t>(size)}) ? size : 0;
    held_.append(text, static_cast<std::size_t>(size));
    if (screen_lines(held_, screen_.width) < screen_.height) return size;
    return start() ? size : 0;
  }
  int sync() override { return left_ || !out_ ? -1 : 0; }

 private:
  bool start() {
    int ends[2];
    if (!command_.empty() && ::pipe2(ends, O_CLOEXEC) == 0) {
      process_ = start_program({"/bin/sh", "-c", kSettings + command_}, ends[0]);
      ::close(ends[0]);
      if (process_) pipe_ = ends[1];
      else ::close(ends[1]);
    }
    const std::string text = std::exchange(held_, {});
    if (process_) {
      undisturbed_.emplace();
      return to_pager(text);
    }
    command_.clear();   // not asked for again: everything goes straight on
    screen_.height = 0;
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    return static_cast<bool>(out_);
  }

  bool to_pager(std::string_view text) {
    while (!text.empty() && !left_) {
      const ssize_t written = ::write(pipe_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) left_ = true;
      else text.remove_prefix(static_cast<std::size_t>(written));
    }
    return !left_;
  }

  std::ostream& out_;
  std::string command_;
  Screen screen_;
  std::string held_;
  std::optional<int> process_;
  std::optional<Undisturbed> undisturbed_;
  int pipe_ = -1;
  bool left_ = false;
};

class PagedOutput::Talk : public std::streambuf {
 public:
  Talk(std::ostream& err, const Text& text) : err_(err), text_(text) {}

  void end() {
    if (!held_.empty()) err_ << held_ << std::flush;
    held_.clear();
  }

 protected:
  int_type overflow(int_type c) override {
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (text_.paging()) held_.append(text, static_cast<std::size_t>(size));
    else err_.write(text, size);
    return size;
  }
  int sync() override {
    if (!text_.paging()) err_.flush();
    return 0;
  }

 private:
  std::ostream& err_;
  const Text& text_;
  std::string held_;
};

PagedOutput::PagedOutput(std::ostream& out, std::ostream& err, std::string command, Screen screen)
    : text_(std::make_unique<Text>(out, std::move(command), screen)), talk_(std::make_unique<Talk>(err, *text_)), out_(text_.get()), err_(talk_.get()) {}

PagedOutput::~PagedOutput() { finish(); }

std::ostream& PagedOutput::out() { return out_; }
std::ostream& PagedOutput::err() { return err_; }
bool PagedOutput::was_left() const { return text_->was_left(); }

void PagedOutput::finish() {
  text_->end();
  talk_->end();
}

}  // namespace casebook::cli
