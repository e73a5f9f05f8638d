import { Command, Option } from 'commander';
import { printableJson } from '../../human.ts';
import { dump, type Nvlist, printJson, toJson } from '../../nvlist/index.ts';
import { readListFile } from './nvlist-file.ts';

/** `zfskit nvlist dump`: a list as text or JSON. */
export function nvlistDumpCommand(): Command {
  return new Command('dump')
    .description('print a list')
    .argument('<file>', 'encoded list, or - for standard input')
    .addOption(
      new Option(
        '--json',
        "print what libnvpair's nvlist_print_json prints; integers keep all digits",
      ).conflicts('lossless'),
    )
    .option('--lossless', 'print JSON with data types, from which the list can be made again')
    .action(async (file: string, options: { json?: boolean; lossless?: boolean }) => {
      const list = await readListFile(file);
      if (options.json) process.stdout.write(`${printJson(list)}\n`);
      else if (options.lossless) process.stdout.write(`${losslessText(list)}\n`);
      else process.stdout.write(dump(list));
    });
}

/** Each line by itself: the line breaks between them are no part of a name or value. */
function losslessText(list: Nvlist): string {
  return JSON.stringify(toJson(list), null, 2).split('\n').map(printableJson).join('\n');
}
