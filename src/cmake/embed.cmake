# casebook_embed(TARGET NAME FILES ...): compiles files into the OBJECT library TARGET as byte arrays (no string
# literals: no limit on size, no delimiter) that casebook::store::embedded::NAME() lists, sorted by repository path.
function(casebook_embed target name)
  cmake_parse_arguments(PARSE_ARGV 2 embed "" "" "FILES")
  list(SORT embed_FILES)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  set(list_file ${CMAKE_CURRENT_BINARY_DIR}/${target}.files)
  list(JOIN embed_FILES "\n" lines)
  file(CONFIGURE OUTPUT ${list_file} CONTENT "${lines}\n" @ONLY)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DLIST=${list_file} -DROOT=${PROJECT_SOURCE_DIR} -DNAME=${name} -DOUTPUT=${generated}
      -P ${PROJECT_SOURCE_DIR}/src/cmake/embed_files.cmake
    DEPENDS ${embed_FILES} ${list_file} ${PROJECT_SOURCE_DIR}/src/cmake/embed_files.cmake
    COMMENT "Embedding ${name}"
    VERBATIM)
  add_library(${target} OBJECT ${generated})
  target_link_libraries(${target} PUBLIC casebook_options PRIVATE casebook_warnings)
endfunction()
