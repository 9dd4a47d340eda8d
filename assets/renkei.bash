# Completion of renkei in bash: every word is asked of the program itself.
_renkei() {
  local IFS=$'\n'
  COMPREPLY=($("${COMP_WORDS[0]}" completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _renkei renkei
