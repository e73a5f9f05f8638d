import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dsl_prop.h`. Sources are numbers of `zprop_source_t`. */
export const dsl_prop_get_integer = bind<
  (dataset: string, property: string, value: Out, setpoint: Pointer) => number
>(
  'int dsl_prop_get_integer(const char *ddname, const char *propname, _Out_ uint64_t *value, void *setpoint)',
);
export const dsl_prop_get_received = bind<(dataset: string, list: Out) => number>(
  'int dsl_prop_get_received(const char *dsname, _Out_ uint64_t *nvp)',
);
export const dsl_prop_get_hasrecvd = bind<(dataset: string) => number>(
  'int dsl_prop_get_hasrecvd(const char *dsname)',
);
export const dsl_prop_set_hasrecvd = bind<(dataset: string) => number>(
  'int dsl_prop_set_hasrecvd(const char *dsname)',
);
export const dsl_props_set = bind<(dataset: string, source: number, list: Pointer) => number>(
  'int dsl_props_set(const char *dsname, int source, void *nvl)',
);
export const dsl_prop_set_int = bind<
  (dataset: string, property: string, source: number, value: bigint) => number
>('int dsl_prop_set_int(const char *dsname, const char *propname, int source, uint64_t value)');
export const dsl_prop_set_string = bind<
  (dataset: string, property: string, source: number, value: string) => number
>('int dsl_prop_set_string(const char *dsname, const char *propname, int source, const char *value)');
export const dsl_prop_inherit = bind<(dataset: string, property: string, source: number) => number>(
  'int dsl_prop_inherit(const char *dsname, const char *propname, int source)',
);

type SetLimit = (dataset: string, source: number, value: bigint) => number;

/** `include/sys/dsl_dir.h` and `dsl_dataset.h`: properties that are set on their own. */
export const dsl_dir_set_quota = bind<SetLimit>(
  'int dsl_dir_set_quota(const char *ddname, int source, uint64_t quota)',
);
export const dsl_dir_set_reservation = bind<SetLimit>(
  'int dsl_dir_set_reservation(const char *ddname, int source, uint64_t reservation)',
);
export const dsl_dataset_set_refquota = bind<SetLimit>(
  'int dsl_dataset_set_refquota(const char *dsname, int source, uint64_t quota)',
);
export const dsl_dataset_set_refreservation = bind<SetLimit>(
  'int dsl_dataset_set_refreservation(const char *dsname, int source, uint64_t reservation)',
);
export const dsl_dataset_set_compression = bind<SetLimit>(
  'int dsl_dataset_set_compression(const char *dsname, int source, uint64_t compression)',
);
export const dsl_dir_activate_fs_ss_limit = bind<(dataset: string) => number>(
  'int dsl_dir_activate_fs_ss_limit(const char *ddname)',
);
/** `include/sys/dsl_crypt.h`. */
export const dsl_crypto_can_set_keylocation = bind<(dataset: string, location: string) => number>(
  'int dsl_crypto_can_set_keylocation(const char *dsname, const char *keylocation)',
);
export const dsl_prop_unset_hasrecvd = bind<(dataset: string) => void>(
  'void dsl_prop_unset_hasrecvd(const char *dsname)',
);
