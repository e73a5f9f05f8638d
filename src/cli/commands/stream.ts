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
    .addCommand(streamTokenCommand().exitOverride());
}
