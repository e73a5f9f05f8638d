import { expect, test } from 'vitest';
import { entry, modulesInOrder } from './initrd.mjs';

test('a module comes behind what it needs, once', () => {
  const dependencies = [
    'kernel/drivers/block/virtio_blk.ko: kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko',
    'kernel/drivers/virtio/virtio_pci.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko',
    'kernel/drivers/virtio/virtio_ring.ko: kernel/drivers/virtio/virtio.ko',
    'kernel/drivers/virtio/virtio.ko:',
    'kernel/drivers/net/other.ko:',
  ].join('\n');
  expect(modulesInOrder(dependencies).map((path) => path.split('/').pop())).toEqual([
    'virtio.ko',
    'virtio_ring.ko',
    'virtio_pci.ko',
    'virtio_blk.ko',
  ]);
});

test('an entry of the archive is padded to four bytes', () => {
  const bytes = entry('bin/sh', 0o100755, Buffer.from('12345'));
  expect(bytes.length % 4).toBe(0);
  expect(bytes.toString('latin1', 0, 6)).toBe('070701');
  expect(bytes.toString('latin1', 110, 117)).toBe('bin/sh\0');
  expect(bytes.toString('latin1', 120, 125)).toBe('12345');
});
