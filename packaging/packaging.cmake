# `cpack -G DEB` makes a Debian package of what `cmake --install` puts in place.
set(CASEBOOK_MAINTAINER "casebook maintainers <maintainers@casebook.invalid>" CACHE STRING "Maintainer of the Debian package: Name <address>")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME casebook)
set(CPACK_PACKAGE_VENDOR "casebook")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "evidence catalogue of published case reports")
set(CPACK_PACKAGE_DESCRIPTION "casebook keeps in one SQLite file what published case reports and case series
say about treating a rare disease: who was treated with what, every dose step,
what came of it and when, what harm, and which corrections touch which claim,
each with its source. It answers from a command line, as reports, and in SQL.
.
It shows published evidence. It is not medical advice.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CASEBOOK_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libpq5")   # loaded by `import postgres:...` alone: no program's dependency shows it
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "less, sqlite3, xdg-utils")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/debian_files.cmake)
include(CPack)
