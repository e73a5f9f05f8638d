/** Says what is wrong with pools, and what can be done. See README.md. */
import { parseArgs } from 'node:util';
import { openZfs, type ProblemSeverity, type Zfs } from 'zfskit';
import { OpenProblems, type ProblemChange } from './open-problems.ts';
import { lookAtAll, watchHealth } from './watch-health.ts';

const USAGE = `Usage: main [--once] [--info] [--every SECONDS] [--socket PATH]

Prints the problems of all pools, and then each that comes or goes, one line of
JSON each. With --once it ends behind the first look. With --info also what is
not wrong yet. All pools are looked at every 60 seconds (--every), also where
no event tells of them.
With --socket it uses the ZFS of a zfskit service.

Exit status: 0 no problem is there, 1 one is, 2 wrong usage, 3 ZFS cannot be
asked.`;

const PATIENCE_MS = 10_000;

const { values } = argumentsGiven();
const shown: readonly ProblemSeverity[] = values.info
  ? ['critical', 'warning', 'info']
  : ['critical', 'warning'];
const every = Number(values.every);

if (!Number.isInteger(every) || every < 1 || every > 86_400) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = await run();
}

async function run(): Promise<number> {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  const open = new OpenProblems();
  try {
    await using zfs = await openZfs(values.socket === undefined ? {} : { socket: values.socket });
    await watch(zfs, open, stopping.signal);
  } catch (error) {
    if (!stopping.signal.aborted) {
      console.error(`health-watcher: ${error instanceof Error ? error.message : error}`);
      return 3;
    }
  }
  return [...open.all()].some(({ severity }) => severity !== 'info') ? 1 : 0;
}

async function watch(zfs: Zfs, open: OpenProblems, signal: AbortSignal): Promise<void> {
  const onWatching = () => console.error('health-watcher: watches');
  const options = { signal, everyMs: every * 1000, patienceMs: PATIENCE_MS, onWatching };
  if (values.once) {
    for (const change of await lookAtAll(zfs, open, options)) print(change, []);
    return;
  }
  for await (const change of watchHealth(zfs, open, options)) print(change, change.events);
}

function print({ change, pool, problem }: ProblemChange, events: readonly string[]): void {
  const { kind, severity, vdevs, sentence, action, url } = problem;
  if (!shown.includes(severity)) return;
  const time = new Date().toISOString();
  console.log(JSON.stringify({ time, change, pool, kind, severity, vdevs, sentence, action, url, events }));
}

/** What was asked for; for help, and for what there is not, the end. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        once: { type: 'boolean', default: false },
        info: { type: 'boolean', default: false },
        every: { type: 'string', default: '60' },
        socket: { type: 'string' },
      },
    });
    if (!given.values.help) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`health-watcher: ${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
