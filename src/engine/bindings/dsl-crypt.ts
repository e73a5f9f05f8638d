import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dsl_crypt.h`. Takes what is about encryption out of the properties. */
export const dsl_crypto_params_create_nvlist = bind<
  (command: number, props: Pointer, secrets: Pointer, params: Out) => number
>('int dsl_crypto_params_create_nvlist(int cmd, void *props, void *crypto_args, _Inout_ uint64_t *dcp)');
/** `unload` also lets go of the wrapping key. */
export const dsl_crypto_params_free = bind<(params: Pointer, unload: number) => void>(
  'void dsl_crypto_params_free(void *dcp, int unload)',
);
export const spa_keystore_load_wkey = bind<(dataset: string, params: Pointer, noop: number) => number>(
  'int spa_keystore_load_wkey(const char *dsname, void *dcp, int noop)',
);
export const spa_keystore_unload_wkey = bind<(dataset: string) => number>(
  'int spa_keystore_unload_wkey(const char *dsname)',
);
export const spa_keystore_change_key = bind<(dataset: string, params: Pointer) => number>(
  'int spa_keystore_change_key(const char *dsname, void *dcp)',
);
