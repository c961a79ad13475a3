#include "cli/completion_script.h"

#include <fmt/format.h>

#include "core/errors.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

constexpr std::string_view kBash = R"sh(# bash completion for casebook: asks the program what may follow

_casebook() {
  local cur=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]/#\~/$HOME} kind='' word
  COMPREPLY=()
  while IFS= read -r word; do
    word=${word%%$'\t'*}
    if [[ -z $kind ]]; then
      kind=$word
    elif [[ $cur == [\"\']* ]]; then
      COMPREPLY+=("$word")
    else
      COMPREPLY+=("$(printf %q "$word")")
    fi
  done < <("$program" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ $kind == files ]]; then
    compopt -o default 2>/dev/null
  fi
}

complete -F _casebook casebook
)sh";

constexpr std::string_view kZsh = R"sh(#compdef casebook
# zsh completion for casebook: asks the program what may follow

_casebook() {
  local -a lines described
  local line word
  lines=("${(@f)$(${(Q)words[1]/#\~/$HOME} __complete zsh "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  for line in "${(@)lines[2,-1]}"; do
    word=${${line%%$'\t'*}//:/\\:}
    if [[ $line == *$'\t'* ]]; then
      described+=("$word:${line#*$'\t'}")
    elif [[ -n $line ]]; then
      described+=("$word")
    fi
  done
  (( $#described )) && _describe -t words casebook described
  if [[ $lines[1] == files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
  fi
}

if [[ $funcstack[1] == _casebook ]]; then
  _casebook "$@"
else
  compdef _casebook casebook
fi
)sh";

constexpr std::string_view kFish = R"sh(# fish completion for casebook: asks the program what may follow

function __casebook_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~' "$HOME" -- $words[1])
    set -l lines ($program __complete fish $words[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path (string replace -r '^--[^=]*=' '' -- "$current")
    end
    for line in $lines[2..-1]
        echo $line
    end
end

complete -c casebook -f -a '(__casebook_complete)'
)sh";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  if (shell == "bash") return kBash;
  if (shell == "zsh") return kZsh;
  if (shell == "fish") return kFish;
  throw core::UsageError(fmt::format("no completion for '{}'; there are bash, zsh, fish", core::visible_text(shell)));
}

}  // namespace casebook::cli
