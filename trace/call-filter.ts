import { type IoctlName, ioctls, poolOf, ZfsError } from '../src/ioctl/index.ts';
import { Nvlist } from '../src/nvlist/index.ts';
import { isErrorCode } from './errno-facts.ts';
import { Glob } from './glob.ts';
import type { TracedCall } from './traced-call.ts';

/** Which calls of a trace are wanted. */
export interface CallFilter {
  /** Whether a call is wanted. */
  readonly accepts: (call: TracedCall) => boolean;
  /** Whether events of a process are wanted: of all, unless the filter is about processes. */
  readonly acceptsProcess: (pid: number) => boolean;
}

/** What {@link parseFilter} takes, for people. */
const FILTER_FORMS =
  'ioctl=SNAPSHOT,DESTROY*  pool=tank  dataset=tank/a  error  error=ENOENT,EBUSY  ok  duration>10ms  pid=812; != for all others';

/** Nanoseconds of the units of a duration. */
const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };

const ALL_PROCESSES = () => true;

/** How a key of a filter is understood. */
type Parse = (
  values: readonly string[],
  expression: string,
) => Omit<CallFilter, 'acceptsProcess'> | CallFilter;

const KEYS: Readonly<Record<string, Parse>> = {
  ioctl: ioctlFilter,
  pool: poolFilter,
  dataset: datasetFilter,
  error: errorFilter,
  pid: pidFilter,
};

/**
 * Understands one filter expression:
 *
 * - `ioctl=SNAPSHOT,ZFS_IOC_DESTROY*`: these ioctls; `*` stands for any characters, ZFS_IOC_ and case do not matter
 * - `pool=tank`: calls about a pool and what is in it; globs
 * - `dataset=tank/a`: calls about a dataset and what is below it; also where it is named in the input; globs
 * - `error`, `ok`: calls that failed, that succeeded; `error=ENOENT,EBUSY`: that failed so
 * - `duration>10ms`: also `<`, `>=`, `<=`; ns, us, ms, s; a call that never came back takes longer than any
 * - `pid=812,813`
 *
 * `!=` in place of `=`, or a `!` before the values, turns it into its contrary; `error!=ENOENT`: calls that failed otherwise.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when it cannot be understood, or no ioctl is meant by it
 */
export function parseFilter(expression: string): CallFilter {
  const text = expression.trim();
  if (text === 'ok') return anyProcess({ accepts: ({ errno }) => errno === 0 });
  if (text === 'error') return anyProcess({ accepts: isFailed });
  const duration = /^duration\s*([<>]=?)\s*([\d.]+)\s*(ns|us|µs|ms|s)$/.exec(text);
  if (duration) return anyProcess(durationFilter(duration, expression));
  const parts = /^(\w+)\s*(!?=)\s*(!?)(.*)$/s.exec(text);
  const [, key = '', sign = '', mark = '', rest = ''] = parts ?? [];
  const parse = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  const values = rest.split(',').map((value) => value.trim());
  if (parse === undefined || values.includes('')) refuse(expression, `these are allowed: ${FILTER_FORMS}`);
  const filter = anyProcess(parse(values, expression));
  if ((sign === '!=') === (mark === '!')) return filter;
  return key === 'error' ? failedOtherwise(filter) : contrary(filter, key === 'pid');
}

function anyProcess(filter: Omit<CallFilter, 'acceptsProcess'> | CallFilter): CallFilter {
  return { acceptsProcess: ALL_PROCESSES, ...filter };
}

function contrary({ accepts, acceptsProcess }: CallFilter, isAboutProcess: boolean): CallFilter {
  return {
    accepts: (call) => !accepts(call),
    acceptsProcess: isAboutProcess ? (pid) => !acceptsProcess(pid) : acceptsProcess,
  };
}

function failedOtherwise({ accepts, acceptsProcess }: CallFilter): CallFilter {
  return { accepts: (call) => isFailed(call) && !accepts(call), acceptsProcess };
}

