import {
  dmu_objset_fast_stat,
  dmu_objset_hold,
  dmu_objset_rele,
  dmu_objset_stats,
  dsl_prop_get_all,
} from '../bindings/dmu.ts';
import type { EngineCall } from '../engine-call.ts';
import { check } from '../engine-failure.ts';
import { NULL } from '../libzpool.ts';
import { receivedList } from '../native-list.ts';
import { TAG } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

function objsetStats(call: EngineCall): void {
  const out = new BigUint64Array(1);
  check(dmu_objset_hold(call.name, TAG, out));
  const objset = out[0] ?? NULL;
  try {
    const [offset, size] = statsMember(call);
    dmu_objset_fast_stat(objset, call.command.bytes.subarray(offset, offset + size));
    if (call.dstSize === 0) return;
    using props = receivedList((list) => dsl_prop_get_all(objset, list));
    dmu_objset_stats(objset, props.pointer);
    call.reply(props);
  } finally {
    dmu_objset_rele(objset, TAG);
  }
}

/** Where `zc_objset_stats` is in the command: its members lie from the first to the last. */
function statsMember(call: EngineCall): [offset: number, size: number] {
  const members = Object.entries(call.layout.fields).filter(([name]) => name.startsWith('zc_objset_stats.'));
  const from = Math.min(...members.map(([, [offset]]) => offset));
  return [from, Math.max(...members.map(([, [offset, size]]) => offset + size)) - from];
}

/** ioctls about filesystems and volumes: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const datasetHandlers = {
  ZFS_IOC_OBJSET_STATS: { handle: objsetStats, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
