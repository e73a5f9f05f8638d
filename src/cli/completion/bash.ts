import type { Completable, Kind } from './completable.ts';

/** A script for bash 4 and later. */
export function bashScript(commands: readonly Completable[]): string {
  return `# bash completion of zfskit: written by "zfskit completion bash".
_zfskit_commands() {
  case $1 in
${commands
  .filter((command) => command.commands.length > 0)
  .map(commandsCase)
  .join('\n')}
  esac
}
_zfskit_options() {
  case $1 in
${commands.map(optionsCase).join('\n')}
  esac
}
# What follows an option: nothing where it takes no value.
_zfskit_value() {
  case "$1 $2" in
${commands.flatMap(valueCases).join('\n')}
  esac
}
_zfskit_operand() {
  case "$1 $2" in
${commands.flatMap(operandCases).join('\n')}
  esac
}
_zfskit_reply() {
  local kind=$1 current=$2 above=
  case $kind in
    file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    program) mapfile -t COMPREPLY < <(compgen -c -- "$current" | sort -u) ;;
    pool) mapfile -t COMPREPLY < <(compgen -W "$("\${COMP_WORDS[0]}" list -d 0 -o name 2>/dev/null)" -- "$current") ;;
    dataset)
      [[ $current == */* ]] && above=\${current%/*}
      mapfile -t COMPREPLY < <(compgen -W "$("\${COMP_WORDS[0]}" list -d 1 -o name $above 2>/dev/null)" -- "$current") ;;
    words\\ *) mapfile -t COMPREPLY < <(compgen -W "\${kind#words }" -- "$current") ;;
  esac
}
_zfskit() {
  local current=\${COMP_WORDS[COMP_CWORD]} command= place=0 kind= word i
  local isOperand=
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == -- && -z $isOperand ]]; then
      isOperand=1
    elif [[ $word == -?* && -z $isOperand ]]; then
      [[ -z $(_zfskit_value "$command" "$word") ]] && continue
      ((i++))
      [[ \${COMP_WORDS[i]} == = ]] && ((i++))
      ((i >= COMP_CWORD)) && { kind=$(_zfskit_value "$command" "$word"); break; }
    elif [[ $place == 0 && " $(_zfskit_commands "$command") " == *" $word "* ]]; then
      command="\${command:+$command }$word"
    else
      [[ $(_zfskit_operand "$command" "$place") == program ]] && { _zfskit_program "$i"; return; }
      ((place++))
    fi
  done
  [[ $current == = ]] && current=
  if [[ -n $kind ]]; then
    _zfskit_reply "$kind" "$current"
  elif [[ $current == -* && -z $isOperand ]]; then
    _zfskit_reply "words $(_zfskit_options "$command")" "$current"
  else
    _zfskit_reply "$(_zfskit_operand "$command" "$place")" "$current"
    local more=()
    [[ $place == 0 ]] && mapfile -t more < <(compgen -W "$(_zfskit_commands "$command")" -- "$current")
    COMPREPLY+=("\${more[@]}")
  fi
}
# The rest of the line is another program's.
_zfskit_program() {
  if declare -F _command_offset >/dev/null; then
    _command_offset "$1"
  else
    _zfskit_reply file "\${COMP_WORDS[COMP_CWORD]}"
  fi
}
complete -F _zfskit zfskit
`;
}

function commandsCase({ path, commands }: Completable): string {
  return `    '${path}') echo '${commands.map(({ name }) => name).join(' ')}' ;;`;
}

function optionsCase({ path, options }: Completable): string {
  return `    '${path}') echo '${options.flatMap(({ flags }) => flags).join(' ')}' ;;`;
}

function valueCases({ path, options }: Completable): string[] {
  return options
    .filter(({ value, optional }) => value !== undefined && !optional)
    .map(({ flags, value }) => {
      const patterns = flags.map((flag) => `'${path} ${flag}'`).join(' | ');
      return `    ${patterns}) echo '${kindText(value ?? 'any')}' ;;`;
    });
}

function operandCases({ path, operands }: Completable): string[] {
  return operands.map(({ kind, variadic }, place) => {
    const pattern = variadic ? `'${path} '*` : `'${path} ${place}'`;
    return `    ${pattern}) echo '${kindText(kind)}' ;;`;
  });
}

function kindText(kind: Kind): string {
  return typeof kind === 'string' ? kind : `words ${kind.join(' ')}`;
}
