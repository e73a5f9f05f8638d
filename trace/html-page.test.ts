import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { int32, list, Nvlist, uint8Array } from '../src/nvlist/index.ts';
import { decodeCall } from './decode-call.ts';
import { htmlPage, writeHtmlPage } from './html-page.ts';
import { MADE_ABI, madeCall } from './made-call.ts';
import { HOSTILE_NAME, MADE_HEADER, madeTrace } from './made-trace.ts';
import type { PageCall, PageDetails, PageFacts, PageIndex, PageMark } from './page/page-data.ts';
import type { TraceEvent } from './trace-event.ts';

async function textOf(...parameters: Parameters<typeof htmlPage>): Promise<string> {
  let text = '';
  for await (const piece of htmlPage(...parameters)) text += piece;
  return text;
}

/** What stands in the data elements of a class. */
function dataIn(page: string, name: string): unknown[] {
  const elements = page.matchAll(
    new RegExp(`<script type="application/json" class="${name}">(.*?)</script>`, 'gs'),
  );
  return [...elements].map(([, json]) => JSON.parse(json ?? ''));
}

const indexIn = (page: string): PageIndex => ({
  ...(dataIn(page, 'index')[0] as PageFacts),
  calls: dataIn(page, 'calls').flat() as PageCall[],
  marks: dataIn(page, 'marks').flat() as PageMark[],
});
const detailsIn = (page: string) => dataIn(page, 'details').flat() as PageDetails[];

