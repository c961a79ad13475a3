// casebook completion

#include <memory>

#include "cli/command.h"
#include "cli/completion_script.h"
#include "cli/output_options.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string shell;
  OutputOptions output;
};

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("SHELL", options->shell, "bash, zsh or fish")->required();
  add_output_file(app, options->output);
  return [options](Context& context) {
    write_text(completion_script(options->shell), options->output, context.io);
    return 0;
  };
}

}  // namespace

extern const Command command_completion;
const Command command_completion{
    "completion",
    CommandGroup::upkeep,
    {"complete casebook's words in a shell",
     "Writes what bash, zsh or fish loads to complete commands, options, reports, formats, files, and treatments and articles of the catalogue when Tab is pressed. "
     "Where casebook is installed, its package or `cmake --install` has put it in the shell's place already.\n\n"
     "bash: put `source <(casebook completion bash)` into ~/.bashrc. zsh: write it as _casebook to a folder of $fpath. fish: write it to "
     "~/.config/fish/completions/casebook.fish.",
     "casebook completion bash\n"
     "casebook completion zsh --output ~/.zfunc/_casebook\n"
     "casebook completion fish --output ~/.config/fish/completions/casebook.fish"},
    setup};

}  // namespace casebook::cli
