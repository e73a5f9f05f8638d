import { createReadStream } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { Nvlist, string } from 'zfskit/nvlist';
import {
  decodeResumeToken,
  encodeResumeToken,
  type PackageList,
  RECORD_BYTES,
  type RecordType,
  readPackage,
  readRecords,
  StreamError,
  type StreamRecord,
  verifyStream,
  writePackage,
} from 'zfskit/stream';
import { command, Fixture } from './fixture.ts';

/** What `zstream dump -v` tells: the fields of its records in their order, and its summary. */
interface Dumped {
  readonly records: { readonly type: RecordType; readonly fields: ReadonlyMap<string, string> }[];
  readonly counts: ReadonlyMap<string, { readonly records: number; readonly bytes: number }>;
  readonly total: number;
}

async function zstream(path: string): Promise<Dumped> {
  const text = await command('zstream', 'dump', '-v', path);
  const records = [...text.matchAll(/^([A-Z_]+) (.*=.*)$/gm)].map(([, type, rest = '']) => ({
    type: type as RecordType,
    fields: new Map([...rest.matchAll(/(\w+) = (\S+)/g)].map(([, name = '', value = '']) => [name, value])),
  }));
  const counts = [...text.matchAll(/Total DRR_(\w+) records = (\d+) \((\d+) bytes\)/g)].map(
    ([, type = '', count, bytes]) => [type, { records: Number(count), bytes: Number(bytes) }] as const,
  );
  const total = /Total stream length = (\d+)/.exec(text);
  return { records, counts: new Map(counts), total: Number(total?.[1]) };
}

/** Fields that zstream calls as the header does. */
const SHARED = [
  'object',
  'offset',
  'length',
  'firstobj',
  'numobjs',
  'numslots',
  'blksz',
  'bonuslen',
  'maxblkid',
];
const SHARED_TOO = [
  'dn_slots',
  'raw_bonuslen',
  'logical_size',
  'compressed_size',
  'lsize',
  'psize',
  'nlevels',
];

function shared(fields: ReadonlyMap<string, string>): string[] {
  return [...SHARED, ...SHARED_TOO].flatMap((name) => {
    const value = fields.get(name);
    // zstream prints lengths as signed numbers.
    return value === undefined ? [] : [`${name}=${BigInt.asUintN(64, BigInt(value))}`];
  });
}