describe('a page', () => {
  test('has every call, in parts, and what happened to processes', async () => {
    const events = madeTrace().map((event) => (event.kind === 'call' ? decodeCall(event, MADE_ABI) : event));
    const page = await textOf(MADE_HEADER, events);
    const index = indexIn(page);
    const calls = events.filter(({ kind }) => kind === 'call');
    expect(index.calls.map(({ seq }) => seq)).toEqual(calls.map((call) => call.kind === 'call' && call.seq));
    expect(index.marks).toHaveLength(events.length - calls.length);
    expect(index).toMatchObject({ release: '2.3.9-1', startedAt: String(MADE_HEADER.startedAt) });
    expect(index.marks.map(({ text }) => text)).toContain('killed by SIGTERM');
  });

  test('has the details of each call at the place that the index says', async () => {
    const events = Array.from({ length: 40 }, (_, fd) => ({ ...madeTrace()[6], fd }) as TraceEvent);
    const big = Uint8Array.from({ length: 30_000 }, (_, i) => i % 251);
    const calls = events.map((event) => ({ ...event, src: { bytes: big, size: 30_000n } }) as TraceEvent);
    const page = await textOf(MADE_HEADER, calls);
    const parts = dataIn(page, 'details') as PageDetails[][];
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.flat().map(({ fd }) => fd)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(parts.map(([first]) => first?.fd)).toEqual(indexIn(page).partStarts);
  });

  test('shows a call that was repeated with a larger buffer once', async () => {
    const stats = (await textOf(MADE_HEADER, madeTrace()).then(indexIn)).calls.filter(
      ({ name, code }) => name === 'ZFS_IOC_POOL_STATS' && code !== 'ENOENT',
    );
    expect(stats).toMatchObject([{ errno: 0, duration: 260_000 }]);
  });

  test('has rows that tell reads, changes and unknown ioctls apart', async () => {
    const { calls } = indexIn(await textOf(MADE_HEADER, madeTrace()));
    const kinds = new Map(calls.map(({ name, kind }) => [name, kind]));
    expect(kinds.get('ZFS_IOC_OBJSET_STATS')).toBe('read');
    expect(kinds.get('ZFS_IOC_WAIT')).toBe('read');
    expect(kinds.get('ZFS_IOC_POOL_CREATE')).toBe('change');
    expect(kinds.get('0x5aff')).toBe('unknown');
  });

  test('keeps 64-bit numbers and the types of what is in a list', async () => {
    const conf = Nvlist.from({ guid: 0xffff_ffff_ffff_ffffn, slots: int32(-5) });
    const call = madeCall({ ioctl: 'ZFS_IOC_POOL_CREATE', conf, before: { zc_guid: 2n ** 63n } });
    const [details] = detailsIn(await textOf(MADE_HEADER, [call]));
    expect(details?.lists[0]).toMatchObject({
      place: 'zc_nvlist_conf',
      list: {
        pairs: [
          { name: 'guid', type: 'uint64', value: '18446744073709551615' },
          { name: 'slots', type: 'int32', value: -5 },
        ],
      },
      hex: null,
      problem: null,
    });
  });

  test('has the bytes of what is no list, and why it is none', async () => {
    const call = madeCall({ ioctl: 'ZFS_IOC_POOL_CREATE', src: Uint8Array.of(1, 2, 3) });
    const [details] = detailsIn(await textOf(MADE_HEADER, [call]));
    expect(details?.lists[0]).toMatchObject({ list: null, hex: '010203', captured: 3, size: '3' });
    expect(details?.lists[0]?.problem).toBe('NVLIST_TRUNCATED: no stream header at byte 3');
  });

  test('has no key in it unless it is asked for', async () => {
    const key = new Uint8Array(32).fill(0xa7);
    const src = Nvlist.from({ hidden_args: list(Nvlist.from({ wkeydata: uint8Array(key) })) });
    const call = () => madeCall({ ioctl: 'ZFS_IOC_LOAD_KEY', subject: 'tank/vault', src });
    const page = await textOf(MADE_HEADER, [call()]);
    expect(page).not.toContain('a7a7a7a7');
    expect(detailsIn(page)[0]?.lists[0]?.redacted).toBe(true);
    expect(await textOf(MADE_HEADER, [call()], { showSecrets: true })).toContain('a7'.repeat(32));
  });

  test('has no password of a command line in it unless it is asked for', async () => {
    const argv = ['zfs', 'load-key', '-L', 'https://me:hunter2@host/key'];
    const exec: TraceEvent = { kind: 'exec', at: 0n, pid: 1, tid: 1, ppid: 0, argv };
    expect(await textOf({ ...MADE_HEADER, command: argv }, [exec])).not.toContain('hunter2');
    const page = await textOf({ ...MADE_HEADER, command: argv }, [exec], { showSecrets: true });
    expect(page.match(/hunter2/g)).toHaveLength(3);
  });

  test('has the beginnings of long texts, in pieces that stay small', async () => {
    const long = (first: string, rest: string, length: number) => first + rest.repeat(length);
    function* events(): Generator<TraceEvent> {
      for (let pid = 1; pid <= 3000; pid++) {
        yield { kind: 'exec', at: 0n, pid, tid: pid, ppid: 0, argv: [long('zfs', '<', 20_000)] };
        yield madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: long('tank', '<', 4000), pid });
      }
    }
    const sizes: number[] = [];
    let text = '';
    for await (const piece of htmlPage({ ...MADE_HEADER, command: ['x'.repeat(1e6)] }, events())) {
      if (!piece.startsWith('<script>')) sizes.push(piece.length);
      text += piece;
    }
    expect(Math.max(...sizes)).toBeLessThan(2 ** 21);
    const { calls, marks, command } = indexIn(text);
    expect(calls).toHaveLength(3000);
    expect(marks).toHaveLength(3000);
    expect(calls[0]?.subject).toBe(`${long('tank', '<', 252)}…`);
    expect(marks[0]?.text).toBe(`'${long('zfs', '<', 252)}…`);
    expect(command).toBe(`${'x'.repeat(256)}…`);
  });

  test('leaves out what is too much for a browser, and says how much', async () => {
    const exit: TraceEvent = { kind: 'exit', at: 0n, pid: 1, tid: 1, status: 0, signal: undefined };
    const page = await textOf(
      MADE_HEADER,
      Array.from({ length: 50_003 }, () => exit),
    );
    expect(indexIn(page).marks).toHaveLength(50_000);
    expect(indexIn(page).leftOut).toBe(3);
  });

  test('may run its own script and style, and load nothing', async () => {
    const page = await textOf(MADE_HEADER, []);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, script = ''] = /<script>(.*)<\/script>/s.exec(page) ?? [];
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('cannot be broken out of by a name', async () => {
    const names = [HOSTILE_NAME, '<!--<script>', ']]>', '\u2028alert(1)', '"><b>', '\udcff'];
    const events = names.flatMap((name): TraceEvent[] => [
      { kind: 'exec', at: 0n, pid: 1, tid: 1, ppid: 0, argv: [name] },
      madeCall({
        ioctl: 'ZFS_IOC_SNAPSHOT',
        subject: name.replace('\udcff', '?'),
        src: Nvlist.from({ [name]: name }),
      }),
    ]);
    const page = await textOf({ ...MADE_HEADER, command: names }, events);
    const data = page.slice(page.indexOf('<body>'), page.indexOf('<script>'));
    expect(data.match(/<[^>]*>/g)).toEqual([
      '<body>',
      '<p class="unfinished">',
      '</p>',
      '<noscript>',
      '</noscript>',
      '<script type="application/json" class="details">',
      '</script>',
      '<script type="application/json" class="calls">',
      '</script>',
      '<script type="application/json" class="marks">',
      '</script>',
      '<script type="application/json" class="index">',
      '</script>',
    ]);
    expect(/<title>([^<]*)<\/title>/.exec(page)?.[1]).toContain('&lt;!--&lt;script&gt;');
    expect(page.includes('\u2028')).toBe(false);
    expect(detailsIn(page)[0]?.lists[0]?.list?.pairs).toEqual([
      { name: HOSTILE_NAME, type: 'string', value: HOSTILE_NAME },
    ]);
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-page-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('gets the page', async () => {
    const path = join(folder, 'trace.html');
    await writeHtmlPage(path, MADE_HEADER, madeTrace());
    expect(readFileSync(path, 'utf8')).toBe(await textOf(MADE_HEADER, madeTrace()));
  });

  test('may be read by its owner alone', async () => {
    for (const name of ['new', 'there']) {
      const path = join(folder, name);
      if (name === 'there') writeFileSync(path, '', { mode: 0o644 });
      await writeHtmlPage(path, MADE_HEADER, []);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  test('that cannot be written is told of', async () => {
    const path = join(folder, 'missing', 'trace.html');
    await expect(writeHtmlPage(path, MADE_HEADER, madeTrace())).rejects.toMatchObject({
      name: 'ZfsError',
      code: 'ENOENT',
      message: expect.stringContaining(`${path} cannot be written: `),
    });
  });

  test('an error of the events is passed on as it is', async () => {
    const events = (async function* () {
      yield* madeTrace();
      throw new RangeError('the recording ends too early');
    })();
    await expect(writeHtmlPage(join(folder, 'part.html'), MADE_HEADER, events)).rejects.toThrow(
      new RangeError('the recording ends too early'),
    );
  });
});
