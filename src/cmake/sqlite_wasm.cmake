# Lays SQLite's own WebAssembly build into OUTPUT, for the SQL page of `casebook publish`: by npm, in the version and with the digest of SOURCE/package-lock.json.
# Where npm is missing or fails nothing is laid, and sites are made without that page; touching SOURCE/package.json tries again.
#   cmake -DNPM=... -DSOURCE=src/site/sqlite -DWORK=... -DOUTPUT=... -P sqlite_wasm.cmake
file(REMOVE_RECURSE ${OUTPUT})
if(NOT NPM)
  message("npm is missing: casebook publish will make sites without the SQL page")
  return()
endif()
foreach(file package.json package-lock.json)
  configure_file(${SOURCE}/${file} ${WORK}/${file} COPYONLY)
endforeach()
execute_process(COMMAND ${NPM} ci --prefix ${WORK} --no-audit --no-fund --ignore-scripts --fetch-retries=1 --fetch-timeout=20000
  TIMEOUT 90 RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
set(dist ${WORK}/node_modules/@sqlite.org/sqlite-wasm/dist)
if(failed OR NOT EXISTS ${dist}/sqlite3.wasm)
  message("npm could not install SQLite's WebAssembly build: casebook publish will make sites without the SQL page")
  return()
endif()
file(COPY ${dist}/index.mjs ${dist}/sqlite3.wasm DESTINATION ${OUTPUT})