const fieldsOf = (record: StreamRecord) =>
  new Map(Object.entries(record).map(([name, value]) => [name, String(value)]));

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe('streams of zfs send beside zstream dump', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  const sh = (script: string) => command('sh', '-ec', script);
  const path = (name: string) => join(fixture.folder, `${name}.zfs`);
  const send = (name: string, args: string) => sh(`zfs send ${args} >${path(name)}`);
  const token = async (dataset: string) =>
    (await command('zfs', 'get', '-Hpo', 'value', 'receive_resume_token', dataset)).trim();

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = await fixture.pool({ mountpoint: 'legacy', compression: 'lz4', xattr: 'sa', recordsize: '128K' });
    await sh(`zfs create -o recordsize=1M ${pool}/a
      zfs create ${pool}/a/child
      zfs create -V 8M -s ${pool}/vol
      zfs snapshot ${pool}/vol@1`);
    const a = await fixture.mount(`${pool}/a`);
    await sh(`cd ${a}
      head -c 3000000 /dev/urandom >random
      yes zfskit | head -c 2000000 >text
      for i in $(seq 1 40); do echo $i >small$i; done
      truncate -s 1G sparse
      setfattr -n user.big -v $(head -c 3000 /dev/zero | tr '\\0' x) small1 || true
      sync`);
    await sh(`zfs snapshot -r ${pool}/a@1; zfs bookmark ${pool}/a@1 ${pool}/a#1`);
    await sh(
      `cd ${a}; rm small2 small3 text; head -c 500000 /dev/urandom >>random; truncate -s 100000 sparse; sync`,
    );
    await sh(`zfs snapshot -r ${pool}/a@2`);
    await sh(`cd ${a}; head -c 200000 /dev/urandom >new; sync; zfs snapshot -r ${pool}/a@3`);
    await fixture.unmount(a);
    const key = join(fixture.folder, 'key');
    await writeFile(key, 'a'.repeat(64));
    await sh(
      `zfs create -o encryption=aes-256-gcm -o keyformat=hex -o keylocation=file://${key} ${pool}/crypt`,
    );
    const crypt = await fixture.mount(`${pool}/crypt`);
    await sh(`cd ${crypt}; head -c 300000 /dev/urandom >random; yes | head -c 300000 >text; echo x >x; sync`);
    await sh(`zfs snapshot ${pool}/crypt@1; echo y >${crypt}/x; sync; zfs snapshot ${pool}/crypt@2`);
    await fixture.unmount(crypt);
    await sh(`zfs clone ${pool}/a@1 ${pool}/redacted`);
    const redacted = await fixture.mount(`${pool}/redacted`);
    await sh(`dd if=/dev/zero of=${redacted}/random bs=1M count=1 conv=notrunc 2>&1; sync`);
    await fixture.unmount(redacted);
    await sh(`zfs snapshot ${pool}/redacted@r; zfs redact ${pool}/a@1 book ${pool}/redacted@r`);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  /** Makes a partly received dataset, and gives its token. */
  const partial = async (source: string, target: string, bytes: number) => {
    await sh(`zfs send ${source} | head -c ${bytes} | zfs receive -s -u ${target} 2>/dev/null || true`);
    return token(target);
  };

  const kinds: [string, (name: string) => Promise<unknown>, readonly RecordType[]][] = [
    ['full', (name) => send(name, `${pool}/a@1`), ['OBJECT', 'WRITE', 'FREE', 'FREEOBJECTS']],
    ['incremental', (name) => send(name, `-i @1 ${pool}/a@2`), ['OBJECT', 'WRITE', 'FREE']],
    ['from a bookmark', (name) => send(name, `-i '#1' ${pool}/a@2`), ['WRITE']],
    ['compressed', (name) => send(name, `-c ${pool}/a@1`), ['WRITE']],
    ['embedded', (name) => send(name, `-e ${pool}/a@1`), ['WRITE_EMBEDDED']],
    ['large blocks', (name) => send(name, `-L ${pool}/a@1`), ['WRITE']],
    ['all of these', (name) => send(name, `-Lec ${pool}/a@1`), ['WRITE_EMBEDDED']],
    ['raw', (name) => send(name, `-w ${pool}/crypt@1`), ['OBJECT_RANGE', 'WRITE']],
    ['raw incremental', (name) => send(name, `-w -i @1 ${pool}/crypt@2`), ['OBJECT_RANGE', 'WRITE']],
    ['redacted', (name) => send(name, `--redact book ${pool}/a@1`), ['REDACT']],
    ['volume', (name) => send(name, `${pool}/vol@1`), ['OBJECT']],
    ['properties', (name) => send(name, `-p ${pool}/a@1`), ['WRITE']],
    ['replicated', (name) => send(name, `-R ${pool}/a@3`), ['BEGIN', 'WRITE']],
    ['replicated raw', (name) => send(name, `-Rw ${pool}/crypt@2`), ['OBJECT_RANGE']],
    ['all in between', (name) => send(name, `-I @1 ${pool}/a@3`), ['BEGIN']],
    [
      'resumed',
      async (name) => send(name, `-t ${await partial(`-Lec ${pool}/a@1`, `${pool}/resumed`, 1_500_000)}`),
      ['WRITE'],
    ],
  ];

  test.each(kinds)('%s', async (kind, make, types) => {
    const name = kind.replaceAll(' ', '-');
    await make(name);
    const theirs = await zstream(path(name));
    const summary = await verifyStream(createReadStream(path(name)));
    expect(summary.bytes).toBe(theirs.total);
    for (const [type, { records, bytes }] of theirs.counts) {
      expect([type, summary.counts[type as RecordType]]).toEqual([type, { records, payloadBytes: bytes }]);
    }
    for (const type of types) expect([type, summary.counts[type].records]).not.toEqual([type, 0]);
    const records: StreamRecord[] = [];
    for await (const record of readRecords(createReadStream(path(name)), { payloads: false }))
      records.push(record);
    const named = records.filter(({ type }) => type !== 'BEGIN' && type !== 'END');
    const told = theirs.records.filter(({ type }) => type !== 'END');
    expect(named.map(({ type }) => type)).toEqual(told.map(({ type }) => type));
    named.forEach((record, at) => {
      expect(shared(fieldsOf(record))).toEqual(expect.arrayContaining(shared(told[at]?.fields ?? new Map())));
    });
    expect(await command('node', 'dist/cli.js', 'stream', 'verify', path(name))).toContain(
      'complete and undamaged',
    );
  });

  test('what ends early or is damaged is found, and where', async () => {
    const bytes = await readFile(path('replicated'));
    const found = async (damaged: Uint8Array) => {
      const error: unknown = await verifyStream(chunks(damaged)).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(StreamError);
      return error as StreamError;
    };
    for (let part = 1; part < 20; part++) {
      const length = Math.floor((bytes.length * part) / 20) + part;
      expect(await found(bytes.subarray(0, length))).toMatchObject({
        code: 'STREAM_TRUNCATED',
        offset: length,
      });
    }
    for (let part = 0; part < 60; part++) {
      const at = Math.floor((bytes.length * part) / 60) + part;
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] as number) ^ (1 << (part % 8));
      const { verified = 0, offset = 0, code } = await found(damaged);
      expect(verified, `byte ${at}: ${code}`).toBeLessThanOrEqual(at);
      expect(offset + RECORD_BYTES, `byte ${at}: ${code}`).toBeGreaterThan(at);
    }
    await writeFile(path('damaged'), bytes);
    await truncate(path('damaged'), bytes.length - 400);
    await expect(command('node', 'dist/cli.js', 'stream', 'verify', path('damaged'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/STREAM_TRUNCATED.* at byte \d+/),
    });
  });

  test('what zfs send --saved makes has no END record', async () => {
    await send('saved', `-S ${pool}/resumed`);
    const bytes = await readFile(path('saved'));
    const record = (await zstream(path('saved'))).records.length + 1;
    const types: string[] = [];
    const reading = async () => {
      for await (const { type } of readRecords(chunks(bytes))) types.push(type);
    };
    await expect(reading()).rejects.toMatchObject({
      ...{ code: 'STREAM_TRUNCATED', offset: bytes.length, record },
      message: expect.stringContaining('--saved'),
    });
    expect(types).toContain('WRITE');
  });

  test('a resume token is read, and one of ours is taken by zfs send', async () => {
    // With a bookmark that is no redaction bookmark, zfs send -t of a redacted stream fails an assertion, in 2.3 at least.
    await sh(`zfs destroy ${pool}/a#1`);
    for (const [dataset, source] of [
      [`${pool}/part1`, `-Lec ${pool}/a@1`],
      [`${pool}/part2`, `-w ${pool}/crypt@1`],
      [`${pool}/part3`, `--redact book ${pool}/a@1`],
    ] as const) {
      const theirs = await partial(source, dataset, 250_000);
      const values = decodeResumeToken(theirs);
      expect(values.toname).toBe(source.split(' ').at(-1));
      expect(values.toguid.toString()).toBe(
        (await command('zfs', 'get', '-Hpo', 'value', 'guid', values.toname)).trim(),
      );
      const ours = encodeResumeToken(values);
      expect(await command('zfs', 'send', '-nvt', ours)).toBe(await command('zfs', 'send', '-nvt', theirs));
    }
    // A token whose values were changed on purpose is taken as well.
    const values = { ...decodeResumeToken(await token(`${pool}/part1`)), offset: 0n };
    expect(await command('zfs', 'send', '-nvt', encodeResumeToken(values))).toMatch(/offset = 0(x0)?\b/);
  });

  test('a package of zfs send is taken apart, and its streams are received', async () => {
    const { list, substreams } = await readPackage(createReadStream(path('replicated')));
    expect(
      Object.values(list?.fss ?? {})
        .map(({ name }) => name)
        .sort(),
    ).toEqual([`${pool}/a`, `${pool}/a/child`]);
    const names: string[] = [];
    for await (const { begin, bytes } of substreams) {
      names.push(begin.toname);
      await zfs.receive(begin.toname.replace(`${pool}/a`, `${pool}/apart`), bytes);
    }
    expect(names.sort()).toEqual(
      ['', '/child'].flatMap((child) => [1, 2, 3].map((at) => `${pool}/a${child}@${at}`)).sort(),
    );
    const guids = async (root: string) =>
      (await command('zfs', 'list', '-Hrpt', 'snapshot', '-o', 'guid', root)).trim().split('\n').sort();
    expect(await guids(`${pool}/apart`)).toEqual(await guids(`${pool}/a`));
  });

  test('a package of ours is received by zfs receive', async () => {
    const guid = async (name: string) =>
      BigInt((await command('zfs', 'get', '-Hpo', 'value', 'guid', name)).trim());
    const child = `${pool}/a/child`;
    const snaps = async (name: string) => ({ '1': await guid(`${name}@1`), '2': await guid(`${name}@2`) });
    const none = { '1': new Nvlist(), '2': new Nvlist() };
    const list: PackageList = {
      tosnap: '2',
      fss: {
        [`0x${(await guid(`${pool}/a`)).toString(16)}`]: {
          ...{ name: `${pool}/a`, parentfromsnap: 0n, snaps: await snaps(`${pool}/a`), snapprops: none },
          props: Nvlist.from({ 'zfskit:note': string('from a package') }),
        },
        [`0x${(await guid(child)).toString(16)}`]: {
          ...{
            name: child,
            parentfromsnap: await guid(`${pool}/a@2`),
            snaps: await snaps(child),
            snapprops: none,
          },
        },
      },
    };
    async function* streams() {
      yield await zfs.send(`${pool}/a@1`);
      yield await zfs.send(`${pool}/a@2`, { from: `${pool}/a@1` });
      yield await zfs.send(`${child}@1`);
      yield await zfs.send(`${child}@2`, { from: `${child}@1` });
    }
    const target = path('ours');
    await writeFile(target, Readable.from(writePackage(`${pool}/a`, list, streams())));
    expect((await zstream(target)).counts.get('BEGIN')?.records).toBe(5);
    await sh(`zfs receive -u ${pool}/ours <${target}`);
    const listed = async (root: string) =>
      (await command('zfs', 'list', '-Hrpt', 'snapshot', '-o', 'name,guid', root))
        .replaceAll(root, '')
        .split('\n')
        .filter((line) => !line.includes('@3'));
    expect(await listed(`${pool}/ours`)).toEqual(await listed(`${pool}/a`));
    expect(await command('zfs', 'get', '-Ho', 'value,source', 'zfskit:note', `${pool}/ours`)).toBe(
      'from a package\treceived\n',
    );
  });
});
