import type { Completable, CompletableOption, Kind } from './completable.ts';

/** A script for zsh 5 and later: a function of `fpath`, or to be sourced. */
export function zshScript(commands: readonly Completable[]): string {
  return `#compdef zfskit
# zsh completion of zfskit: written by "zfskit completion zsh".
_zfskit-pool-names() {
  local -a names=(\${(f)"$(_call_program pools zfskit list -d 0 -o name 2>/dev/null)"})
  compadd -- $names
}
_zfskit-dataset-names() {
  local above=
  [[ $PREFIX == */* ]] && above=\${PREFIX%/*}
  local -a names=(\${(f)"$(_call_program datasets zfskit list -d 1 -o name $above 2>/dev/null)"})
  compadd -S '' -- $names
}
${commands.map(functionOf).join('\n')}
if [[ $funcstack[1] == _zfskit ]]; then _zfskit "$@"; else compdef _zfskit zfskit; fi
`;
}

function functionOf({ path, commands, options, operands }: Completable): string {
  const name = functionName(path);
  const specs = options.map(optionSpec);
  const places = operands.map(
    ({ name: word, kind, variadic }, index) =>
      `${variadic && kind !== 'program' ? '*' : index + 1}:${word}:${action(kind)}`,
  );
  const isProgram = operands.some(({ kind }) => kind === 'program');
  const rest = isProgram ? ['*::argument:_normal'] : [];
  if (commands.length === 0) {
    return `${name}() {\n  _arguments -s -S${[...specs, ...places, ...rest].map(continued).join('')}\n}`;
  }
  const names = commands.map((child) => quoted(`${child.name}:${child.description}`)).join(' ');
  const cases = commands.map((child) => `    ${child.name}) ${functionName(`${path} ${child.name}`)} ;;`);
  return `${name}() {
  local curcontext=$curcontext state line
  local -a commands=(${names})
  _arguments -C -S -A '-*'${[...specs, '1: :->command', '*:: :->argument'].map(continued).join('')} && return
  if [[ $state == command ]]; then
    _describe command commands${isProgram ? '\n    _command_names -e' : ''}
    return
  fi
  case $words[1] in
${cases.join('\n')}
    *) ${isProgram ? '_normal' : 'return 1'} ;;
  esac
}`;
}

function functionName(path: string): string {
  return `_zfskit${path === '' ? '' : `_${path.trim().replaceAll(' ', '_')}`}`;
}

function optionSpec({ flags, description, value, optional }: CompletableOption): string {
  const text = `[${description.replaceAll(/[[\]\\:]/g, '\\$&')}]`;
  const argument = value === undefined ? '' : `${optional ? '::' : ':'}value:${action(value)}`;
  return flags.length === 1
    ? quoted(`*${flags[0]}${text}${argument}`)
    : `'*'{${flags.join(',')}}${quoted(`${text}${argument}`)}`;
}

function action(kind: Kind): string {
  if (typeof kind !== 'string') return `(${kind.join(' ')})`;
  const actions = {
    file: '_files',
    folder: '_files -/',
    pool: '_zfskit-pool-names',
    dataset: '_zfskit-dataset-names',
    program: '_command_names -e',
    any: ' ',
  };
  return actions[kind];
}

function continued(spec: string): string {
  return ` \\\n    ${spec.startsWith("'") ? spec : quoted(spec)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
