#pragma once
// What a shell loads so that Tab completes casebook's command line. The scripts know nothing of commands: they ask the program (completion.h).

#include <string_view>

namespace casebook::cli {

/// \param shell  'bash', 'zsh', 'fish'
/// \throws core::UsageError for another
std::string_view completion_script(std::string_view shell);

}  // namespace casebook::cli
