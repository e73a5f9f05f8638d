import { commandsOf, type PlacedCommand } from '../src/cli/command-tree.ts';
import { EXIT, type ManualExample, type ManualText } from '../src/cli/manual.ts';
import { ENVIRONMENT, FILES } from '../src/cli/manuals.ts';
import { zfskitCommand } from '../src/cli/program.ts';
import { wrapped } from '../src/cli/wrapped.ts';
import { manual, optionsOf, optionText, sentence, usageOf } from './command-reference.ts';

/** mdoc wants a date; the page is to be the same whenever it is written. That of the release: to be set with it. */
const DATE = 'November 22, 2026';

const SEE_ALSO = [
  ['jq', 1],
  ['strace', 1],
  ['zfsconcepts', 7],
  ['zfsprops', 7],
  ['zdb', 8],
  ['zfs', 8],
  ['zpool', 8],
  ['zstream', 8],
] as const;

/** `zfskit(1)`, in mdoc(7). */
export function manPage(): string {
  const program = zfskitCommand();
  const commands = commandsOf(program).slice(1);
  const leaves = commands.filter(
    ({ command }) => command.commands.length === 0 || command.registeredArguments.length > 0,
  );
  return [
    '.\\" Written by "npm run generate" from src/cli: change the commands, not this page.',
    `.Dd ${DATE}`,
    '.Dt ZFSKIT 1',
    '.Os',
    '.Sh NAME',
    '.Nm zfskit',
    `.Nd ${plain('ZFS without libzfs: look at pools, trace programs, run them on an engine')}`,
    '.Sh SYNOPSIS',
    ...leaves.flatMap(synopsis),
    '.Sh DESCRIPTION',
    '.Nm',
    plain("speaks to the kernel's ZFS through /dev/zfs, to an engine in userspace, or to a service."),
    'Its commands are:',
    '.Bl -tag -width Ds',
    ...commands.flatMap(({ command, path }) => [
      `.It Cm ${words(path)}`,
      plain(sentence(command.description())),
    ]),
    '.El',
    '.Sh COMMANDS',
    ...commands.flatMap(commandSection),
    '.Sh ENVIRONMENT',
    ...definitions(ENVIRONMENT, 'Ev'),
    '.Sh FILES',
    ...definitions(FILES, 'Pa'),
    '.Sh EXIT STATUS',
    'Of most commands:',
    ...definitions(EXIT, 'Li'),
    '.Pp',
    'Commands that have others say so above.',
    '.Sh EXAMPLES',
    ...exampleLines(manual(program).examples),
    '.Sh SEE ALSO',
    ...SEE_ALSO.map(
      ([name, section], index) => `.Xr ${name} ${section}${index === SEE_ALSO.length - 1 ? '' : ' ,'}`,
    ),
    '',
  ].join('\n');
}

function synopsis({ command, path }: PlacedCommand): string[] {
  const operands = command.registeredArguments.map((argument) => {
    const name = `Ar ${words(argument.name())}${argument.variadic ? ' ...' : ''}`;
    return argument.required ? name : `Op ${name}`;
  });
  return ['.Nm', `.Cm ${words(path)}`, '.Op Ar options', ...operands.map((operand) => `.${operand}`)];
}

function commandSection({ command, path }: PlacedCommand): string[] {
  const { sections, examples, exit } = manual(command);
  return [
    `.Ss zfskit ${words(path)}`,
    '.Bd -literal -offset 2n',
    ...usageOf(command).split('\n').map(literal),
    '.Ed',
    '.Pp',
    plain(sentence(command.description())),
    ...tagged([
      ...command.registeredArguments.map(
        (argument) => [`Ar ${words(argument.name())}`, argument.description] as const,
      ),
      ...optionsOf(command).map((option) => [flags(option.flags), optionText(option)] as const),
    ]),
    ...sections.flatMap(({ title, text }) => [
      '.Pp',
      ...(title === '' ? [] : [plain(`${title}:`)]),
      ...texts(text),
    ]),
    '.Pp',
    'Examples:',
    ...exampleLines(examples),
    '.Pp',
    'Exit status:',
    ...definitions(exit, 'Li'),
  ];
}

/** Paragraphs and terms, in their order. */
function texts(text: readonly ManualText[]): string[] {
  return text.flatMap((part, index) => {
    if (typeof part !== 'string') return definitions([part], 'Li');
    return index === 0 ? [plain(part)] : ['.Pp', plain(part)];
  });
}

function definitions(terms: readonly (readonly [string, string])[], macro: string): string[] {
  return tagged(terms.map(([term, meaning]) => [`${macro} ${words(term)}`, meaning]));
}

function tagged(items: readonly (readonly [heading: string, text: string])[]): string[] {
  if (items.length === 0) return [];
  return [
    '.Bl -tag -width Ds',
    ...items.flatMap(([heading, text]) => [`.It ${heading}`, plain(text)]),
    '.El',
  ];
}

function exampleLines(examples: readonly ManualExample[]): string[] {
  const lines = examples.flatMap(([line, purpose]) => [
    ...line.split('\n').map(literal),
    ...(purpose === undefined ? [] : [literal(`    ${purpose}`)]),
  ]);
  return ['.Bd -literal -offset 2n', ...lines, '.Ed'];
}

/** `-o, --output <file>` as macros. */
function flags(text: string): string {
  const parts = text.split(/,? /).map((part) => {
    const flag = /^-(.*)$/.exec(part)?.[1];
    return flag === undefined ? `Ar ${words(part.replaceAll(/[<>]/g, ''))}` : `Fl ${words(flag)}`;
  });
  return parts.join(' ').replace(/ Fl \\-/, ' , Fl \\-');
}

/** Arguments of a macro: none of them is one itself. */
function words(text: string): string {
  return text
    .split(' ')
    .map((word) => `${/^[A-Z][a-z]$/.test(word) ? '\\&' : ''}${characters(word)}`)
    .join(' ');
}

/** Lines of text: no longer than mdoc wants them, each sentence beginning one. */
function plain(text: string): string {
  return text
    .split(/(?<=[.?!]) (?=[A-Z"])/)
    .flatMap((part) => wrapped(part, 0, 72))
    .map(literal)
    .join('\n');
}

function literal(text: string): string {
  return guarded(characters(text));
}

function characters(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti');
}

/** A line that is no macro. */
function guarded(line: string): string {
  return /^[.']/.test(line) ? `\\&${line}` : line;
}
