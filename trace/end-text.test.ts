import { expect, test } from 'vitest';
import { endText } from './end-text.ts';

const exit = { kind: 'exit', at: 0n, pid: 1, tid: 1 } as const;

test.each([
  [0, undefined, 'exited with 0'],
  [undefined, undefined, 'exited with an unknown status'],
  [undefined, 6, 'killed by SIGABRT'],
  [undefined, 29, 'killed by SIGIO'],
  [undefined, 9, 'killed by SIGKILL'],
  [undefined, 40, 'killed by signal 40'],
])('status %j, signal %j: %s', (status, signal, text) => {
  expect(endText({ ...exit, status, signal })).toBe(text);
});
