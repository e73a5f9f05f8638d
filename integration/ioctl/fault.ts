import { expect } from 'vitest';
import { ioctls, ZfsCmd } from 'zfskit/ioctl';
import { NO_GUID, type RowBench } from './row-bench.ts';

const DEVICE_FAULT = 2;
const ENXIO = 6;

/** ioctls about injected faults. The fault is for a vdev that does not exist, so that it never happens. */
export function faultRows(bench: RowBench): void {
  let id = 0n;

  bench.row('ZFS_IOC_INJECT_LIST_NEXT', async () => {
    const command = new ZfsCmd(bench.transport.abi.layout);
    command.set('zc_name', bench.pool);
    command.set('zc_inject_record.zi_guid', NO_GUID);
    command.set('zc_inject_record.zi_cmd', DEVICE_FAULT);
    command.set('zc_inject_record.zi_error', ENXIO);
    const { number } = ioctls.ZFS_IOC_INJECT_FAULT;
    const reply = await bench.transport.ioctl({ number, command: command.bytes, dstSize: 0, historySize: 0 });
    expect(reply.errno).toBe(0);
    const fault = await bench.ok('ZFS_IOC_INJECT_LIST_NEXT', { zc_guid: 0n });
    expect(fault.zc_name).toBe(bench.pool);
    expect(fault.zc_inject_record).toMatchObject({ zi_guid: NO_GUID, zi_cmd: DEVICE_FAULT, zi_error: ENXIO });
    id = fault.zc_guid;
    await bench.fails('ZFS_IOC_INJECT_LIST_NEXT', 'ENOENT', { zc_guid: id });
  });

  bench.row('ZFS_IOC_CLEAR_FAULT', async () => {
    await bench.ok('ZFS_IOC_CLEAR_FAULT', { zc_guid: id });
    await bench.fails('ZFS_IOC_CLEAR_FAULT', 'ENOENT', { zc_guid: id });
  });
}
