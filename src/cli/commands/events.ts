import { once } from 'node:events';
import { Command } from 'commander';
import { printable } from '../../human.ts';
import { dump } from '../../nvlist/index.ts';
import type { ZfsEvent } from '../../zfs/index.ts';
import { jsonText } from '../json-text.ts';
import { openCommandZfs } from '../open-zfs.ts';

interface EventsCommandOptions {
  readonly follow?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly pool?: string;
  readonly class?: string;
}

/** `zfskit events`: what happened to the pools. */
export function eventsCommand(): Command {
  return new Command('events')
    .description('print the events that the kernel keeps, the oldest first')
    .option('-f, --follow', 'wait for new events, until Ctrl-C')
    .option('-v, --verbose', 'print all that is in each event')
    .option('--pool <pool>', 'only events of this pool')
    .option('--class <class>', 'only this class, or those below it: ereport, sysevent.fs.zfs.scrub_finish')
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .action(printEvents);
}

async function printEvents(options: EventsCommandOptions): Promise<void> {
  const { follow = false, json = false, verbose = false, pool, class: wanted } = options;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await using zfs = await openCommandZfs();
    const { signal } = stopping;
    for await (const event of zfs.events({ from: 'start', follow, pool, class: wanted, signal })) {
      await write(json ? `${jsonText(record(event))}\n` : text(event, verbose));
    }
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Waits for a reader that is slower than the events. */
async function write(output: string): Promise<void> {
  if (!process.stdout.write(output)) await once(process.stdout, 'drain');
}

function record({ eid, time, className, pool, poolGuid, missed, payload, list }: ZfsEvent): object {
  return { eid, time, class: className, pool, poolGuid, missed, payload, event: list };
}

function text(event: ZfsEvent, verbose: boolean): string {
  const { eid, className, pool, missed } = event;
  const loss = missed === 0n ? '' : `... at least ${missed} events are lost\n`;
  const line = `${timeText(event.time)} ${String(eid).padStart(6)} ${className.padEnd(36)} ${printable(pool ?? '-')}`;
  return `${loss}${line}\n${verbose ? dump(event.list).replace(/^(?=.)/gm, '    ') : ''}`;
}

function timeText(nanoseconds: bigint): string {
  const date = new Date(Number(nanoseconds / 1_000_000n));
  const fraction = (nanoseconds % 1_000_000_000n).toString().padStart(9, '0');
  return Number.isNaN(date.getTime())
    ? String(nanoseconds)
    : `${date.toISOString().slice(0, 19)}.${fraction}Z`;
}
