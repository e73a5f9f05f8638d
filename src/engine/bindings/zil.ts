import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zil.h`. `zil_sums` (counters, may be NULL) came with 2.2. */
export const zil_open = bind<(os: Pointer, getData: Pointer, ...sums: Pointer[]) => Pointer>([
  ['2.1', 'void *zil_open(void *os, void *get_data)'],
  ['2.3', 'void *zil_open(void *os, void *get_data, void *zil_sums)'],
]);
export const zil_close = bind<(zilog: Pointer) => void>('void zil_close(void *zilog)');
/** Fails since 2.4. */
export const zil_commit = bind<(zilog: Pointer, object: bigint) => number | undefined>([
  ['2.1', 'void zil_commit(void *zilog, uint64_t oid)'],
  ['2.4', 'int zil_commit(void *zilog, uint64_t oid)'],
]);
/** `vector`: addresses of one function for each type of record. */
export const zil_replay = bind<(os: Pointer, arg: Pointer, vector: BigUint64Array) => void>(
  'void zil_replay(void *os, void *arg, const uint64_t *replay_func)',
);
/** Whether nothing is to be logged: the log is being replayed, or `sync` is disabled. Notes how far a replay has come. */
export const zil_replaying = bind<(zilog: Pointer, tx: Pointer) => number>(
  'int zil_replaying(void *zilog, void *tx)',
);
export const zil_parse = bind<
  (zilog: Pointer, block: Pointer, record: Pointer, arg: Pointer, txg: bigint, decrypt: number) => number
>(
  'int zil_parse(void *zilog, void *parse_blk_func, void *parse_lr_func, void *arg, uint64_t txg, int decrypt)',
);
export const zil_itx_create = bind<(type: bigint, size: number) => Pointer>(
  'void *zil_itx_create(uint64_t txtype, size_t lrsize)',
);
export const zil_itx_assign = bind<(zilog: Pointer, itx: Pointer, tx: Pointer) => void>(
  'void zil_itx_assign(void *zilog, void *itx, void *tx)',
);
/** Most bytes of data in one record that holds them itself. */
export const zil_max_copied_data = bind<(zilog: Pointer) => bigint>(
  'uint64_t zil_max_copied_data(void *zilog)',
);
