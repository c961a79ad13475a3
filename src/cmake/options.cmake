# What every target of casebook is compiled with. Nothing here is global.

# The language and the paths; the module takes only these, as a program that was not built with sanitizers must be able to load it.
add_library(casebook_language INTERFACE)
target_compile_features(casebook_language INTERFACE cxx_std_20)
target_compile_options(casebook_language INTERFACE
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=
  "$<$<CONFIG:Release>:-fstack-protector-strong;-fstack-clash-protection>")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(casebook_language INTERFACE $<$<CONFIG:Release>:-fcf-protection>)
endif()
target_link_options(casebook_language INTERFACE "$<$<CONFIG:Release>:-Wl,-z,relro;-Wl,-z,now>")
target_compile_definitions(casebook_language INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_include_directories(casebook_language INTERFACE ${PROJECT_SOURCE_DIR}/src)

add_library(casebook_options INTERFACE)
target_link_libraries(casebook_options INTERFACE casebook_language)
# Undefined behaviour is looked for in src/ alone: compiling it into the tests too would take a third longer, and proves nothing of the program.
add_library(casebook_undefined INTERFACE)
if(CASEBOOK_SANITIZE)
  string(REPLACE "," ";" sanitizers "${CASEBOOK_SANITIZE}")
  if("undefined" IN_LIST sanitizers)
    target_compile_options(casebook_undefined INTERFACE -fsanitize=undefined -fno-sanitize-recover=all)
    list(REMOVE_ITEM sanitizers undefined)
  endif()
  foreach(sanitizer IN LISTS sanitizers)
    target_compile_options(casebook_options INTERFACE -fsanitize=${sanitizer} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  endforeach()
  target_link_options(casebook_options INTERFACE -fsanitize=${CASEBOOK_SANITIZE})
endif()

add_library(casebook_warnings INTERFACE)
target_compile_options(casebook_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wcast-align -Wswitch-enum -Wimplicit-fallthrough
  $<$<BOOL:${CASEBOOK_WERROR}>:-Werror>)
# g++ 12 reports uninitialised optionals inside inlined standard library code at -O2 and
# under the sanitizers; clang 14 has none of these findings.
target_compile_options(casebook_warnings INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>)

# casebook_folder(NAME [SOURCES ...] [LINKS ...] [PRECOMPILED ...]): one static library a folder of src/, alias casebook::NAME.
# LINKS is the folder's row in the table of README "Layers"; tests/layers_test.cpp reads the includes against it. PRECOMPILED are headers that
# nearly every file of the folder includes besides those of src/precompiled.h, and that take long to read.
function(casebook_folder name)
  cmake_parse_arguments(PARSE_ARGV 1 folder "" "" "SOURCES;LINKS;PRECOMPILED")
  add_library(casebook_${name} STATIC ${folder_SOURCES})
  add_library(casebook::${name} ALIAS casebook_${name})
  set_target_properties(casebook_${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(casebook_${name} PUBLIC casebook_options ${folder_LINKS} PRIVATE casebook_warnings casebook_undefined)
  if(name STREQUAL core OR folder_PRECOMPILED)
    target_precompile_headers(casebook_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src/precompiled.h ${folder_PRECOMPILED})
  else()
    target_precompile_headers(casebook_${name} REUSE_FROM casebook_core)
  endif()
endfunction()
