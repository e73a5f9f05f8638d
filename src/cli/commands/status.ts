import { Command } from 'commander';
import { humanBytes, humanDuration, humanNumber, humanTime, printable, progressBar } from '../../human.ts';
import type {
  DataError,
  PoolProblem,
  PoolStatus,
  ProblemSeverity,
  VdevStatus,
  WorkProgress,
  Zfs,
} from '../../zfs/index.ts';
import { answerOf, PATIENCE, poolNames } from '../answer-of.ts';
import { jsonText } from '../json-text.ts';
import { openCommandZfs } from '../open-zfs.ts';
import { type Style, stateStyle, styled } from '../style.ts';
import { type Cell, table } from '../table.ts';
import { told } from '../told.ts';

interface StatusOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly exact?: boolean;
  readonly check?: boolean;
}

/** A pool with all that is printed of it. */
interface Report {
  readonly name: string;
  /** Undefined when the kernel did not answer in time. */
  readonly status: PoolStatus | undefined;
  readonly problems: readonly PoolProblem[];
  readonly errors: readonly DataError[] | undefined;
}

/** Files that are printed; all others are counted. JSON has as many. */
const MOST_ERRORS = 1000;

const SEVERITY_STYLES: Readonly<Record<ProblemSeverity, Style | undefined>> = {
  critical: 'red',
  warning: 'yellow',
  info: undefined,
};

/** `zfskit status`: problems, background work and devices of pools. */
export function statusCommand(): Command {
  return new Command('status')
    .description('show problems, background work and devices of pools')
    .argument('[pool...]', 'pools to show; all when left out')
    .option('-v, --verbose', 'name damaged files, and show slow I/O, initialization and trims')
    .option('-p, --exact', 'print exact numbers')
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .option('--check', 'exit with status 3 when a pool has a warning or a critical problem')
    .action(async (names: string[], options: StatusOptions) => {
      await using zfs = await openCommandZfs();
      const pools = names.length > 0 ? names : await poolNames(zfs);
      let troubled = false;
      let isFirst = true;
      for (const name of pools) {
        const report = await told(answerOf(reportOf(zfs, name, options.verbose === true)));
        if (!report) continue;
        if (options.json) console.log(jsonText(record(report)));
        else {
          if (!isFirst) console.log('');
          for (const line of lines(report, options)) console.log(line);
        }
        isFirst = false;
        troubled ||= report.problems.some(({ severity }) => severity !== 'info');
      }
      if (options.check && troubled) process.exitCode = 3;
    });
}

async function reportOf(zfs: Zfs, name: string, verbose: boolean): Promise<Report> {
  const problems = await zfs.pools.health(name, PATIENCE);
  const status = await answerOf(zfs.pools.status(name, PATIENCE));
  const readable = verbose && status && !status.suspended && status.errorCount > 0n;
  return { name, status, problems, errors: readable ? await firstErrors(zfs, name) : undefined };
}

async function firstErrors(zfs: Zfs, name: string): Promise<DataError[]> {
  const errors: DataError[] = [];
  for await (const error of zfs.pools.errors(name)) {
    errors.push(error);
    if (errors.length === MOST_ERRORS) break;
  }
  return errors;
}

/** For JSON: the pool's status with its problems, or what is known where there is no status. */
function record(report: Report): object {
  const { name, status, problems, errors } = report;
  const state = stateOf(report);
  if (status) return { ...status, state, problems, errors };
  return { name, state, suspended: isSuspended(report), problems };
}

/** What zpool calls a pool that takes no writes is its state, in JSON too. */
function stateOf(report: Report): string {
  return isSuspended(report) ? 'SUSPENDED' : (report.status?.state ?? 'UNKNOWN');
}

function isSuspended({ status, problems }: Report): boolean {
  return status?.suspended ?? problems.some(({ kind }) => kind.startsWith('IO_FAILURE'));
}

function lines(report: Report, options: StatusOptions): string[] {
  const { name, status, problems, errors } = report;
  const state = stateOf(report);
  return [
    `${styled(printable(name), 'bold')}  ${styled(state, stateStyle(state))}`,
    ...problems.flatMap(problemLines),
    ...(status ? statusLines(status, errors, options) : []),
  ];
}

function statusLines(
  status: PoolStatus,
  errors: readonly DataError[] | undefined,
  options: StatusOptions,
): string[] {
  return [
    ...workLines(status).map((line) => `  ${line}`),
    '',
    ...vdevTable(status, options).map((line) => `  ${line}`),
    ...errorLines(status, errors),
  ];
}

function problemLines({ severity, messageId, sentence, action, vdevs, url }: PoolProblem): string[] {
  const label = messageId === undefined ? severity : `${severity} ${messageId}`;
  return [
    `  ${styled(label, SEVERITY_STYLES[severity])}: ${printable(sentence)}`,
    ...(vdevs.length > 0 ? [`    devices: ${vdevs.map(printable).join(', ')}`] : []),
    `    action: ${printable(action)}`,
    ...(url === undefined ? [] : [`    see: ${url}`]),
  ];
}

