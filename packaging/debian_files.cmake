# Run by cpack before a Debian package is made of what was installed into CPACK_TEMPORARY_INSTALL_DIRECTORY: what Debian wants elsewhere, or not twice.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)

# zsh of Debian looks for packages' completions here, and for the administrator's own in /usr/local/share/zsh/site-functions.
file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)

# /usr/share/common-licenses has the text; the file `copyright` says so.
file(REMOVE ${share}/doc/casebook/LICENSE)

# The changes that README tells, as a Debian changelog.
file(READ ${share}/doc/casebook/README.md readme)
string(FIND "${readme}" "\n## Changes\n" start)
if(start EQUAL -1)
  message(FATAL_ERROR "README.md has no section Changes")
endif()
string(SUBSTRING "${readme}" ${start} -1 changes)
string(REGEX REPLACE "^\n## Changes\n" "" changes "${changes}")
string(REGEX REPLACE "\n## .*$" "\n" changes "${changes}")
string(REGEX REPLACE "\n###+ ([^\n]*)" "\n  [ \\1 ]" changes "${changes}")
string(REGEX REPLACE "\n  ([^ [])" "\n    \\1" changes "${changes}")
string(REGEX REPLACE "\n- " "\n  * " changes "${changes}")
string(STRIP "${changes}" changes)
file(WRITE ${CPACK_TEMPORARY_DIRECTORY}.changes "${changes}\n")
execute_process(COMMAND fold -s -w 76 ${CPACK_TEMPORARY_DIRECTORY}.changes OUTPUT_VARIABLE changes COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE ${CPACK_TEMPORARY_DIRECTORY}.changes)
string(REGEX REPLACE " +\n" "\n" changes "${changes}")
string(REGEX REPLACE "\n([^ \n])" "\n    \\1" changes "${changes}")
string(STRIP "${changes}" changes)
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${share}/doc/casebook/changelog
  "casebook (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium\n\n  ${changes}\n\n -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${date}\n")
execute_process(COMMAND gzip -9n ${share}/doc/casebook/changelog COMMAND_ERROR_IS_FATAL ANY)
