import type { DataTypeName, Nvlist, NvValues } from '../../nvlist/index.ts';

/** A part of an event: its name in the kernel and its data type. */
type Field = readonly [name: string, type: DataTypeName];
type Fields = Readonly<Record<string, Field>>;

/** What an event carries. Each part is there where the kernel knows it. */
export type PayloadOf<F extends Fields> = {
  readonly [N in keyof F]?: NvValues[F[N][1]] | undefined;
};

/** The vdev that an event is about (`zfs_event_create` in `module/zfs/zfs_fm.c`). States are `vdev_state_t`. */
const vdev = {
  vdevGuid: ['vdev_guid', 'uint64'],
  vdevState: ['vdev_state', 'uint64'],
  vdevPath: ['vdev_path', 'string'],
  vdevPhysicalPath: ['vdev_physpath', 'string'],
  vdevDeviceId: ['vdev_devid', 'string'],
  vdevFru: ['vdev_fru', 'string'],
  vdevEnclosurePath: ['vdev_enc_sysfs_path', 'string'],
} as const satisfies Fields;

const scan = { resilverType: ['resilver_type', 'string'] } as const satisfies Fields;

const stateChange = { ...vdev, vdevLastState: ['vdev_laststate', 'uint64'] } as const satisfies Fields;

/** What the kernel wrote to the pool's history (`spa_history_log_notify` in `module/zfs/spa_history.c`). */
const history = {
  name: ['history_internal_name', 'string'],
  message: ['history_internal_str', 'string'],
  dataset: ['history_dsname', 'string'],
  datasetId: ['history_dsid', 'uint64'],
  txg: ['history_txg', 'uint64'],
  timeSeconds: ['history_time', 'uint64'],
  uid: ['history_who', 'uint64'],
  host: ['history_hostname', 'string'],
  zone: ['history_zone', 'string'],
} as const satisfies Fields;

/** A report of an error, of a pool or a vdev (`zfs_ereport_start` in `module/zfs/zfs_fm.c`). Times are nanoseconds. */
const report = {
  ...vdev,
  ena: ['ena', 'uint64'],
  detector: ['detector', 'nvlist'],
  failmode: ['pool_failmode', 'string'],
  vdevType: ['vdev_type', 'string'],
  vdevAshift: ['vdev_ashift', 'uint64'],
  vdevCompleteTime: ['vdev_complete_ts', 'uint64'],
  vdevDeltaTime: ['vdev_delta_ts', 'uint64'],
  vdevReadErrors: ['vdev_read_errors', 'uint64'],
  vdevWriteErrors: ['vdev_write_errors', 'uint64'],
  vdevChecksumErrors: ['vdev_cksum_errors', 'uint64'],
  vdevDelays: ['vdev_delays', 'uint64'],
  directIoErrors: ['dio_verify_errors', 'uint64'],
  parentGuid: ['parent_guid', 'uint64'],
  parentType: ['parent_type', 'string'],
  parentPath: ['parent_path', 'string'],
  parentDeviceId: ['parent_devid', 'string'],
  sparePaths: ['vdev_spare_paths', 'string_array'],
  spareGuids: ['vdev_spare_guids', 'uint64_array'],
  previousState: ['prev_state', 'uint64'],
} as const satisfies Fields;

/** A report about a read or write. Offset and size are bytes on the vdev; the bookmark says which block it was. */
const ioReport = {
  ...report,
  ioError: ['zio_err', 'int32'],
  ioFlags: ['zio_flags', 'uint64'],
  ioStage: ['zio_stage', 'uint32'],
  ioPipeline: ['zio_pipeline', 'uint32'],
  ioDelay: ['zio_delay', 'uint64'],
  ioTimestamp: ['zio_timestamp', 'uint64'],
  ioDelta: ['zio_delta', 'uint64'],
  ioType: ['zio_type', 'uint32'],
  ioPriority: ['zio_priority', 'uint32'],
  ioOffset: ['zio_offset', 'uint64'],
  ioSize: ['zio_size', 'uint64'],
  objset: ['zio_objset', 'uint64'],
  object: ['zio_object', 'uint64'],
  level: ['zio_level', 'int64'],
  blockId: ['zio_blkid', 'uint64'],
} as const satisfies Fields;

const checksumReport = {
  ...ioReport,
  algorithm: ['cksum_algorithm', 'string'],
  byteSwapped: ['cksum_byteswap', 'boolean'],
  badRanges: ['bad_ranges', 'uint32_array'],
  badRangesMinGap: ['bad_ranges_min_gap', 'uint32'],
  badRangeSets: ['bad_range_sets', 'uint32_array'],
  badRangeClears: ['bad_range_clears', 'uint32_array'],
  badSetBits: ['bad_set_bits', 'uint8_array'],
  badClearedBits: ['bad_cleared_bits', 'uint8_array'],
  toleratedErrors: ['vdev_cksum_n', 'uint64'],
  toleratedSeconds: ['vdev_cksum_t', 'uint64'],
} as const satisfies Fields;

const errorReport = {
  ...ioReport,
  toleratedErrors: ['vdev_io_n', 'uint64'],
  toleratedSeconds: ['vdev_io_t', 'uint64'],
} as const satisfies Fields;

