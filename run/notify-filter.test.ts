import { describe, expect, test } from 'vitest';
import { notifyFilter } from './notify-filter.ts';
import { callNumber, TRAPPED_CALLS, type TrappedCallName } from './trapped-calls.ts';

const ALLOW = 0x7fff0000;
const ASK = 0x7fc00000;

/** What a filter returns for a call: an interpreter of the few instructions that it has. */
function verdict(filter: Uint8Array, call: { nr: number; arch: number; request?: number }): number {
  const view = new DataView(filter.buffer, filter.byteOffset, filter.length);
  const words: Readonly<Record<number, number>> = { 0: call.nr, 4: call.arch, 24: call.request ?? 0 };
  let accumulator = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const value = view.getUint32(at + 4, true);
    switch (view.getUint16(at, true)) {
      case 0x20:
        accumulator = words[value] ?? Number.NaN;
        break;
      case 0x54:
        accumulator = (accumulator & value) >>> 0;
        break;
      case 0x15:
        at += 8 * view.getUint8(at + (accumulator === value ? 2 : 3));
        break;
      case 0x06:
        return value;
      default:
        throw new Error(`instruction ${at / 8}`);
    }
  }
  throw new Error('the filter has no end');
}

const AUDIT = { x64: 0xc000003e, arm64: 0xc00000b7 };

describe.each(['x64', 'arm64'] as const)('on %s', (architecture) => {
  const filter = notifyFilter(architecture);
  const arch = AUDIT[architecture];
  const names = (Object.keys(TRAPPED_CALLS) as TrappedCallName[]).filter((name) => name !== 'ioctl');

  test('it asks about every trapped call, and of ioctl(2) about those of ZFS', () => {
    for (const name of names) {
      const nr = callNumber(name, architecture);
      if (nr !== undefined) expect(verdict(filter, { nr, arch }), name).toBe(ASK);
    }
    const nr = callNumber('ioctl', architecture) ?? -1;
    expect(verdict(filter, { nr, arch, request: 0x5a00 })).toBe(ASK);
    expect(verdict(filter, { nr, arch, request: 0x5aff })).toBe(ASK);
    expect(verdict(filter, { nr, arch, request: 0x5b00 })).toBe(ALLOW);
    expect(verdict(filter, { nr, arch, request: 0x5401 })).toBe(ALLOW);
  });

  test('it lets everything else through', () => {
    const asked = new Set(
      Object.keys(TRAPPED_CALLS).map((name) => callNumber(name as TrappedCallName, architecture)),
    );
    for (let nr = 0; nr < 500; nr++) {
      if (!asked.has(nr)) expect(verdict(filter, { nr, arch }), String(nr)).toBe(ALLOW);
    }
    expect(verdict(filter, { nr: 16, arch: 0x40000003, request: 0x5a00 })).toBe(ALLOW);
  });
});

test('an architecture that is not known asks about nothing', () => {
  expect(verdict(notifyFilter('mips'), { nr: 1, arch: 1 })).toBe(ALLOW);
});
