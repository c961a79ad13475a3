#pragma once
// Long output on a terminal goes through a pager.

#include <memory>
#include <ostream>
#include <string>

#include "cli/run.h"

namespace casebook::cli {

/// Columns and lines of a terminal.
struct Screen {
  int width = 0;
  int height = 0;
};

/// Lines that `text` takes on a terminal, long ones wrapped; terminal attributes take no place.
int screen_lines(std::string_view text, int width);

/// The command line of the pager: $CASEBOOK_PAGER, else $PAGER, else less; empty where none is wanted (empty, 'cat') or it is not there.
std::string pager_command(const std::map<std::string, std::string>& environment);

/// Holds back what is written until it is longer than the screen; from then on a pager gets it all. What fits is written by finish(). While a pager shows,
/// what is said on `err` waits until its end, so that the two do not mix.
class PagedOutput {
 public:
  /// \param command  see pager_command(); not empty
  PagedOutput(std::ostream& out, std::ostream& err, std::string command, Screen screen);
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;
  ~PagedOutput();

  std::ostream& out();
  std::ostream& err();
  /// Writes what was held, or waits until the reader leaves the pager. Nothing may be written afterwards.
  void finish();
  /// Whether the reader left the pager before everything was written: writing fails from then on, which is no fault.
  bool was_left() const;

 private:
  class Text;
  class Talk;
  std::unique_ptr<Text> text_;
  std::unique_ptr<Talk> talk_;
  std::ostream out_;
  std::ostream err_;
};

}  // namespace casebook::cli
