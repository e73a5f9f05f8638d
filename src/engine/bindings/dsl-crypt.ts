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
