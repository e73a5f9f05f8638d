import { Command } from 'commander';
import { nvlistConvertCommand } from './nvlist-convert.ts';
import { nvlistDiffCommand } from './nvlist-diff.ts';
import { nvlistDumpCommand } from './nvlist-dump.ts';

/** `zfskit nvlist`: packed nvlists in files, such as `/etc/zfs/zpool.cache`. Needs neither ZFS nor root. */
export function nvlistCommand(): Command {
  return new Command('nvlist')
    .description('show, convert and compare packed nvlists in files')
    .addCommand(nvlistDumpCommand().exitOverride())
    .addCommand(nvlistConvertCommand().exitOverride())
    .addCommand(nvlistDiffCommand().exitOverride())
    .addHelpText(
      'after',
      `
FILE is native (either byte order) or XDR encoded, found out from its header, or the lossless JSON that
"dump --lossless" prints; - is standard input.

Examples:
  zfskit nvlist dump /etc/zfs/zpool.cache
  zfskit nvlist convert zpool.cache --to xdr -o zpool.xdr
  zfskit nvlist diff before.bin after.bin`,
    );
}
