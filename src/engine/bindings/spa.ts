import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/spa.h`. */
export const kernel_init = bind<(mode: number) => void>('void kernel_init(int mode)');
export const kernel_fini = bind<() => void>('void kernel_fini(void)');
export const spa_create = bind<
  (pool: string, config: Pointer, props: Pointer, rootProps: Pointer, crypto: Pointer) => number
>('int spa_create(const char *pool, void *config, void *props, void *zplprops, void *dcp)');
export const spa_destroy = bind<(pool: string) => number>('int spa_destroy(const char *pool)');
export const spa_get_stats = bind<(pool: string, config: Out, altroot: Uint8Array, size: number) => number>(
  'int spa_get_stats(const char *pool, _Out_ uint64_t *config, uint8_t *altroot, size_t size)',
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
export const spa_close = bind<(spa: Pointer, tag: Pointer) => void>('void spa_close(void *spa, void *tag)');
export const spa_suspended = bind<(spa: Pointer) => number>('int spa_suspended(void *spa)');
export const spa_writeable = bind<(spa: Pointer) => number>('int spa_writeable(void *spa)');
export const spa_history_log = bind<(spa: Pointer, message: string) => number>(
  'int spa_history_log(void *spa, const char *message)',
);
export const spa_history_log_nvl = bind<(spa: Pointer, list: Pointer) => number>(
  'int spa_history_log_nvl(void *spa, void *list)',
);
export const spa_prop_set = bind<(spa: Pointer, props: Pointer) => number>(
  'int spa_prop_set(void *spa, void *props)',
);
export const spa_get_dsl = bind<(spa: Pointer) => Pointer>('void *spa_get_dsl(void *spa)');
export const spa_export = bind<(pool: string, config: Pointer, force: number, hard: number) => number>(
  'int spa_export(const char *pool, void *config, int force, int hardforce)',
);
export const spa_sync_allpools = bind<() => void>('void spa_sync_allpools(void)');
export const spa_version = bind<(spa: Pointer) => number | bigint>('uint64_t spa_version(void *spa)');
export const spa_guid = bind<(spa: Pointer) => number | bigint>('uint64_t spa_guid(void *spa)');
/** Another one at each import. */
export const spa_load_guid = bind<(spa: Pointer) => number | bigint>('uint64_t spa_load_guid(void *spa)');
/** A vdev of the pool, the root for the pool's own guid; 0n for none. */
export const spa_lookup_by_guid = bind<(spa: Pointer, guid: number | bigint, spares: number) => Pointer>(
  'void *spa_lookup_by_guid(void *spa, uint64_t guid, int l2cache)',
);
export const spa_vdev_state_enter = bind<(spa: Pointer, locks: number) => void>(
  'void spa_vdev_state_enter(void *spa, int oplocks)',
);
export const spa_vdev_state_exit = bind<(spa: Pointer, vdev: Pointer, error: number) => number>(
  'int spa_vdev_state_exit(void *spa, void *vd, int error)',
);
