import type { Command } from 'commander';
import { wrapped } from './wrapped.ts';

/** A term with its meaning, or a paragraph. */
export type ManualText = string | readonly [term: string, meaning: string];

/** A command line, and what it is for. */
export type ManualExample = readonly [command: string, purpose?: string];

/** What the help of a command, its part of the man page and of the reference say beside its arguments and options. */
export interface ManualFacts {
  readonly sections?: readonly { readonly title: string; readonly text: readonly ManualText[] }[];
  readonly examples: readonly ManualExample[];
  /** Exit statuses and what they mean; {@link EXIT} where they are those of most commands. */
  readonly exit?: readonly (readonly [status: string, meaning: string])[];
}

/** Exit statuses of most commands. */
export const EXIT = [
  ['0', 'done'],
  ['1', 'failed'],
  ['2', 'wrong usage'],
] as const;

/** The {@link EXIT} of a command that has its own meaning of some. */
export function exitWith(...own: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const all = new Map<string, string>([...EXIT, ...own]);
  return [...all].sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** A {@link ManualFacts} as it is in force. */
export type Manual = Required<ManualFacts>;

const manuals = new WeakMap<Command, Manual>();

/** Gives a command its manual, and its help the text of it. */
export function withManual(command: Command, facts: ManualFacts): Command {
  const manual = { sections: [], exit: EXIT, ...facts };
  manuals.set(command, manual);
  return command.addHelpText('after', ({ command: shown }) => manualText(manual, helpWidth(shown)));
}

/** The manual of a command, if it was given one. */
export function manualOf(command: Command): Manual | undefined {
  return manuals.get(command);
}

/** The longest example that has its purpose beside it. */
const BESIDE_COLUMNS = 36;

/** Columns of help: those of a narrow terminal, else 80. */
export const MAX_HELP_COLUMNS = 80;

function helpWidth(command: Command): number {
  const { getOutHelpWidth } = command.configureOutput();
  return Math.min(getOutHelpWidth?.() ?? MAX_HELP_COLUMNS, MAX_HELP_COLUMNS);
}

function manualText({ sections, examples, exit }: Manual, width: number): string {
  const blocks = [
    ...sections.flatMap(({ title, text }) => [
      ...(title === '' ? [] : [`${title}:`]),
      ...lines(text, title, width),
      '',
    ]),
    'Examples:',
    ...examples.flatMap((example) => exampleLines(example, examples, width)),
    '',
    'Exit status:',
    ...lines(exit, 'Exit status', width),
  ];
  return `\n${blocks.join('\n')}`;
}

/** Terms and their meanings in two columns; paragraphs under a title are as indented as the terms. */
function lines(text: readonly ManualText[], title: string, width: number): string[] {
  const terms = text.filter((part) => typeof part !== 'string').map(([term]) => term.length);
  const column = Math.max(...terms, 0) + 4;
  return text.flatMap((part) => {
    if (typeof part === 'string') return wrapped(part, title === '' ? 0 : 2, width);
    const [term, meaning] = part;
    const [first = '', ...rest] = wrapped(meaning, column, width);
    return [`  ${term.padEnd(column - 2)}${first.trimStart()}`, ...rest];
  });
}

/** The purpose stands beside the command where there is room, else on a line of its own. */
function exampleLines(
  [command, purpose]: ManualExample,
  all: readonly ManualExample[],
  width: number,
): string[] {
  const shown = command.split('\n').map((line) => `  ${line}`);
  if (purpose === undefined) return shown;
  const beside = all.filter(([line, text]) => text !== undefined && line.length <= BESIDE_COLUMNS);
  const column = Math.max(...beside.map(([line]) => line.length), 0) + 4;
  if (command.length <= BESIDE_COLUMNS && column + purpose.length <= width) {
    return [`  ${command.padEnd(column - 2)}${purpose}`];
  }
  return [...shown, ...wrapped(purpose, 6, width)];
}
