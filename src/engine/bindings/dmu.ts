import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dmu.h` and `dmu_objset.h`. */
export const dmu_objset_hold = bind<(name: string, tag: Pointer, os: Out) => number>(
  'int dmu_objset_hold(const char *name, void *tag, _Out_ uint64_t *os)',
);
export const dmu_objset_rele = bind<(os: Pointer, tag: Pointer) => void>(
  'void dmu_objset_rele(void *os, void *tag)',
);
export const dmu_objset_stats = bind<(os: Pointer, list: Pointer) => void>(
  'void dmu_objset_stats(void *os, void *list)',
);
export const dmu_objset_fast_stat = bind<(os: Pointer, stats: Uint8Array) => void>(
  'void dmu_objset_fast_stat(void *os, _Inout_ uint8_t *stats)',
);
export const dsl_prop_get_all = bind<(os: Pointer, list: Out) => number>(
  'int dsl_prop_get_all(void *os, _Out_ uint64_t *list)',
);
export const dmu_objset_create = bind<
  (
    name: string,
    type: number,
    flags: bigint,
    crypto: Pointer,
    make: Pointer,
    argument: BigUint64Array,
  ) => number
>(
  'int dmu_objset_create(const char *name, int type, uint64_t flags, void *dcp, void *func, const uint64_t *arg)',
);
export const dmu_objset_own = bind<
  (name: string, type: number, readOnly: number, keyRequired: number, tag: Pointer, os: Out) => number
>(
  'int dmu_objset_own(const char *name, int type, int readonly, int key_required, void *tag, _Out_ uint64_t *os)',
);
export const dmu_objset_disown = bind<(os: Pointer, keyRequired: number, tag: Pointer) => void>(
  'void dmu_objset_disown(void *os, int key_required, void *tag)',
);
export const dmu_objset_hold_flags = bind<(name: string, decrypt: number, tag: Pointer, os: Out) => number>(
  'int dmu_objset_hold_flags(const char *name, int decrypt, void *tag, _Out_ uint64_t *os)',
);
export const dmu_objset_rele_flags = bind<(os: Pointer, decrypt: number, tag: Pointer) => void>(
  'void dmu_objset_rele_flags(void *os, int decrypt, void *tag)',
);
/** A number of `dmu_objset_type_t`: 2 filesystem, 3 volume. */
export const dmu_objset_type = bind<(os: Pointer) => number>('int dmu_objset_type(void *os)');
export const dmu_objset_spa = bind<(os: Pointer) => Pointer>('void *dmu_objset_spa(void *os)');
export const dmu_objset_pool = bind<(os: Pointer) => Pointer>('void *dmu_objset_pool(void *os)');
export const dmu_objset_dnodesize = bind<(os: Pointer) => bigint>('uint64_t dmu_objset_dnodesize(void *os)');
/** Of `dmu_object_info_t` (`include/sys/dmu.h`) the first member is `doi_data_block_size`, 32 bits. */
export const dmu_object_info = bind<(os: Pointer, object: bigint, info: Uint8Array) => number>(
  'int dmu_object_info(void *os, uint64_t object, _Out_ uint8_t *doi)',
);
export const dmu_object_claim = bind<
  (
    os: Pointer,
    object: bigint,
    type: number,
    blockSize: number,
    bonusType: number,
    bonusLength: number,
    tx: Pointer,
  ) => number
>(
  'int dmu_object_claim(void *os, uint64_t object, int ot, int blocksize, int bonus_type, int bonus_len, void *tx)',
);
export const dmu_tx_create = bind<(os: Pointer) => Pointer>('void *dmu_tx_create(void *os)');
export const dmu_tx_hold_zap = bind<(tx: Pointer, object: bigint, add: number, name: string | null) => void>(
  'void dmu_tx_hold_zap(void *tx, uint64_t object, int add, const char *name)',
);
export const dmu_tx_hold_bonus = bind<(tx: Pointer, object: bigint) => void>(
  'void dmu_tx_hold_bonus(void *tx, uint64_t object)',
);
export const dmu_tx_mark_netfree = bind<(tx: Pointer) => void>('void dmu_tx_mark_netfree(void *tx)');
/** `TXG_WAIT`, since 2.3 `DMU_TX_WAIT`, is 1; the argument was wider before. */
export const dmu_tx_assign = bind<(tx: Pointer, how: number) => number>([
  ['2.1', 'int dmu_tx_assign(void *tx, uint64_t txg_how)'],
  ['2.3', 'int dmu_tx_assign(void *tx, int flags)'],
]);
export const dmu_tx_abort = bind<(tx: Pointer) => void>('void dmu_tx_abort(void *tx)');
export const dmu_tx_commit = bind<(tx: Pointer) => void>('void dmu_tx_commit(void *tx)');
export const dmu_tx_get_txg = bind<(tx: Pointer) => bigint>('uint64_t dmu_tx_get_txg(void *tx)');
/** `include/sys/txg.h`. */
export const txg_wait_synced = bind<(pool: Pointer, txg: bigint) => void>(
  'void txg_wait_synced(void *dp, uint64_t txg)',
);
export const dmu_free_long_range = bind<
  (os: Pointer, object: bigint, offset: bigint, size: bigint) => number
>('int dmu_free_long_range(void *os, uint64_t object, uint64_t offset, uint64_t size)');
export const dmu_objset_id = bind<(os: Pointer) => bigint>('uint64_t dmu_objset_id(void *os)');
export const dmu_read = bind<
  (os: Pointer, object: bigint, offset: bigint, size: bigint, buffer: Pointer, flags: number) => number
>('int dmu_read(void *os, uint64_t object, uint64_t offset, uint64_t size, void *buf, uint32_t flags)');
export const dmu_write = bind<
  (
    os: Pointer,
    object: bigint,
    offset: bigint,
    size: bigint,
    buffer: Pointer,
    tx: Pointer,
    ...flags: number[]
  ) => void
>([
  [
    '2.1',
    'void dmu_write(void *os, uint64_t object, uint64_t offset, uint64_t size, const void *buf, void *tx)',
  ],
  [
    '2.4',
    'void dmu_write(void *os, uint64_t object, uint64_t offset, uint64_t size, const void *buf, void *tx, uint32_t flags)',
  ],
]);
export const dmu_tx_hold_write = bind<(tx: Pointer, object: bigint, offset: bigint, length: number) => void>(
  'void dmu_tx_hold_write(void *tx, uint64_t object, uint64_t off, int len)',
);
/** The bonus of an object, held (`dmu_buf_t`). */
export const dmu_bonus_hold = bind<(os: Pointer, object: bigint, tag: Pointer, buffer: Out) => number>(
  'int dmu_bonus_hold(void *os, uint64_t object, void *tag, _Out_ uint64_t *db)',
);
export const dmu_buf_rele = bind<(buffer: Pointer, tag: Pointer) => void>(
  'void dmu_buf_rele(void *db, void *tag)',
);
