import { encode, int32, Nvlist, type NvTyped, string, uint64, uint64Array } from '../../src/nvlist/index.ts';

/** A list to measure with. */
export interface Case {
  readonly name: string;
  readonly list: Nvlist;
}

/** Properties as ZFS_IOC_OBJSET_STATS gives them, about 2.5 kB: a list of value and source for each. */
export function datasetProperties(index: number): Nvlist {
  const list = new Nvlist();
  const add = (name: string, value: NvTyped, source?: string) => {
    const property = new Nvlist().set('value', value);
    if (source !== undefined) property.set('source', string(source));
    list.set(name, { type: 'nvlist', value: property });
  };
  const own = `tank/customers/customer-${index % 50}/volume-${index}`;
  const size = BigInt(index) * 1_048_576n;
  for (const name of ['used', 'available', 'referenced', 'logicalused', 'logicalreferenced']) {
    add(name, uint64(size + 98_304n));
  }
  for (const name of ['compressratio', 'refcompressratio']) add(name, uint64(BigInt(100 + (index % 400))));
  for (const name of ['usedbysnapshots', 'usedbydataset', 'usedbychildren', 'written'])
    add(name, uint64(size));
  add('creation', uint64(1_700_000_000n + BigInt(index)));
  add('createtxg', uint64(1000n + BigInt(index)));
  add('guid', uint64(0x9e37_79b9_7f4a_7c15n ^ (BigInt(index) << 40n)));
  add('quota', uint64(size * 2n), own);
  add('compression', uint64(15n), 'tank');
  add('recordsize', uint64(131_072n), own);
  add('mountpoint', string(`/srv/customers/customer-${index % 50}/volume-${index}`), own);
  add('atime', uint64(0n), 'tank');
  add('xattr', uint64(2n), 'tank/customers');
  add('org.example:owner', string(`team-${index % 17}`), own);
  add('org.example:csi-volume', string(`pvc-${(index * 2_654_435_761) >>> 0}`), own);
  return list;
}

const HISTOGRAMS = [
  'tot_r',
  'tot_w',
  'disk_r',
  'disk_w',
  'sync_r',
  'sync_w',
  'async_r',
  'async_w',
  'scrub',
  'trim',
];

function vdev(type: string, id: number, children: Nvlist[]): Nvlist {
  const stats = (length: number, salt: number) =>
    uint64Array(BigUint64Array.from({ length }, (_, i) => BigInt((i * 7919 + salt * 104_729) % 1_000_003)));
  const extended = new Nvlist();
  for (const name of ['sync_r', 'sync_w', 'async_r', 'async_w', 'scrub']) {
    extended.set(`vdev_${name}_active_queue`, uint64(BigInt(id)));
    extended.set(`vdev_${name}_pend_queue`, uint64(0n));
  }
  HISTOGRAMS.forEach((name, i) => {
    extended.set(`vdev_${name}_lat_histo`, stats(37, id + i));
  });
  for (const kind of ['ind', 'agg']) {
    HISTOGRAMS.forEach((name, i) => {
      extended.set(`vdev_${kind}_${name}_histo`, stats(25, id + i));
    });
  }
  const list = new Nvlist();
  list.set('type', string(type)).set('id', uint64(BigInt(id)));
  list.set('guid', uint64(0xc6a4_a793_5bd1_e995n ^ (BigInt(id) << 32n)));
  if (type === 'disk') {
    list.set('path', string(`/dev/disk/by-id/wwn-0x5000c500a${id}b${id}-part1`));
    list.set('phys_path', string(`pci-0000:00:1f.2-ata-${id}`)).set('whole_disk', uint64(1n));
    list.set('DTL', uint64(BigInt(300 + id)));
  } else {
    list.set('metaslab_array', uint64(256n)).set('metaslab_shift', uint64(34n)).set('ashift', uint64(12n));
    list.set('asize', uint64(16_000_000_000_000n)).set('is_log', uint64(0n));
  }
  list.set('create_txg', uint64(4n)).set('vdev_stats', stats(48, id));
  list.set('vdev_stats_ex', { type: 'nvlist', value: extended });
  if (children.length > 0) list.set('children', { type: 'nvlist_array', value: children });
  return list;
}

/** Answer of ZFS_IOC_POOL_STATS for a pool of two raidz2 of six disks: about 110 kB, most of it uint64 arrays. */
export function poolConfig(): Nvlist {
  const disks = (first: number) => Array.from({ length: 6 }, (_, i) => vdev('disk', first + i, []));
  const root = vdev('root', 0, [vdev('raidz', 0, disks(0)), vdev('raidz', 1, disks(6))]);
  const list = new Nvlist();
  list.set('version', uint64(5000n)).set('name', string('tank')).set('state', uint64(0n));
  list
    .set('txg', uint64(1_234_567n))
    .set('pool_guid', uint64(0xdead_beef_cafe_f00dn))
    .set('errata', uint64(0n));
  list.set('hostid', uint64(0x1234_5678n)).set('hostname', string('storage-1.example.org'));
  list.set('com.delphix:has_per_vdev_zaps', { type: 'boolean', value: true }).set('vdev_children', int32(2));
  return list.set('vdev_tree', { type: 'nvlist', value: root });
}

/** Properties of many datasets by name. */
export function datasets(count: number): Nvlist {
  const list = new Nvlist();
  for (let i = 0; i < count; i++) {
    list.set(`tank/customers/customer-${i % 50}/volume-${i}`, {
      type: 'nvlist',
      value: datasetProperties(i),
    });
  }
  return list;
}

/** The lists of the benchmark, from small to large. */
export function cases(): Case[] {
  return [
    { name: 'dataset-properties', list: datasetProperties(7) },
    { name: 'pool-config', list: poolConfig() },
    { name: 'datasets-1000', list: datasets(1000) },
  ];
}

/** Bytes of a list in both encodings. */
export function sizes(list: Nvlist): { native: number; xdr: number } {
  return { native: encode(list).length, xdr: encode(list, { encoding: 'xdr' }).length };
}
