import { Command } from 'commander';
import { printableJson } from '../../human.ts';
import { describeIoctl, type IoctlName, ioctls, readCapabilities } from '../../ioctl/index.ts';

/** `zfskit ioctl list`: every ioctl that zfskit knows, and whether the loaded module has it. */
export function ioctlListCommand(): Command {
  return new Command('list')
    .description('list every ioctl, and whether the loaded module has it')
    .option('--json', 'print one JSON object a line')
    .action((options: { json?: boolean }) => {
      const loaded = loadedIoctls();
      if (!options.json) console.log(heading(loaded !== undefined));
      for (const name of Object.keys(ioctls) as IoctlName[]) {
        const { number, style, subject, since, withheld } = describeIoctl(name);
        const here = loaded?.has(name);
        const record = { name, number, style, subject, since, withheld, loaded: here };
        console.log(options.json ? printableJson(JSON.stringify(record)) : line(record));
      }
    });
}

/** The ioctls of the loaded module; undefined without one, because this list is also for machines that have no ZFS. */
function loadedIoctls(): ReadonlySet<string> | undefined {
  try {
    return readCapabilities().ioctls;
  } catch {
    return undefined;
  }
}

interface Line {
  readonly name: string;
  readonly number: number;
  readonly style: string;
  readonly subject: string;
  readonly since: string;
  readonly withheld: string | undefined;
  readonly loaded: boolean | undefined;
}

function heading(isLoaded: boolean): string {
  return `${'NAME'.padEnd(34)}NUMBER  STYLE   ${'SUBJECT'.padEnd(21)}SINCE  ${isLoaded ? 'LOADED  ' : ''}CALL`;
}

function line({ name, number, style, subject, since, withheld, loaded }: Line): string {
  const here = loaded === undefined ? '' : (loaded ? 'yes' : 'no').padEnd(8);
  const call = withheld === undefined ? 'yes' : 'withheld';
  return `${name.padEnd(34)}0x${number.toString(16)}  ${style.padEnd(8)}${subject.padEnd(21)}${since}  ${here}${call}`;
}