const delayReport = {
  ...ioReport,
  toleratedErrors: ['vdev_slow_io_n', 'uint64'],
  toleratedSeconds: ['vdev_slow_io_t', 'uint64'],
} as const satisfies Fields;

/**
 * The classes of events and what each carries beside the pool, 2.0.0 to 2.4.4. Source: zpool-events(8),
 * `include/sys/fm/fs/zfs.h`, `include/sys/sysevent/eventdefs.h`, `module/zfs/zfs_fm.c`.
 */
export const eventPayloads = {
  'sysevent.fs.zfs.pool_create': {},
  'sysevent.fs.zfs.pool_destroy': {},
  'sysevent.fs.zfs.pool_import': {},
  'sysevent.fs.zfs.pool_export': {},
  'sysevent.fs.zfs.pool_reguid': {},
  'sysevent.fs.zfs.config_sync': vdev,
  'sysevent.fs.zfs.history_event': history,
  'sysevent.fs.zfs.scrub_start': scan,
  'sysevent.fs.zfs.scrub_finish': scan,
  'sysevent.fs.zfs.scrub_abort': scan,
  'sysevent.fs.zfs.scrub_resume': scan,
  'sysevent.fs.zfs.scrub_paused': scan,
  'sysevent.fs.zfs.errorscrub_start': scan,
  'sysevent.fs.zfs.errorscrub_finish': scan,
  'sysevent.fs.zfs.errorscrub_abort': scan,
  'sysevent.fs.zfs.errorscrub_resume': scan,
  'sysevent.fs.zfs.errorscrub_paused': scan,
  'sysevent.fs.zfs.resilver_start': { ...vdev, ...scan },
  'sysevent.fs.zfs.resilver_finish': { ...vdev, ...scan },
  'sysevent.fs.zfs.trim_start': vdev,
  'sysevent.fs.zfs.trim_finish': vdev,
  'sysevent.fs.zfs.trim_cancel': vdev,
  'sysevent.fs.zfs.trim_resume': vdev,
  'sysevent.fs.zfs.trim_suspend': vdev,
  'sysevent.fs.zfs.vdev_add': vdev,
  'sysevent.fs.zfs.vdev_attach': vdev,
  'sysevent.fs.zfs.vdev_clear': vdev,
  'sysevent.fs.zfs.vdev_check': vdev,
  'sysevent.fs.zfs.vdev_online': vdev,
  'sysevent.fs.zfs.vdev_remove': vdev,
  'sysevent.fs.zfs.vdev_remove_aux': vdev,
  'sysevent.fs.zfs.vdev_remove_dev': vdev,
  'sysevent.fs.zfs.vdev_spare': vdev,
  'sysevent.fs.zfs.vdev_autoexpand': vdev,
  'sysevent.fs.zfs.bootfs_vdev_attach': vdev,
  'resource.fs.zfs.statechange': stateChange,
  'resource.fs.zfs.removed': stateChange,
  'resource.fs.zfs.autoreplace': stateChange,
  'ereport.fs.zfs.checksum': checksumReport,
  'ereport.fs.zfs.authentication': ioReport,
  'ereport.fs.zfs.io': errorReport,
  'ereport.fs.zfs.data': ioReport,
  'ereport.fs.zfs.delay': delayReport,
  'ereport.fs.zfs.deadman': ioReport,
  'ereport.fs.zfs.dio_verify_wr': ioReport,
  'ereport.fs.zfs.dio_verify_rd': ioReport,
  'ereport.fs.zfs.zpool': report,
  'ereport.fs.zfs.vdev.unknown': report,
  'ereport.fs.zfs.vdev.open_failed': report,
  'ereport.fs.zfs.vdev.corrupt_data': report,
  'ereport.fs.zfs.vdev.no_replicas': report,
  'ereport.fs.zfs.vdev.bad_guid_sum': report,
  'ereport.fs.zfs.vdev.too_small': report,
  'ereport.fs.zfs.vdev.bad_label': report,
  'ereport.fs.zfs.vdev.bad_ashift': report,
  'ereport.fs.zfs.io_failure': ioReport,
  'ereport.fs.zfs.probe_failure': ioReport,
  'ereport.fs.zfs.log_replay': report,
  'ereport.fs.zfs.config_cache_write': report,
  'ereport.fs.zfs.sitout': report,
} as const satisfies Readonly<Record<`${'sysevent' | 'resource' | 'ereport'}.fs.zfs.${string}`, Fields>>;

/** A class of events that zfskit knows. */
export type EventClass = keyof typeof eventPayloads;

/** What the events of a class carry beside the pool. */
export type EventPayload<C extends EventClass> = PayloadOf<(typeof eventPayloads)[C]>;

/** Whether zfskit knows a class. */
export function isEventClass(name: string): name is EventClass {
  return Object.hasOwn(eventPayloads, name);
}

/** Reads the parts that are there. One of another type than expected is left out: the list still has it. */
export function readPayload(event: Nvlist, fields: Fields): Record<string, unknown> {
  const payload: Record<string, unknown> = {};
  for (const [field, [name, type]] of Object.entries(fields)) {
    const found = event.findTyped(name);
    if (found?.type === type) payload[field] = found.value;
    // `zio_flags` was narrower before 2.2.
    else if (type === 'uint64' && typeof found?.value === 'number') payload[field] = BigInt(found.value);
  }
  return payload;
}
