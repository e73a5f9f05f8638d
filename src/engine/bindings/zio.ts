import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zio.h`. A record is `zinject_record_t`, as it is in `zfs_cmd_t`. */
export const zio_resume = bind<(spa: Pointer) => number>('int zio_resume(void *spa)');
export const zio_clear_fault = bind<(id: number) => number>('int zio_clear_fault(int id)');
export const zio_inject_list_next = bind<
  (id: Int32Array, name: Uint8Array, size: number, record: Uint8Array) => number
>('int zio_inject_list_next(_Inout_ int *id, _Inout_ uint8_t *name, size_t buflen, _Inout_ uint8_t *record)');
