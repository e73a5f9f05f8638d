import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_crypt.h`. Takes what is about encryption, except `keylocation`, out of the properties. */
export const dsl_crypto_params_create_nvlist = bind<
  (command: number, props: Pointer, secrets: Pointer, params: BigUint64Array) => number
>('int dsl_crypto_params_create_nvlist(int cmd, void *props, void *crypto_args, _Out_ uint64_t *dcp_out)');
export const dsl_crypto_params_free = bind<(params: Pointer, unload: number) => void>(
  'void dsl_crypto_params_free(void *dcp, int unload)',
);
