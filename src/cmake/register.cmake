# casebook_register(TARGET FOLDER TYPE HEADER NAMESPACE PREFIX FUNCTION): the folder is the register. Every FOLDER/<stem>.cpp is compiled
# into TARGET and must define `extern const TYPE PREFIX_<stem>`; a generated table FUNCTION() lists them, sorted by stem. A file that
# lacks its symbol is a link error that names it.
function(casebook_register target folder type header namespace prefix function)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(SORT sources)
  set(declarations "")
  set(rows "")
  list(LENGTH sources count)
  foreach(source IN LISTS sources)
    get_filename_component(stem ${source} NAME_WE)
    string(APPEND declarations "extern const ${type} ${prefix}_${stem};\n")
    string(APPEND rows "      &${prefix}_${stem},\n")
  endforeach()
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${prefix}_register.cpp)
  file(CONFIGURE OUTPUT ${generated} CONTENT "// Generated from the folder; do not edit.
#include \"${header}\"

#include <array>

namespace ${namespace} {
${declarations}
std::span<const ${type}* const> ${function}() {
  static const std::array<const ${type}*, ${count}> kEntries{
${rows}  };
  return kEntries;
}
}  // namespace ${namespace}
" @ONLY)
  target_sources(${target} PRIVATE ${sources} ${generated})
endfunction()
