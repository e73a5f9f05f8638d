import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { booleanValue, double, flag, int32, Nvlist, uint8Array, uint64Array } from '../src/nvlist/index.ts';
import { eventJson, headerJson } from './call-json.ts';
import { CallSummary } from './call-summary.ts';
import { MADE_ABI } from './made-call.ts';
import { conf, dst, member, src, tracedCall } from './made-traced-call.ts';
import type { ShownEvent } from './shown-event.ts';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly const?: unknown;
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly oneOf?: readonly Schema[];
}

const text = readFileSync(new URL('../docs/reference/trace-event.schema.json', import.meta.url), 'utf8');
const root = JSON.parse(text) as Schema;

/** What of a value does not fit a schema, by the keywords that the file uses. */
function misfits(value: unknown, schema: Schema, path = ''): string[] {
  if (schema.$ref) return misfits(value, root.$defs?.[schema.$ref.slice('#/$defs/'.length)] ?? {}, path);
  if (schema.oneOf) {
    const tries = schema.oneOf.map((option) => misfits(value, option, path));
    const fitting = tries.filter((found) => found.length === 0).length;
    return fitting === 1 ? [] : [`${path}: fits ${fitting} of ${tries.length}: ${tries.flat().join(', ')}`];
  }
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const types = [schema.type ?? []].flat();
  const isNumber = type === 'number' && types.includes('integer') && Number.isInteger(value);
  const found: string[] = [];
  if (types.length > 0 && !types.includes(type) && !isNumber) found.push(`${path}: ${type}`);
  if ('const' in schema && value !== schema.const) found.push(`${path}: ${value}`);
  if (schema.minimum !== undefined && (value as number) < schema.minimum) found.push(`${path}: ${value}`);
  if (schema.pattern && type === 'string' && !new RegExp(schema.pattern).test(value as string)) {
    found.push(`${path}: ${value}`);
  }
  if (schema.items && Array.isArray(value)) {
    for (const [i, item] of value.entries()) found.push(...misfits(item, schema.items, `${path}[${i}]`));
  }
  if (type !== 'object') return found;
  const object = value as Readonly<Record<string, unknown>>;
  for (const name of schema.required ?? []) if (!(name in object)) found.push(`${path}.${name}: missing`);
  for (const [name, item] of Object.entries(object)) {
    const inner = schema.properties?.[name] ?? schema.additionalProperties;
    if (inner === false) found.push(`${path}.${name}: unknown`);
    else if (inner) found.push(...misfits(item, inner, `${path}.${name}`));
    // A name that is printed is described.
    else if (schema.properties) found.push(`${path}.${name}: not described`);
  }
  return found;
}

const printed = (event: ShownEvent) => JSON.parse(JSON.stringify(eventJson(event)));

const full = tracedCall({
  name: 'ZFS_IOC_SNAPSHOT',
  subject: 'tank',
  errno: 17,
  members: [member('zc_cookie', 0n, 5n), member('zc_simple', 1), member('zc_value', 'a\u001b', 'b')],
  lists: [
    src(
      Nvlist.from({
        snaps: Nvlist.from({ 'tank@a': flag(), ['__proto__']: flag() }),
        guid: 18446744073709551615n,
        on: booleanValue(false),
        ratio: double(Number.NaN),
        bytes: uint8Array(Uint8Array.of(1, 255)),
        many: uint64Array(BigUint64Array.of(1n, 2n)),
      }),
    ),
    conf(Nvlist.from({ type: 'root' })),
    dst(Nvlist.from({ 'tank@b': int32(17) })),
  ],
  history: Uint8Array.of(0xca, 0xfe),
});

const undecoded = {
  place: 'zc_nvlist_dst',
  list: undefined,
  bytes: Uint8Array.of(1, 2),
  size: 2n,
  problem: 'no such encoding',
  redacted: false,
} as const;

const unknown = tracedCall({
  name: '0x5aff',
  errno: undefined,
  durationNs: undefined,
  members: [{ name: 'zc_cookie', before: 1n, after: undefined, changed: false }],
  lists: [undecoded],
  problem: 'cut off',
});

const base = { at: 1n, pid: 5, tid: 6 };
const events: ShownEvent[] = [
  full,
  unknown,
  { ...base, kind: 'exec', ppid: 0, argv: ['zfs', 'list'] },
  { ...base, kind: 'fork', child: 7 },
  { ...base, kind: 'exit', status: 0, signal: undefined },
  { ...base, kind: 'exit', status: undefined, signal: 9 },
  { ...base, kind: 'detach' },
];

test('what is printed fits the schema', () => {
  for (const event of events) expect(misfits(printed(event), root)).toEqual([]);
  for (const command of [undefined, ['zfs']]) {
    const header = headerJson({ abi: MADE_ABI, startedAt: 5n, command });
    expect(misfits(JSON.parse(JSON.stringify(header)), root)).toEqual([]);
  }
  const summary = new CallSummary();
  summary.add(full);
  expect(misfits(JSON.parse(JSON.stringify(summary.json())), root)).toEqual([]);
});

test('the schema refuses what is wrong', () => {
  expect(misfits({ ...printed(full), errno: '17' }, root)).not.toEqual([]);
  expect(misfits({ ...printed(full), members: { zc_cookie: 5 } }, root)).not.toEqual([]);
  expect(misfits({ ...printed(full), v: 2 }, root)).not.toEqual([]);
});

test('a call', () => {
  expect(printed(full)).toEqual({
    v: 1,
    event: 'call',
    time: '1790000000123456789',
    pid: 812,
    tid: 812,
    seq: 0,
    fd: 3,
    ioctl: 'ZFS_IOC_SNAPSHOT',
    request: 0x5a23,
    subject: 'tank',
    members: {
      zc_cookie: { before: '0', after: '5' },
      zc_simple: { before: 1, after: 1 },
      zc_value: { before: 'a\u001b', after: 'b' },
    },
    src: {
      snaps: JSON.parse('{"tank@a":true,"__proto__":true}'),
      guid: '18446744073709551615',
      on: false,
      ratio: 'NaN',
      bytes: '01ff',
      many: ['1', '2'],
    },
    conf: { type: 'root' },
    dst: { 'tank@b': 17 },
    history_bytes: 'cafe',
    errno: 17,
    code: 'EEXIST',
    meaning: 'there is such a snapshot already',
    failures: { 'tank@b': 'EEXIST' },
    duration_ns: '250000',
    attempts: 1,
  });
  expect(JSON.stringify(eventJson(full))).toContain('"__proto__":true');
});

test('bytes that are no list, a call that never came back', () => {
  expect(printed(unknown)).toMatchObject({
    members: { zc_cookie: { before: '1', after: null } },
    src: null,
    dst: null,
    dst_bytes: '0102',
    dst_problem: 'no such encoding',
    errno: null,
    duration_ns: null,
    problem: 'cut off',
  });
});

test('a wrapping key is not printed', () => {
  const secret = src(
    Nvlist.from({ hidden_args: Nvlist.from({ wkeydata: uint8Array(new Uint8Array(32).fill(0xca)) }) }),
  );
  const call = tracedCall({ name: 'ZFS_IOC_LOAD_KEY', lists: [{ ...secret, redacted: true }] });
  expect(printed(call).src).toEqual({ hidden_args: { wkeydata: '<redacted, 32 bytes>' } });
  expect(printed({ ...call, lists: [secret] }).src.hidden_args.wkeydata).toBe('ca'.repeat(32));
});
