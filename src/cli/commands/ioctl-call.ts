import { text as readText } from 'node:stream/consumers';
import { Command } from 'commander';
import { printableJson } from '../../human.ts';
import { type CallableIoctl, call, describeIoctl, type IoctlRow, ioctls } from '../../ioctl/index.ts';
import { argumentsFromJson } from '../ioctl/arguments-from-json.ts';
import { ioctlNamed } from '../ioctl/ioctl-named.ts';
import { linesOf, replyToJson } from '../ioctl/reply-to-json.ts';
import { openCommandZfs } from '../open-zfs.ts';

interface CallOptions {
  readonly json?: boolean;
  readonly lossless?: boolean;
  readonly yes?: boolean;
}

/** `zfskit ioctl call`: issues one ioctl, checked by its row, and prints the reply. */
export function ioctlCallCommand(): Command {
  const command = new Command('call')
    .description('issue one ioctl and print its reply')
    .argument('<name>', 'in any case, with or without ZFS_IOC_')
    .argument('[subject]', 'pool, dataset, snapshot or bookmark, for an ioctl that is about one')
    .argument('[json]', 'the other arguments by their kernel names; - reads them from standard input')
    .option('--json', 'print one JSON object, 64-bit integers as decimal strings')
    .option('--lossless', 'print lists with their data types, so that they can be given to an ioctl again')
    .option('--yes', 'issue an ioctl that may change something')
    .action(async (text: string, ...rest: (string | undefined | CallOptions)[]) => {
      const [first, second, options] = rest as [string | undefined, string | undefined, CallOptions];
      const name = ioctlNamed(text);
      if (name === undefined) {
        return command.error(`zfskit: there is no ioctl ${text}: see "zfskit ioctl list"`);
      }
      const row: IoctlRow = ioctls[name];
      const [subject, json] = row.subject === 'none' ? [undefined, first, second] : [first, second];
      if (row.subject === 'none' && second !== undefined) {
        return command.error(`zfskit: ${name} is about no pool or dataset: it takes one argument, the JSON`);
      }
      if (row.subject !== 'none' && subject === undefined) {
        return command.error(`zfskit: ${name} needs the name of a ${row.subject.replaceAll('-', ' ')}`);
      }
      if (!describeIoctl(name).readOnly && row.withheld === undefined && !options.yes) {
        return command.error(`zfskit: ${name} may change something: add --yes to issue it`);
      }
      const given =
        json === undefined ? {} : argumentsFromJson(row, json === '-' ? await readText(process.stdin) : json);
      const input = { ...defaults(row), ...given, ...(subject === undefined ? {} : { zc_name: subject }) };
      await using zfs = await openCommandZfs();
      const reply = replyToJson(await call(zfs.transport, name as CallableIoctl, input as never), options);
      const lines =
        options.json || options.lossless ? [printableJson(JSON.stringify(reply))] : linesOf(reply);
      const print = row.lasting === 'send' ? console.error : console.log;
      if (lines.length > 0) print(lines.join('\n'));
    });
  return command;
}

/** An nvlist ioctl takes a list even when nothing is in it. */
function defaults(row: IoctlRow): { innvl?: object } {
  return row.style === 'nvlist' ? { innvl: {} } : {};
}
