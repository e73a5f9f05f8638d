import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/sa.h`. */
export const sa_setup = bind<
  (os: Pointer, masterObject: bigint, table: Pointer, count: number, numbers: Out) => number
>('int sa_setup(void *os, uint64_t sa_obj, void *reg_attrs, int count, _Out_ uint64_t *user_table)');
export const sa_handle_get = bind<
  (os: Pointer, object: bigint, user: Pointer, type: number, handle: Out) => number
>('int sa_handle_get(void *os, uint64_t objid, void *userp, int hdl_type, _Out_ uint64_t *handle)');
export const sa_handle_destroy = bind<(handle: Pointer) => void>('void sa_handle_destroy(void *handle)');
export const sa_replace_all_by_template = bind<
  (handle: Pointer, attributes: Pointer, count: number, tx: Pointer) => number
>('int sa_replace_all_by_template(void *handle, void *attrs, int count, void *tx)');
