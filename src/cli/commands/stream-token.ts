import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { printable } from '../../human.ts';
import { decodeResumeToken, type ResumeToken } from '../../stream/index.ts';
import { jsonText } from '../json-text.ts';

/** `zfskit stream token`: what a resume token holds. */
export function streamTokenCommand(): Command {
  return new Command('token')
    .description('show what a resume token holds')
    .argument('<token>', 'value of the property receive_resume_token, or - for standard input')
    .option('--json', 'print one JSON object, 64-bit integers as decimal strings')
    .action(async (token: string, options: { json?: boolean }) => {
      const found = decodeResumeToken(token === '-' ? (await text(process.stdin)).trim() : token);
      process.stdout.write(options.json ? `${jsonText(found)}\n` : lines(found));
    });
}

function lines(token: ResumeToken): string {
  return Object.entries(token)
    .map(([name, value]) => `${name.padEnd(18)} ${shown(name, value)}\n`)
    .join('');
}

/** Guids in hexadecimal, as zfs and zstream print them. */
function shown(name: string, value: string | bigint | boolean | BigUint64Array): string {
  if (value instanceof BigUint64Array) return Array.from(value, (guid) => `0x${guid.toString(16)}`).join(' ');
  return typeof value === 'bigint' && name.endsWith('guid')
    ? `0x${value.toString(16)}`
    : printable(String(value));
}
