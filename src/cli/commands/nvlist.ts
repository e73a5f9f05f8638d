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
    .addCommand(nvlistDiffCommand().exitOverride());
}
