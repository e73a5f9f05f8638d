import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_prop.h`. `source` is a `zprop_source_t`. */
export const dsl_props_set = bind<(dataset: string, source: number, props: Pointer) => number>(
  'int dsl_props_set(const char *dsname, int source, void *nvl)',
);
export const dsl_prop_get_received = bind<(dataset: string, props: BigUint64Array) => number>(
  'int dsl_prop_get_received(const char *dsname, _Out_ uint64_t *nvp)',
);
export const dsl_prop_get_hasrecvd = bind<(dataset: string) => number>(
  'int dsl_prop_get_hasrecvd(const char *dsname)',
);
export const dsl_prop_set_hasrecvd = bind<(dataset: string) => number>(
  'int dsl_prop_set_hasrecvd(const char *dsname)',
);
export const dsl_prop_unset_hasrecvd = bind<(dataset: string) => void>(
  'void dsl_prop_unset_hasrecvd(const char *dsname)',
);
