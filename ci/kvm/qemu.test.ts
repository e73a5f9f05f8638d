import { expect, test } from 'vitest';
import { keyOf } from './cache.mjs';
import { kernelCommandLine } from './guest.mjs';
import { qemuArguments } from './qemu.mjs';

const setup = {
  release: 'trixie',
  image: {
    root: '/cache/a,b/root.img',
    key: 'k',
    vmlinux: '/cache/vmlinux',
    vmlinuz: '/cache/vmlinuz',
    manifest: { suite: 'trixie', kernel: '6', kernelPackage: '6-1', zfsPackage: '2' },
  },
  tools: '/cache/tools.img',
  disks: ['/dev/fd/12', '/dev/fd/13'],
  memoryMib: 1024,
};

test('an emulated guest has one processor without cmpxchg16b', () => {
  const args = qemuArguments(setup, 'tcg').join(' ');
  expect(args).toContain('-accel tcg -cpu Nehalem,cx16=off -smp 1');
});

test('a comma in a path does not end it', () => {
  expect(qemuArguments(setup, 'kvm').join(' ')).toContain('file=/cache/a,,b/root.img');
});

test('the root image is not written to', () => {
  const args = qemuArguments(setup, 'kvm');
  expect(args.find((arg) => arg.includes('id=root'))).toContain('snapshot=on');
  expect(args.find((arg) => arg.includes('id=tools'))).toContain('readonly=on');
});

test('the guest is told where its disks are', () => {
  const line = kernelCommandLine({
    release: 'sid',
    root: '/dev/vda',
    tools: '/dev/vdb',
    disks: ['/dev/vdc', '/dev/vdd'],
    address: '192.0.2.1:4000',
    emulated: false,
  });
  expect(line).toContain(
    'zfskit.tools=/dev/vdb zfskit.disks=/dev/vdc,/dev/vdd net.ifnames=0 zfskit.address=192.0.2.1:4000',
  );
  expect(line).toContain('oops=panic');
});

test('a key depends on where one part ends and the next begins', () => {
  expect(keyOf('a', 'bc')).not.toBe(keyOf('ab', 'c'));
  expect(keyOf('a', 'bc')).toBe(keyOf('a', Buffer.from('bc')));
});
