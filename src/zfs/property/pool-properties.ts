import type { PropertyTable } from './property-definition.ts';
import { vdevStates } from './vdev-states.ts';

/**
 * Native properties of pools, in the order of the kernel's table; without tname, which would give the pool another name than
 * the one it is created by. Facts: the tables in `module/zcommon/zpool_prop.c` of each release, compiled and dumped (2.0.3 to 2.4.4).
 */
export const poolProperties = {
  name: { type: 'string', access: 'readonly' },
  size: { type: 'number', access: 'readonly' },
  capacity: { type: 'number', access: 'readonly' },
  altroot: { type: 'string', access: 'default', path: [] },
  health: { type: 'index', access: 'readonly', values: vdevStates },
  guid: { type: 'number', access: 'readonly' },
  version: { type: 'number', access: 'default', default: 5000n },
  bootfs: { type: 'string', access: 'default' },
  delegation: { type: 'index', access: 'default', default: 'on', values: { off: 0n, on: 1n } },
  autoreplace: { type: 'index', access: 'default', default: 'off', values: { off: 0n, on: 1n } },
  cachefile: { type: 'string', access: 'default', path: ['none', ''] },
  failmode: {
    type: 'index',
    access: 'default',
    default: 'wait',
    values: { wait: 0n, continue: 1n, panic: 2n },
  },
  listsnapshots: { type: 'index', access: 'default', default: 'off', values: { off: 0n, on: 1n } },
  autoexpand: { type: 'index', access: 'default', default: 'off', values: { off: 0n, on: 1n } },
  dedupditto: { type: 'number', access: 'default', default: 0n },
  dedupratio: { type: 'number', access: 'readonly' },
  free: { type: 'number', access: 'readonly' },
  allocated: { type: 'number', access: 'readonly' },
  readonly: { type: 'index', access: 'default', default: 'off', values: { off: 0n, on: 1n } },
  ashift: { type: 'number', access: 'default', default: 0n, range: { min: 9n, max: 16n } },
  comment: { type: 'string', access: 'default' },
  expandsize: { type: 'number', access: 'readonly' },
  freeing: { type: 'number', access: 'readonly' },
  fragmentation: { type: 'number', access: 'readonly' },
  leaked: { type: 'number', access: 'readonly' },
  maxblocksize: { type: 'number', access: 'readonly' },
  maxdnodesize: { type: 'number', access: 'readonly' },
  multihost: { type: 'index', access: 'default', default: 'off', values: { off: 0n, on: 1n } },
  checkpoint: { type: 'number', access: 'readonly' },
  load_guid: { type: 'number', access: 'readonly' },
  autotrim: { type: 'index', access: 'default', default: 'off', values: { off: 0n, on: 1n } },
  compatibility: { type: 'string', access: 'default', default: 'off', since: '2.1.0' },
  bcloneused: { type: 'number', access: 'readonly', since: '2.2.0' },
  bclonesaved: { type: 'number', access: 'readonly', since: '2.2.0' },
  bcloneratio: { type: 'number', access: 'readonly', since: '2.2.0' },
  dedup_table_size: { type: 'number', access: 'readonly', since: '2.3.0' },
  dedup_table_quota: { type: 'number', access: 'default', default: 18446744073709551615n, since: '2.3.0' },
  dedupcached: { type: 'number', access: 'readonly', since: '2.3.0' },
  last_scrubbed_txg: { type: 'number', access: 'readonly', since: '2.3.0' },
} as const satisfies PropertyTable;