function isFailed({ errno }: TracedCall): boolean {
  return errno !== 0;
}

function ioctlFilter(values: readonly string[], expression: string) {
  const globs = values.map((value) => new Glob(value.toUpperCase().replace(/^ZFS_IOC_/, '')));
  const names = Object.keys(ioctls) as IoctlName[];
  const shortNames = names.map((name) => name.slice('ZFS_IOC_'.length));
  const unknown = values.find(
    (value, i) => !/^0x[0-9a-f*]+$/i.test(value) && !shortNames.some((name) => globs[i]?.matches(name)),
  );
  if (unknown !== undefined) refuse(expression, `there is no ioctl ${unknown}: see "zfskit ioctl list"`);
  const wanted = (name: string) => {
    const short = name.toUpperCase().replace(/^ZFS_IOC_/, '');
    return globs.some((glob) => glob.matches(short));
  };
  return { accepts: ({ name }: TracedCall) => wanted(name) };
}

function poolFilter(values: readonly string[]) {
  const globs = values.map((value) => new Glob(value));
  return {
    accepts: ({ subject }: TracedCall) =>
      subject !== '' && globs.some((glob) => glob.matches(poolOf(subject))),
  };
}

function datasetFilter(values: readonly string[]) {
  const globs = values.map((value) => new Glob(value));
  const wanted = (name: string) => globs.some((glob) => glob.matchesAbove(name));
  return { accepts: (call: TracedCall) => namesOf(call, wanted) };
}

/** Whether a name that a call gives is wanted: its subject, a member, a name or text anywhere in its input. */
function namesOf({ subject, members, lists }: TracedCall, wanted: (name: string) => boolean): boolean {
  if (wanted(subject)) return true;
  if (members.some(({ before }) => typeof before === 'string' && wanted(before))) return true;
  const src = lists.find(({ place }) => place === 'zc_nvlist_src');
  return src?.list !== undefined && namesIn(src.list, wanted);
}

function namesIn(list: Nvlist, wanted: (name: string) => boolean): boolean {
  for (const { name, value } of list) {
    if (wanted(name) || valueNames(value, wanted)) return true;
  }
  return false;
}

function valueNames(value: unknown, wanted: (name: string) => boolean): boolean {
  if (typeof value === 'string') return wanted(value);
  if (value instanceof Nvlist) return namesIn(value, wanted);
  return Array.isArray(value) && value.some((item) => valueNames(item, wanted));
}

function errorFilter(values: readonly string[], expression: string) {
  const wrong = values.find((value) => !isErrorCode(value));
  if (wrong !== undefined) refuse(expression, `${wrong} is no error such as ENOENT or ZFS_ERR_RESUME_EXISTS`);
  const codes = new Set<string | undefined>(values);
  return { accepts: ({ code }: TracedCall) => code !== undefined && codes.has(code) };
}

function pidFilter(values: readonly string[], expression: string): CallFilter {
  const wrong = values.find((value) => !/^\d{1,10}$/.test(value));
  if (wrong !== undefined) refuse(expression, `${wrong} is no process id`);
  const pids = new Set(values.map(Number));
  return {
    accepts: ({ pid, tid }) => pids.has(pid) || pids.has(tid),
    acceptsProcess: (pid) => pids.has(pid),
  };
}

function durationFilter([, sign, number, unit]: RegExpExecArray, expression: string) {
  const limit = Number(number) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (!Number.isFinite(limit)) refuse(expression, `${number} is no number`);
  const compare: Readonly<Record<string, (value: number) => boolean>> = {
    '>': (value) => value > limit,
    '>=': (value) => value >= limit,
    '<': (value) => value < limit,
    '<=': (value) => value <= limit,
  };
  const holds = compare[sign ?? ''];
  return {
    accepts: ({ durationNs }: TracedCall) =>
      holds?.(durationNs === undefined ? Number.POSITIVE_INFINITY : Number(durationNs)) === true,
  };
}

function refuse(expression: string, why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `the filter "${expression}" cannot be understood: ${why}`,
  });
}
