import { Command } from 'commander';
import { streamDumpCommand } from './stream-dump.ts';
import { streamTokenCommand } from './stream-token.ts';
import { streamVerifyCommand } from './stream-verify.ts';

/** `zfskit stream`: send streams in files, and resume tokens. Needs neither ZFS nor root. */
export function streamCommand(): Command {
  return new Command('stream')
    .description('show and check send streams and resume tokens, without a pool')
    .addCommand(streamDumpCommand().exitOverride())
    .addCommand(streamVerifyCommand().exitOverride())
    .addCommand(streamTokenCommand().exitOverride())
    .addHelpText(
      'after',
      `
FILE is what "zfs send" writes, plain or a package (-R, -I, -p), of either byte order; - is standard input.

Examples:
  zfskit stream dump backup.zfs
  zfs send -R tank/a@now | zfskit stream dump -v --json -
  zfskit stream verify backup.zfs && zfs receive tank/b <backup.zfs
  zfskit stream token "$(zfs get -Ho value receive_resume_token tank/b)"`,
    );
}
