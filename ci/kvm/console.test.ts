import { describe, expect, test } from 'vitest';
import { ConsoleWatch, excerpt, scanConsole } from './console.mjs';

const level = (line: string) => scanConsole(line)[0]?.level;

describe('scanConsole', () => {
  test.each([
    '[    7.98] Kernel panic - not syncing: sysrq triggered crash',
    '[    1.00] BUG: kernel NULL pointer dereference, address: 0000000000000008',
    '[    1.00] kernel BUG at mm/slub.c:321!',
    '[    1.00] Oops: 0000 [#1] PREEMPT SMP NOPTI',
    '[    1.00] Oops: general protection fault, probably for non-canonical address 0xdead: 0000 [#1]',
    '[    1.00] watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [txg_sync:412]',
    '[    1.00] INFO: task txg_sync:412 blocked for more than 120 seconds.',
    '[    1.00] VERIFY3(0 == dmu_object_free(os, obj, tx)) failed (0 == 2)',
    '[    1.00] VERIFY0(error) failed (0 == 5)',
    '[    1.00] VERIFY(nvlist_empty(nvl)) failed',
    '[    1.00] ASSERT3U(size, <=, max) failed',
    '[    1.00] PANIC at dnode.c:716:dnode_reallocate()',
    '[    1.00] SPLError: 412:0:(spl-err.c:40:vcmn_err()) PANIC: zfs: accessing past end of object',
    '[    1.00] BUG: KFENCE: use-after-free read in nvlist_next_nvpair',
    'zfskit: guest cannot start: the agent ended with status 1 (8.10s)',
  ])('finds %s', (line) => {
    expect(level(line)).toBe('fatal');
  });

  test.each([
    '[    1.00] WARNING: CPU: 0 PID: 1 at fs/namespace.c:12 mntput+0x1',
    '[    1.00] rcu: INFO: rcu_preempt self-detected stall on CPU',
  ])('warns of %s', (line) => {
    expect(level(line)).toBe('warning');
  });

  test.each([
    '',
    '[    0.00] Command line: console=ttyS0 panic=-1 oops=panic hung_task_panic=1 spl.spl_panic_halt=1',
    '[    0.00] Kernel command line: console=ttyS0 BUG: Oops: ASSERT(',
    '[    3.62] spl: loading out-of-tree module taints kernel.',
    '[    3.82] Disabling lock debugging due to kernel taint',
    'zfskit: agent (6.38s)',
    'DEBUG: verify(x)',
    '[    1.00] ACPI BIOS Warning (bug): Incorrect checksum in table',
  ])('lets %j pass', (line) => {
    expect(level(line)).toBeUndefined();
  });
});

describe('excerpt', () => {
  const noise = Array.from({ length: 200 }, (_, n) => `line ${n}`);

  test('shows the first failure and the end', () => {
    const text = [...noise, 'Kernel panic - not syncing: first', ...noise, 'last'].join('\r\n');
    const shown = excerpt(text, 10).split('\n');
    expect(shown).toContain('Kernel panic - not syncing: first');
    expect(shown.at(-1)).toBe('last');
    expect(shown).toHaveLength(21);
  });

  test('shows the end of a console without failures', () => {
    expect(excerpt(noise.join('\n'), 2)).toBe('line 198\nline 199');
  });

  test('leaves out what could command a terminal', () => {
    expect(excerpt('a\u001b]0;title\u0007\tb')).toBe('a]0;title b');
  });
});

describe('ConsoleWatch', () => {
  test('finds a failure that comes in pieces, and tells once', () => {
    const watch = new ConsoleWatch();
    expect(watch.push('fine\nKernel pa')).toBe(false);
    expect(watch.push('nic - not syncing: x')).toBe(false);
    expect(watch.push('\n')).toBe(true);
    expect(watch.push('Kernel panic - not syncing: y\n')).toBe(false);
  });
});
