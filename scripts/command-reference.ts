import type { Command, Option } from 'commander';
import { commandsOf, type PlacedCommand } from '../src/cli/command-tree.ts';
import { EXIT, type Manual, type ManualText, manualOf } from '../src/cli/manual.ts';
import { ENVIRONMENT, FILES } from '../src/cli/manuals.ts';
import { zfskitCommand } from '../src/cli/program.ts';

const WRITTEN = '<!-- Written by "npm run generate" from src/cli: change the commands, not this page. -->';

/** The reference page of the command, `docs/reference/command.md`. */
export function commandReference(): string {
  const commands = commandsOf(zfskitCommand());
  const contents = commands.slice(1).map(({ path, command }) => {
    const indent = '  '.repeat(path.split(' ').length - 1);
    return `${indent}- [\`zfskit ${path}\`](#zfskit-${path.replaceAll(' ', '-')}): ${escaped(command.description())}`;
  });
  return [
    `${WRITTEN}\n`,
    '# The zfskit command\n',
    `What \`zfskit --help\`, \`zfskit COMMAND --help\` and \`man zfskit\` say. Exit statuses are in [one table](exit-status.md) too.\n`,
    ...contents,
    '',
    ...commands.slice(1).map(commandSection),
    '## Environment\n',
    ...ENVIRONMENT.map(([name, meaning]) => `- \`${name}\`: ${escaped(meaning)}`),
    '',
    '## Files\n',
    ...FILES.map(([path, meaning]) => `- \`${path}\`: ${escaped(meaning)}`),
    '',
  ].join('\n');
}

/** The table of exit statuses, `docs/reference/exit-status.md`. */
export function exitStatusReference(): string {
  const rows = commandsOf(zfskitCommand())
    .filter(({ command }) => command.commands.length === 0 || command.registeredArguments.length > 0)
    .flatMap(({ command, path }) =>
      manual(command).exit.map(
        ([status, meaning]) => `| \`zfskit ${path}\` | ${status} | ${escaped(meaning)} |`,
      ),
    );
  return [
    `${WRITTEN}\n`,
    '# Exit status\n',
    `Of most commands: ${EXIT.map(([status, meaning]) => `${status} ${meaning}`).join(', ')}. An error is one line on standard error that begins with \`zfskit:\`; with \`--json\` too. Lines below one about wrong usage say where help is, and what may have been meant.\n`,
    '| Command | Status | Meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function commandSection({ command, path }: PlacedCommand): string {
  const { sections, examples, exit } = manual(command);
  const operands = command.registeredArguments.map((argument) => {
    return `- \`${argument.required ? `<${argument.name()}>` : `[${argument.name()}]`}\`: ${escaped(argument.description)}`;
  });
  const options = optionsOf(command).map((option) => `- \`${option.flags}\`: ${escaped(optionText(option))}`);
  return [
    `## zfskit ${path}\n`,
    `${escaped(sentence(command.description()))}\n`,
    `\`\`\`text\n${usageOf(command)}\n\`\`\`\n`,
    ...listed([...operands, ...options]),
    ...sections.flatMap(({ title, text }) => [
      ...(title === '' ? [] : [`**${escaped(title)}**\n`]),
      ...text.map((part) =>
        typeof part === 'string' ? `${escaped(part)}\n` : `- \`${part[0]}\`: ${escaped(part[1])}`,
      ),
    ]),
    `\`\`\`sh\n${examples.map(([line, purpose]) => (purpose === undefined ? line : `# ${purpose}\n${line}`)).join('\n')}\n\`\`\`\n`,
    `Exit status: ${exit.map(([status, meaning]) => `${status} ${escaped(meaning)}`).join('; ')}.\n`,
  ].join('\n');
}

function listed(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [...items, ''];
}

/** The manual of a command: each has one. */
export function manual(command: Command): Manual {
  const found = manualOf(command);
  if (found === undefined) throw new Error(`${command.name()} has no manual`);
  return found;
}

/** Options of a command that its help shows. */
export function optionsOf(command: Command): readonly Option[] {
  return command.createHelp().visibleOptions(command);
}

/** What help says of an option, with its values and default. */
export function optionText(option: Option): string {
  const { argChoices, defaultValue, defaultValueDescription } = option;
  const isShown = defaultValue !== undefined && typeof defaultValue !== 'object' && !option.negate;
  const defaultText = defaultValueDescription ?? String(defaultValue);
  const facts = [
    ...(argChoices === undefined ? [] : [argChoices.join(', ')]),
    ...(isShown ? [`default ${defaultText}`] : []),
  ];
  return facts.length === 0 ? option.description : `${option.description} (${facts.join('; ')})`;
}

/** How a command is called, one way a line. */
export function usageOf(command: Command): string {
  return command.createHelp().commandUsage(command).replaceAll(/\n\s+/g, '\n');
}

/** A description as a sentence. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Text that Markdown and Vue leave as it is. */
function escaped(text: ManualText & string): string {
  return text.replaceAll(/[\\*_<>|{}[\]]/g, '\\$&').replaceAll('\\{\\{', '\\{ \\{');
}
