import type { Completable, CompletableOption, Kind } from './completable.ts';

/** A script for fish 3 and later. */
export function fishScript(commands: readonly Completable[]): string {
  const paths = commands.map(({ path }) => path).filter((path) => path !== '');
  return `# fish completion of zfskit: written by "zfskit completion fish".
function __zfskit_command
    set -l path
    for word in (commandline -opc)[2..]
        string match -q -- '-*' $word; and continue
        set -l longer (string join ' ' $path $word)
        contains -- $longer ${paths.map(quoted).join(' ')}; or break
        set path $longer
    end
    echo $path
end
function __zfskit_is
    test "$(__zfskit_command)" = "$argv[1]"
end
function __zfskit_pools
    zfskit list -d 0 -o name 2>/dev/null
end
function __zfskit_datasets
    zfskit list -d 1 -o name (string match -r '.*(?=/)' -- (commandline -ct)) 2>/dev/null
end
complete -c zfskit -f
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, commands, options, operands }: Completable): string[] {
  const line = (rest: string) => `complete -c zfskit -n ${quoted(`__zfskit_is ${quoted(path)}`)} ${rest}`;
  const kinds = [...new Set(operands.flatMap(({ kind }) => kindFlags(kind) ?? []))];
  return [
    ...commands.map(({ name, description }) => line(`-a ${name} -d ${quoted(description)}`)),
    ...options.map((option) => line(optionFlags(option))),
    ...kinds.map(line),
  ];
}

function optionFlags({ flags, description, value, optional }: CompletableOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const values = value === undefined || optional ? '' : (kindFlags(value) ?? '-x');
  return [...names, `-d ${quoted(description)}`, values].join(' ').trimEnd();
}

/** Flags for what can stand there; undefined where nothing is known of it. */
function kindFlags(kind: Kind): string | undefined {
  if (typeof kind !== 'string') return `-x -a ${quoted(kind.join(' '))}`;
  const flags = {
    file: '-r -F',
    folder: "-x -a '(__fish_complete_directories)'",
    pool: "-x -a '(__zfskit_pools)'",
    dataset: "-x -a '(__zfskit_datasets)'",
    program: "-x -a '(__fish_complete_subcommand --fcs-skip=2)'",
    any: undefined,
  };
  return flags[kind];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
