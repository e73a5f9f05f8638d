import type { Nvlist } from '../nvlist/index.ts';
import { dsl_crypto_params_create_nvlist, dsl_crypto_params_free } from './bindings/dsl-crypt.ts';
import { check } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';
import { SecretList } from './secret-list.ts';

/** `DCP_CMD_NONE` (`include/sys/dsl_crypt.h`). */
export const DCP_CMD_NONE = 0;

/** What a dataset is to be encrypted with (`dsl_crypto_params_t`). Dispose of it before the ioctl ends. */
export class CryptoParams implements Disposable {
  readonly pointer: Pointer;
  #taken = false;

  /**
   * @param command - `dcp_cmd_t`
   * @param props - `encryption`, `keyformat`, `keylocation`, `pbkdf2salt`, `pbkdf2iters`: all but `keylocation` are taken out,
   *   because datasets do not keep them as properties
   * @param hidden - `hidden_args` of the ioctl, with the wrapping key
   * @throws EngineFailure EINVAL
   */
  constructor(command: number, props: Pointer, hidden: Nvlist | undefined) {
    using key = hidden && new SecretList(hidden);
    const params = new BigUint64Array(1);
    check(dsl_crypto_params_create_nvlist(command, props, key?.pointer ?? NULL, params));
    this.pointer = params[0] ?? NULL;
  }

  /**
   * The work succeeded: the pool keeps the wrapping key.
   *
   * @example
   * using params = new CryptoParams(DCP_CMD_NONE, props.pointer, hidden);
   * check(dmu_objset_create(..., params.pointer, ...));
   * params.keepKey();
   */
  keepKey(): void {
    this.#taken = true;
  }

  [Symbol.dispose](): void {
    dsl_crypto_params_free(this.pointer, Number(!this.#taken));
  }
}
