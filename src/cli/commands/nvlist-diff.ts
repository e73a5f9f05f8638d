import { Command } from 'commander';
import { printable } from '../../human.ts';
import { ZfsError } from '../../ioctl/index.ts';
import { diff, dump, type NvDifference, Nvlist, type NvTyped } from '../../nvlist/index.ts';
import { readListFile } from './nvlist-file.ts';

/** `zfskit nvlist diff`: in what two lists differ, one difference a line; exit status 1 if they do. */
export function nvlistDiffCommand(): Command {
  return new Command('diff')
    .description('compare two lists; exit status 1 if they differ')
    .argument('<before>', 'encoded list, or - for standard input')
    .argument('<after>', 'encoded list, or - for standard input')
    .action(async (before: string, after: string) => {
      if (before === '-' && after === '-') {
        throw new ZfsError({
          code: 'ZFSKIT_INVALID_ARGUMENT',
          message: 'only one of the lists can be standard input',
        });
      }
      const found = diff(await readListFile(before), await readListFile(after));
      for (const difference of found) process.stdout.write(describeDifference(difference));
      if (found.length > 0) process.exitCode = 1;
    });
}

/** Lines for one difference: `-` what was, `+` what is. */
export function describeDifference({ path, kind, before, after }: NvDifference): string {
  const place = path === '' ? '(list)' : printable(path);
  if (kind === 'order') return `! ${place}: same names in another order\n`;
  if (kind === 'flags') return `! ${place}: nvflag ${before} became ${after}\n`;
  if (kind === 'length') return `! ${place}: ${before} lists became ${after}\n`;
  return lines('-', place, before) + lines('+', place, after);
}

function lines(sign: string, place: string, typed: NvTyped | number | undefined): string {
  if (typeof typed !== 'object') return '';
  const text = typed.type === 'nvlist' ? dump(typed.value) : dump(new Nvlist().set('', typed));
  // A scalar is dumped as ": value" where its name is empty.
  if (text.startsWith(': ')) return `${sign} ${place} (${typed.type})${text}`;
  const body = text.split('\n').filter((line) => line !== '');
  return `${sign} ${place} (${typed.type})\n${body.map((line) => `${sign}     ${line}\n`).join('')}`;
}
