# Run by casebook_embed: writes OUTPUT with the bytes of every file of LIST under its path below ROOT.
file(STRINGS ${LIST} files)
set(arrays "")
set(rows "")
set(count 0)
foreach(path IN LISTS files)
  file(READ ${path} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  file(RELATIVE_PATH relative ${ROOT} ${path})
  string(APPEND arrays "constexpr unsigned char kFile${count}[] = {\n${bytes}0};\n")
  string(APPEND rows "    {\"${relative}\", view(kFile${count}, sizeof kFile${count} - 1)},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Generated from the files named below; do not edit.
#include \"store/embedded_files.h\"

#include <array>

namespace casebook::store::embedded {
namespace {
${arrays}
[[maybe_unused]] std::string_view view(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}
}  // namespace

std::span<const EmbeddedFile> ${NAME}() {
  static const std::array<EmbeddedFile, ${count}> kFiles{{
${rows}  }};
  return kFiles;
}
}  // namespace casebook::store::embedded
")