function workLines(status: PoolStatus): string[] {
  const { scan, errorScrub, removal, expansion, checkpoint, vdevs } = status;
  const lines: string[] = [];
  if (scan) lines.push(`scan: ${scanLine(scan)}`);
  if (errorScrub)
    lines.push(`error scrub: ${errorScrub.state}, ${errorScrub.examined} of ${errorScrub.toExamine}`);
  for (const { name, rebuild } of vdevs.children)
    if (rebuild)
      lines.push(`rebuild of ${printable(name)}: ${workLine(rebuild.state, rebuild, rebuild.errors)}`);
  if (removal)
    lines.push(
      `removal of ${printable(removal.vdevName ?? String(removal.vdev))}: ${workLine(removal.state, removal)}`,
    );
  if (expansion)
    lines.push(
      `expansion of ${printable(expansion.vdevName ?? String(expansion.vdev))}: ${workLine(expansion.state, expansion)}`,
    );
  if (checkpoint)
    lines.push(
      `checkpoint: ${checkpoint.state}, since ${humanTime(checkpoint.startSeconds)}, holds ${humanBytes(checkpoint.space)}`,
    );
  return lines;
}

function scanLine(scan: NonNullable<PoolStatus['scan']>): string {
  const { processed, pausedSeconds } = scan;
  const what = scan.function === 'resilver' ? 'resilvered' : 'repaired';
  if (pausedSeconds !== undefined)
    return `${scan.function} paused since ${humanTime(pausedSeconds)} ${percent(scan.progress.fraction)}`;
  return `${scan.function} ${workLine(scan.state, scan, scan.errors)}, ${humanBytes(processed)} ${what}`;
}

interface Work {
  readonly startSeconds: bigint;
  readonly endSeconds: bigint;
  readonly progress: WorkProgress;
}

function workLine(state: string, { startSeconds, endSeconds, progress }: Work, errors?: bigint): string {
  const withErrors = errors === undefined ? '' : ` with ${errors} errors`;
  if (state !== 'scanning' && state !== 'active') {
    const seconds = endSeconds > startSeconds ? endSeconds - startSeconds : 0n;
    return `${state} on ${humanTime(endSeconds)} after ${humanDuration(seconds)}${withErrors}`;
  }
  const { done, total, fraction, perSecond, secondsLeft } = progress;
  const left = secondsLeft === undefined ? '' : `, ${humanDuration(secondsLeft)} to go`;
  const amount = `${humanBytes(done)} of ${humanBytes(total)} at ${humanBytes(perSecond)}/s`;
  return `${progressBar(fraction)} ${percent(fraction)}, ${amount}${left}${withErrors}`;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

function vdevTable(status: PoolStatus, options: StatusOptions): string[] {
  const verbose = options.verbose === true;
  const number = (value: bigint) => (options.exact ? String(value) : humanNumber(value));
  const counter = (value: bigint): Cell => ({ text: number(value), style: value === 0n ? undefined : 'red' });
  const row = (vdev: VdevStatus, depth: number): Cell[] => [
    `${'  '.repeat(depth)}${printable(vdev.name)}`,
    { text: vdev.state, style: stateStyle(vdev.state) },
    counter(vdev.readErrors),
    counter(vdev.writeErrors),
    counter(vdev.checksumErrors),
    ...(verbose ? [vdev.children.length > 0 ? '-' : number(vdev.slowIos)] : []),
    noteOf(vdev, verbose),
  ];
  const below = (vdev: VdevStatus, depth: number): Cell[][] => [
    row(vdev, depth),
    ...vdev.children.flatMap((child) => below(child, depth + 1)),
  ];
  const group = (title: string, vdevs: readonly VdevStatus[]): Cell[][] =>
    vdevs.length === 0 ? [] : [[title], ...vdevs.flatMap((vdev) => below(vdev, 1))];
  const normal = status.vdevs.children.filter(
    (vdev) => vdev.class === 'normal' && vdev.type !== 'indirect' && vdev.type !== 'hole',
  );
  const columns = [
    { title: 'NAME' },
    { title: 'STATE' },
    ...['READ', 'WRITE', 'CKSUM', ...(verbose ? ['SLOW'] : [])].map((title) => ({
      title,
      align: 'right' as const,
    })),
    { title: '' },
  ];
  return table(columns, [
    row(status.vdevs, 0),
    ...normal.flatMap((vdev) => below(vdev, 1)),
    ...group('dedup', status.dedup),
    ...group('special', status.special),
    ...group('logs', status.logs),
    ...group('cache', status.l2cache),
    ...group('spares', status.spares),
  ]);
}

function noteOf(
  { reason, activity, notPresent, path, initialize, trim }: VdevStatus,
  verbose: boolean,
): string {
  const notes = [
    notPresent && path !== undefined ? `was ${printable(path)}` : reason,
    activity && `(${activity})`,
  ];
  if (verbose && initialize) notes.push(`(initialize ${initialize.state} ${percent(initialize.fraction)})`);
  if (verbose && trim) notes.push(`(trim ${trim.state} ${percent(trim.fraction)})`);
  return notes.filter((note) => note !== undefined).join('  ');
}

function errorLines({ errorCount }: PoolStatus, errors: readonly DataError[] | undefined): string[] {
  if (errorCount === 0n) return [];
  const more = errors?.length === MOST_ERRORS ? ['    ...'] : [];
  const files = errors?.map(({ text }) => `    ${printable(text)}`) ?? [];
  return ['', `  ${styled(`data errors: ${errorCount}`, 'red')}`, ...files, ...more];
}
