import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/spa.h`. */
export const kernel_init = bind<(mode: number) => void>('void kernel_init(int mode)');
export const spa_create = bind<
  (pool: string, config: Pointer, props: Pointer, rootProps: Pointer, crypto: Pointer) => number
>('int spa_create(const char *pool, void *config, void *props, void *zplprops, void *dcp)');
export const spa_destroy = bind<(pool: string) => number>('int spa_destroy(const char *pool)');
export const spa_export = bind<(pool: string, config: Pointer, force: number, hardforce: number) => number>(
  'int spa_export(const char *pool, void *config, int force, int hardforce)',
);
export const spa_import = bind<(pool: string, config: Pointer, props: Pointer, flags: bigint) => number>(
  'int spa_import(const char *pool, void *config, void *props, uint64_t flags)',
);
/** NULL where the configuration cannot be used. */
export const spa_tryimport = bind<(config: Pointer) => Pointer>('void *spa_tryimport(void *config)');
/** Whether a pool of that guid is imported. The namespace lock must be held. */
export const spa_guid_exists = bind<(pool: bigint, device: bigint) => number>(
  'int spa_guid_exists(uint64_t pool_guid, uint64_t device_guid)',
);
export const spa_get_stats = bind<(pool: string, config: Out, altroot: Uint8Array, size: number) => number>(
  'int spa_get_stats(const char *pool, _Out_ uint64_t *config, _Out_ uint8_t *altroot, size_t size)',
);
/** Gives the list; before 2.3, else writes it. */
export const spa_all_configs_2_1 = bind<(generation: Out) => Pointer>(
  'void *spa_all_configs(_Inout_ uint64_t *generation)',
);
export const spa_all_configs = bind<(generation: Out, pools: Out) => number>(
  'int spa_all_configs(_Inout_ uint64_t *generation, _Out_ uint64_t *pools)',
);
export const spa_open = bind<(pool: string, spa: Out, tag: Pointer) => number>(
  'int spa_open(const char *pool, _Out_ uint64_t *spa, void *tag)',
);
export const spa_open_rewind = bind<
  (pool: string, spa: Out, tag: Pointer, policy: Pointer, config: Out) => number
>(
  'int spa_open_rewind(const char *pool, _Out_ uint64_t *spa, void *tag, void *policy, _Inout_ uint64_t *config)',
);
export const spa_close = bind<(spa: Pointer, tag: Pointer) => void>('void spa_close(void *spa, void *tag)');
/** An imported pool, whether it can be opened or not; NULL for none. The namespace lock must be held. */
export const spa_lookup = bind<(pool: string) => Pointer>('void *spa_lookup(const char *name)');
export const spa_suspended = bind<(spa: Pointer) => number>('int spa_suspended(void *spa)');
export const spa_writeable = bind<(spa: Pointer) => number>('int spa_writeable(void *spa)');
export const spa_version = bind<(spa: Pointer) => bigint>('uint64_t spa_version(void *spa)');
/** Guid of the pool, which is that of its root vdev too. */
export const spa_guid = bind<(spa: Pointer) => bigint>('uint64_t spa_guid(void *spa)');
export const spa_multihost = bind<(spa: Pointer) => number>('int spa_multihost(void *spa)');
export const spa_mmp_remote_host_activity = bind<(spa: Pointer) => number>(
  'int spa_mmp_remote_host_activity(void *spa)',
);
export const spa_meta_objset = bind<(spa: Pointer) => Pointer>('void *spa_meta_objset(void *spa)');
export const spa_upgrade = bind<(spa: Pointer, version: bigint) => void>(
  'void spa_upgrade(void *spa, uint64_t version)',
);
/** Takes a guid since 2.3; NULL for a random one. */
export const spa_change_guid = bind<(spa: Pointer, guid: BigUint64Array | null) => number>([
  ['2.3', 'int spa_change_guid(void *spa, const uint64_t *guid)'],
]);
export const spa_change_guid_2_1 = bind<(spa: Pointer) => number>('int spa_change_guid(void *spa)');
export const spa_checkpoint = bind<(pool: string) => number>('int spa_checkpoint(const char *pool)');
export const spa_checkpoint_discard = bind<(pool: string) => number>(
  'int spa_checkpoint_discard(const char *pool)',
);
/** Waits until an activity has ended, or `spa_wake_waiters`; writes whether it had to wait. */
export const spa_wait = bind<(pool: string, activity: number, waited: Int32Array) => number>(
  'int spa_wait(const char *pool, int activity, _Out_ int *waited)',
);
export const spa_wait_tag = bind<(pool: string, activity: number, tag: bigint, waited: Int32Array) => number>(
  'int spa_wait_tag(const char *name, int activity, uint64_t tag, _Out_ int *waited)',
);
export const spa_wake_waiters = bind<(spa: Pointer) => void>('void spa_wake_waiters(void *spa)');

export const spa_history_get = bind<(spa: Pointer, offset: Out, length: Out, buffer: Uint8Array) => number>(
  'int spa_history_get(void *spa, _Inout_ uint64_t *offset, _Inout_ uint64_t *len_read, _Out_ uint8_t *his_buf)',
);
export const spa_history_log = bind<(spa: Pointer, message: string) => number>(
  'int spa_history_log(void *spa, const char *message)',
);
export const spa_history_log_nvl = bind<(spa: Pointer, list: Pointer) => number>(
  'int spa_history_log_nvl(void *spa, void *list)',
);

export const spa_prop_set = bind<(spa: Pointer, props: Pointer) => number>(
  'int spa_prop_set(void *spa, void *props)',
);
/** Fills the list. */
export const spa_prop_get = bind<(spa: Pointer, list: Pointer) => number>([
  ['2.3', 'int spa_prop_get(void *spa, void *nvp)'],
]);
/** Makes the list. */
export const spa_prop_get_2_1 = bind<(spa: Pointer, list: Out) => number>(
  'int spa_prop_get(void *spa, _Inout_ uint64_t *nvp)',
);
export const spa_prop_get_nvlist = bind<
  (spa: Pointer, props: readonly string[], count: number, list: Pointer) => number
>([['2.3', 'int spa_prop_get_nvlist(void *spa, const char **props, unsigned int n_props, void *outnvl)']]);
export const spa_configfile_set = bind<(spa: Pointer, props: Pointer, needSync: number) => void>(
  'void spa_configfile_set(void *spa, void *props, int need_sync)',
);
export const spa_write_cachefile = bind<
  (spa: Pointer, removing: number, postEvent: number, failed: number) => void
>('void spa_write_cachefile(void *spa, int removing, int postsysevent, int postblkidevent)');
export const spa_get_dsl = bind<(spa: Pointer) => Pointer>('void *spa_get_dsl(void *spa)');
export const spa_sync_allpools = bind<() => void>('void spa_sync_allpools(void)');
/** Another one at each import. */
export const spa_load_guid = bind<(spa: Pointer) => bigint>('uint64_t spa_load_guid(void *spa)');

/** `spa_log_state_t`: 1 where a log device is missing, 2 to go on without its records. */
export const spa_get_log_state = bind<(spa: Pointer) => number>('int spa_get_log_state(void *spa)');
export const spa_set_log_state = bind<(spa: Pointer, state: number) => void>(
  'void spa_set_log_state(void *spa, int state)',
);

/** Locks are SCL_* bits; the kind is 1 for a writer. Given up by the same thread. */
export const spa_config_enter = bind<(spa: Pointer, locks: number, tag: Pointer, kind: number) => void>(
  'void spa_config_enter(void *spa, int locks, void *tag, int rw)',
);
export const spa_config_exit = bind<(spa: Pointer, locks: number, tag: Pointer) => void>(
  'void spa_config_exit(void *spa, int locks, void *tag)',
);
/** Takes the locks under which a vdev's state is changed. */
export const spa_vdev_state_enter = bind<(spa: Pointer, locks: number) => void>(
  'void spa_vdev_state_enter(void *spa, int oplocks)',
);
export const spa_vdev_state_exit = bind<(spa: Pointer, vdev: Pointer, error: number) => number>(
  'int spa_vdev_state_exit(void *spa, void *vd, int error)',
);
/** NULL for none. */
export const spa_lookup_by_guid = bind<(spa: Pointer, guid: bigint, auxiliary: number) => Pointer>(
  'void *spa_lookup_by_guid(void *spa, uint64_t guid, int aux)',
);

export const spa_scan = bind<(spa: Pointer, scan: number) => number>('int spa_scan(void *spa, int func)');
export const spa_scan_range = bind<(spa: Pointer, scan: number, from: bigint, to: bigint) => number>([
  ['2.3', 'int spa_scan_range(void *spa, int func, uint64_t txgstart, uint64_t txgend)'],
]);
export const spa_scan_stop = bind<(spa: Pointer) => number>('int spa_scan_stop(void *spa)');
export const spa_scrub_pause_resume = bind<(spa: Pointer, command: number) => number>(
  'int spa_scrub_pause_resume(void *spa, int cmd)',
);
export const spa_get_last_scrubbed_txg = bind<(spa: Pointer) => bigint>([
  ['2.3', 'uint64_t spa_get_last_scrubbed_txg(void *spa)'],
]);

export const spa_vdev_add = bind<(spa: Pointer, tree: Pointer, checkAshift: number) => number>([
  ['2.3', 'int spa_vdev_add(void *spa, void *nvroot, int ashift_check)'],
]);
export const spa_vdev_add_2_1 = bind<(spa: Pointer, tree: Pointer) => number>(
  'int spa_vdev_add(void *spa, void *nvroot)',
);
export const spa_vdev_attach = bind<
  (spa: Pointer, guid: bigint, tree: Pointer, replacing: number, rebuild: number) => number
>('int spa_vdev_attach(void *spa, uint64_t guid, void *nvroot, int replacing, int rebuild)');
export const spa_vdev_detach = bind<
  (spa: Pointer, guid: bigint, parent: bigint, replaceDone: number) => number
>('int spa_vdev_detach(void *spa, uint64_t guid, uint64_t pguid, int replace_done)');
export const spa_vdev_remove = bind<(spa: Pointer, guid: bigint, unspare: number) => number>(
  'int spa_vdev_remove(void *spa, uint64_t guid, int unspare)',
);
export const spa_vdev_remove_cancel = bind<(spa: Pointer) => number>('int spa_vdev_remove_cancel(void *spa)');
export const spa_vdev_split_mirror = bind<
  (spa: Pointer, pool: string, config: Pointer, props: Pointer, exported: number) => number
>('int spa_vdev_split_mirror(void *spa, const char *newname, void *config, void *props, int exp)');
export const spa_vdev_setpath = bind<(spa: Pointer, guid: bigint, path: string) => number>(
  'int spa_vdev_setpath(void *spa, uint64_t guid, const char *newpath)',
);
export const spa_vdev_setfru = bind<(spa: Pointer, guid: bigint, fru: string) => number>(
  'int spa_vdev_setfru(void *spa, uint64_t guid, const char *newfru)',
);
export const spa_vdev_initialize = bind<
  (spa: Pointer, guids: Pointer, command: bigint, errors: Pointer) => number
>('int spa_vdev_initialize(void *spa, void *nv, uint64_t cmd_type, void *vdev_errlist)');
export const spa_vdev_trim = bind<
  (
    spa: Pointer,
    guids: Pointer,
    command: bigint,
    rate: bigint,
    partial: number,
    secure: number,
    errors: Pointer,
  ) => number
>(
  'int spa_vdev_trim(void *spa, void *nv, uint64_t cmd_type, uint64_t rate, int partial, int secure, void *vdev_errlist)',
);

/** Since 2.4; before, the lock is a mutex, see `namespace-lock.ts`. */
export const spa_namespace_enter = bind<(tag: Pointer) => void>([
  ['2.4', 'void spa_namespace_enter(void *tag)'],
]);
export const spa_namespace_exit = bind<(tag: Pointer) => void>([
  ['2.4', 'void spa_namespace_exit(void *tag)'],
]);

/** `include/sys/zfeature.h`. The feature is its place in `spa_feature_t`. */
export const spa_feature_is_enabled = bind<(spa: Pointer, feature: number) => number>(
  'int spa_feature_is_enabled(void *spa, int feature)',
);
