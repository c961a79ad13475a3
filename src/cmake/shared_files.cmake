# Writes what `cmake --install` puts below share/: the manual and the completions of every shell, as the PROGRAM that was built says them.
# Run with -DPROGRAM=... -DOUTPUT=FOLDER [-DGZIP=...]; a command that is gone leaves no page behind.
file(REMOVE_RECURSE ${OUTPUT})
file(MAKE_DIRECTORY ${OUTPUT}/bash-completion/completions ${OUTPUT}/zsh/site-functions ${OUTPUT}/fish/vendor_completions.d)
execute_process(COMMAND ${PROGRAM} manual --output ${OUTPUT}/man/man1/ COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} completion bash --output ${OUTPUT}/bash-completion/completions/casebook COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} completion zsh --output ${OUTPUT}/zsh/site-functions/_casebook COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} completion fish --output ${OUTPUT}/fish/vendor_completions.d/casebook.fish COMMAND_ERROR_IS_FATAL ANY)
if(GZIP)
  file(GLOB pages ${OUTPUT}/man/man1/*.1)
  execute_process(COMMAND ${GZIP} -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()
