import { expect, test } from 'vitest';
import { ioctls } from '../src/ioctl/index.ts';
import { encode, flag, list, Nvlist, string, stringArray, uint8Array } from '../src/nvlist/index.ts';
import { MADE_ABI, madeCall } from './made-call.ts';
import { TracePrinter } from './printer.ts';
import type { RawCall } from './trace-event.ts';

/** Numbers from 0 to 2^32-1 that are the same in every run (xorshift32). */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

function deep(levels: number): Nvlist {
  let inner = Nvlist.from({ 'name\u001b[2J\u202e': 'text\r\u009b31m' });
  for (let i = 0; i < levels; i++) inner = Nvlist.from({ type: string('root'), children: list(inner) });
  return inner;
}

const seeds = [
  deep(3),
  deep(90),
  Nvlist.from({ snaps: Nvlist.from({ 'tank@a': flag(), '': flag() }), props: new Nvlist() }),
  Nvlist.from({ hidden_args: Nvlist.from({ wkeydata: uint8Array(new Uint8Array(32).fill(7)) }) }),
  Nvlist.from({ errors: list(Nvlist.from({ '\u2028': stringArray(['\ud83d', '"\\']) })) }, 0),
].map((seed) => {
  try {
    return encode(seed);
  } catch {
    return encode(new Nvlist());
  }
});

function mutatedCall(random: Iterator<number, never>, seq: number): RawCall {
  const next = (below: number) => random.next().value % below;
  const rows = Object.values(ioctls);
  const bytes = () => {
    const copy = (seeds[next(seeds.length)] as Uint8Array).slice();
    for (let i = next(4); i > 0; i--) copy[next(copy.length)] = next(256);
    return copy.subarray(0, next(5) === 0 ? next(copy.length) : copy.length);
  };
  const call = madeCall({
    ioctl: rows[next(rows.length)]?.number ?? 0x5aff,
    subject: 'tank/\u001b]0;x\u0007\n',
    src: bytes(),
    conf: bytes(),
    dst: bytes(),
    errno: [0, 2, 17, 4711][next(4)] as number,
    seq,
  });
  const { before, after } = call;
  for (let i = 0; i < 40; i++) before[next(before.length)] = next(256);
  for (let i = 0; i < 40 && after; i++) after[next(after.length)] = next(256);
  return next(10) === 0 ? { ...call, before: before.subarray(0, next(before.length)) } : call;
}

test.each(['lines', 'tree', 'json'] as const)('whatever is in a call is printed as %s', (format) => {
  const random = numbers(4711);
  const header = { abi: MADE_ABI, startedAt: 0n, command: undefined };
  let calls = 0;
  let longest = 0;
  const printer = new TracePrinter(
    header,
    (text) => {
      expect(text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
      if (format !== 'tree') expect(text.indexOf('\n')).toBe(text.length - 1);
      if (format === 'json') JSON.parse(text);
      longest = Math.max(longest, text.length);
      calls++;
    },
    { format },
  );
  for (let seq = 0; seq < 500; seq++) printer.add(mutatedCall(random, seq));
  printer.end();
  expect(calls).toBeGreaterThanOrEqual(500);
  if (format === 'lines') expect(longest).toBeLessThan(8000);
});
