import { call, checkName, JoinedAbort, type Transport, ZfsError } from '../ioctl/index.ts';
import type { Dataset } from './dataset.ts';
import { Datasets } from './datasets.ts';
import { KeyMaterial, type KeyRequest, type KeySource } from './key-material.ts';
import {
  completeProperties,
  createAncestors,
  type NewFilesystem,
  type NewVolume,
  OBJSET_TYPE,
  propertiesToSet,
} from './new-dataset.ts';
import { createPool, type NewPool } from './pool/create-pool.ts';
import { datasetContext, encodeProperties } from './property/encode-properties.ts';
import type { DatasetPropertyInputs, DatasetPropertyValue } from './property/property-values.ts';
import type { SecretBytes } from './secret-bytes.ts';
import {
  checkKeyFormat,
  DEFAULT_PBKDF2_ITERATIONS,
  deriveWrappingKey,
  type KeyDerivation,
  type KeyFormat,
  newSalt,
} from './wrapping-key.ts';

/** `dcp_cmd_t`, in `include/sys/dsl_crypt.h`. */
const DCP_CMD = { newKey: 2n, inherit: 3n } as const;

/** Properties that a wrapping key brings with it. */
const KEY_PROPERTIES = ['keyformat', 'keylocation', 'pbkdf2iters', 'pbkdf2salt'] as const;

/** A wrapping key to load or to check. */
export interface LoadKeyOptions {
  /** The key; when left out, the file is read that the key location names. */
  readonly key?: KeySource | undefined;
  /** Read instead of what the dataset's `keylocation` names: `file:///path`. */
  readonly keylocation?: string | undefined;
  /** Ends the wait for the key. The ioctl itself is short and not given up. */
  readonly signal?: AbortSignal | undefined;
}

/** How the keys of many encryption roots are loaded. */
export interface LoadKeysOptions {
  /** Asked for the key of each root whose `keylocation` is `prompt`; when left out, those fail with `ZFSKIT_NO_KEY`. */
  readonly key?: Exclude<KeySource, Uint8Array> | undefined;
  /** Ends the work; keys that are loaded stay so. */
  readonly signal?: AbortSignal | undefined;
}

/** What became of the keys of many encryption roots. */
export interface LoadedKeys {
  /** Encryption roots whose key was loaded now, parents before their children. */
  readonly loaded: readonly string[];
  /** Why the keys of others could not be loaded, by encryption root. */
  readonly failures: ReadonlyMap<string, ZfsError>;
}

/** A wrapping key to set. */
export interface NewWrappingKey {
  readonly keyformat: KeyFormat;
  /** Where the key is found later: `prompt`, the default, or `file:///path`; the kernel takes `https://...` as well (2.1 and later). */
  readonly keylocation?: string | undefined;
  /** PBKDF2 iterations of a passphrase, at least 100000. Default 350000. */
  readonly pbkdf2iters?: bigint | number | undefined;
  /** The key; when left out, the file is read that `keylocation` names. */
  readonly key?: KeySource | undefined;
  /** Ends the wait for the key. */
  readonly signal?: AbortSignal | undefined;
}

/** A wrapping key to take the place of another: format and location stay as they are where they are left out. */
export type ChangedWrappingKey = Omit<NewWrappingKey, 'keyformat'> & {
  readonly keyformat?: KeyFormat | undefined;
};

/** How a dataset is encrypted. */
export interface EncryptionStatus {
  /** The cipher: `aes-256-gcm`, ... */
  readonly encryption: DatasetPropertyValue<'encryption'>;
  /** The dataset whose wrapping key protects this one: itself, or an ancestor. */
  readonly encryptionroot: string;
  readonly keystatus: 'available' | 'unavailable';
  readonly keyformat: KeyFormat;
  /** Where the root's key is found; `none` where this is not the root. */
  readonly keylocation: string;
  /** PBKDF2 iterations; 0 where the key is no passphrase. */
  readonly pbkdf2iters: bigint;
}

/**
 * Encryption of datasets: wrapping keys and encryption roots. Nothing here mounts or unmounts anything. Keys are in
 * buffers that are overwritten as soon as they have been used, and in no error.
 */
export class Encryption {
  readonly #transport: Transport;
  readonly #datasets: Datasets;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#datasets = new Datasets(transport);
  }

  /**
   * Creates a filesystem or volume that is an encryption root; its key is then loaded. What is created below it later
   * inherits its key. ZFS_IOC_CREATE.
   *
   * @param dataset - `properties.encryption` is the cipher; default `on`, which is aes-256-gcm
   * @throws ZfsError `EEXIST`, `ENOENT` (no parent), `ENOTSUP` (the pool lacks the feature `encryption`),
   *   `ZFSKIT_NO_KEY`, `ZFSKIT_INVALID_KEY`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_NAME`
   */
  async create(name: string, dataset: NewFilesystem | NewVolume, key: NewWrappingKey): Promise<void> {
    using material = new KeyMaterial(key.key);
    checkName(name, 'new-dataset');
    const { kind } = dataset;
    const root = newRoot(name, propertiesToSet(dataset), key);
    const encoded = this.#encode(name, root.properties, kind);
    const props = await completeProperties(this.#transport, name, dataset, encoded);
    using wrappingKey = await this.#newWrappingKey(name, root, material, key.signal);
    if (dataset.parents) await createAncestors(this.#transport, name);
    await call(this.#transport, 'ZFS_IOC_CREATE', {
      zc_name: name,
      innvl: { type: OBJSET_TYPE[kind], props, hidden_args: { wkeydata: wrappingKey.bytes } },
    });
  }

  /**
   * Creates a pool whose root dataset is an encryption root, and so all that is created in it. Otherwise as `pools.create`.
   * ZFS_IOC_POOL_CREATE.
   *
   * @param pool - `rootProperties.encryption` is the cipher; default `on`, which is aes-256-gcm
   * @throws ZfsError as `pools.create`; `ZFSKIT_NO_KEY`, `ZFSKIT_INVALID_KEY`
   */
  async createPool(name: string, pool: NewPool, key: NewWrappingKey): Promise<void> {
    using material = new KeyMaterial(key.key);
    checkName(name, 'new-pool');
    const root = newRoot(name, pool.rootProperties, key);
    // Everything else is checked before a key is asked for.
    this.#encode(name, root.properties, 'filesystem');
    using wrappingKey = await this.#newWrappingKey(name, root, material, key.signal);
    const rootProperties = root.properties as DatasetPropertyInputs;
    await createPool(this.#transport, name, { ...pool, rootProperties }, wrappingKey.bytes);
  }

  /**
   * How a filesystem, volume or snapshot is encrypted, or undefined where it is not. ZFS_IOC_OBJSET_STATS.
   *
   * @throws ZfsError `ENOENT`
   */
  async status(name: string): Promise<EncryptionStatus | undefined> {
    return statusOf(await this.#datasets.get(name));
  }

  /**
   * Loads the key of an encryption root, so that it and what inherits its key can be read; devices of volumes appear.
   * ZFS_IOC_OBJSET_STATS and ZFS_IOC_LOAD_KEY.
   *
   * @throws ZfsError `EACCES` (the key is wrong), `EEXIST` (it is loaded already), `ENOENT`, `ZFSKIT_NO_KEY`,
   *   `ZFSKIT_INVALID_KEY`, `ZFSKIT_INVALID_ARGUMENT` (not an encryption root)
   */
  loadKey(name: string, options: LoadKeyOptions = {}): Promise<void> {
    return this.#load(name, options, false);
  }

  /**
   * Loads the keys of all encryption roots of a filesystem or volume and below it, or of all pools, that are not loaded:
   * as `zfs load-key -r` and `-a`. One that cannot be loaded does not keep the others from it.
   *
   * @throws ZfsError `ENOENT`; the signal's reason
   */
  async loadKeys(root?: string, { key, signal }: LoadKeysOptions = {}): Promise<LoadedKeys> {
    const loaded: string[] = [];
    const failures = new Map<string, ZfsError>();
    for await (const dataset of this.#datasets.list(root, { signal })) {
      const status = statusOf(dataset);
      if (status?.encryptionroot !== dataset.name || status.keystatus === 'available') continue;
      try {
        await this.loadKey(dataset.name, { key: status.keylocation === 'prompt' ? key : undefined, signal });
        loaded.push(dataset.name);
      } catch (error) {
        if (!(error instanceof ZfsError) || signal?.aborted) throw error;
        failures.set(dataset.name, error);
      }
    }
    return { loaded, failures };
  }

  /**
   * Checks a key against an encryption root and leaves it as it is, loaded or not. ZFS_IOC_OBJSET_STATS and
   * ZFS_IOC_LOAD_KEY with `noop`.
   *
   * @throws ZfsError `EACCES` (the key is wrong), otherwise as {@link loadKey}
   */
  checkKey(name: string, options: LoadKeyOptions = {}): Promise<void> {
    return this.#load(name, options, true);
  }

  /**
   * Unloads the key of an encryption root. What it protects must not be mounted or in use.
   * ZFS_IOC_OBJSET_STATS and ZFS_IOC_UNLOAD_KEY.
   *
   * @throws ZfsError `EBUSY`, `EACCES` (no key is loaded), `ENOENT`, `ZFSKIT_INVALID_ARGUMENT` (not an encryption root)
   */
  async unloadKey(name: string): Promise<void> {
    checkName(name, 'dataset');
    // The kernel says of others that no key is loaded.
    rootStatus(await this.#datasets.get(name));
    await call(this.#transport, 'ZFS_IOC_UNLOAD_KEY', { zc_name: name, innvl: {} });
  }

  /**
   * Sets another wrapping key, and makes an encryption root of a dataset that was none. The present key must be loaded;
   * data is not encrypted anew, and an old key still opens old copies of the pool. A passphrase gets a new salt.
   * ZFS_IOC_OBJSET_STATS and ZFS_IOC_CHANGE_KEY.
   *
   * @throws ZfsError `EACCES` (the present key is not loaded), `ENOENT`, `ZFSKIT_NO_KEY`, `ZFSKIT_INVALID_KEY`,
   *   `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_ARGUMENT` (not encrypted, a clone, or no format is known)
   */
  async changeKey(name: string, key: ChangedWrappingKey): Promise<void> {
    using material = new KeyMaterial(key.key);
    checkName(name, 'dataset');
    const dataset = await this.#datasets.get(name);
    const status = statusOf(dataset) ?? refuse(name, 'it is not encrypted');
    if (dataset.origin !== undefined) refuse(name, `it is a clone, and has the key of ${dataset.origin}`);
    const isRoot = status.encryptionroot === name;
    const keyformat = key.keyformat ?? (isRoot ? status.keyformat : refuse(name, 'keyformat is missing'));
    const derivation = newDerivation(name, keyformat, key.pbkdf2iters);
    const keylocation = key.keylocation ?? (isRoot ? status.keylocation : 'prompt');
    const props = this.#encode(name, { ...propertiesOf(derivation), keylocation }, dataset.kind);
    const request = { dataset: name, keyformat: derivation.keyformat, isNew: true };
    using wrappingKey = await this.#wrappingKey(request, material, derivation, keylocation, key.signal);
    await call(this.#transport, 'ZFS_IOC_CHANGE_KEY', {
      zc_name: name,
      innvl: { crypt_cmd: DCP_CMD.newKey, props, hidden_args: { wkeydata: wrappingKey.bytes } },
    });
  }

  /**
   * Makes an encryption root use its parent's key from now on; it is then no encryption root. Both keys must be loaded.
   * ZFS_IOC_CHANGE_KEY.
   *
   * @throws ZfsError `EACCES` (a key is not loaded), `EINVAL` (not an encryption root, or the parent is not encrypted),
   *   `ENOENT`
   */
  async inheritKey(name: string): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_CHANGE_KEY', {
      zc_name: name,
      innvl: { crypt_cmd: DCP_CMD.inherit },
    });
  }

  async #load(name: string, { key, keylocation, signal }: LoadKeyOptions, noop: boolean): Promise<void> {
    using material = new KeyMaterial(key);
    checkName(name, 'dataset');
    const dataset = await this.#datasets.get(name);
    const status = rootStatus(dataset);
    const derivation = {
      keyformat: checkKeyFormat(name, status.keyformat),
      salt: dataset.get('pbkdf2salt') ?? 0n,
      iterations: status.pbkdf2iters,
    };
    const request = { dataset: name, keyformat: status.keyformat, isNew: false };
    using wrappingKey = await this.#wrappingKey(
      request,
      material,
      derivation,
      keylocation ?? status.keylocation,
      signal,
    );
    await call(this.#transport, 'ZFS_IOC_LOAD_KEY', {
      zc_name: name,
      innvl: { hidden_args: { wkeydata: wrappingKey.bytes }, noop },
    });
  }

  #newWrappingKey(
    name: string,
    { derivation, properties }: NewRoot,
    material: KeyMaterial,
    signal: AbortSignal | undefined,
  ): Promise<SecretBytes> {
    const request = { dataset: name, keyformat: derivation.keyformat, isNew: true };
    return this.#wrappingKey(request, material, derivation, properties.keylocation, signal);
  }

  async #wrappingKey(
    request: KeyRequest,
    material: KeyMaterial,
    derivation: KeyDerivation,
    keylocation: string,
    signal: AbortSignal | undefined,
  ): Promise<SecretBytes> {
    const abort = new JoinedAbort(signal, this.#transport.closing);
    try {
      abort.throwIfAborted();
      using read = await material.read(request, keylocation, abort);
      return await deriveWrappingKey(request.dataset, read.bytes, derivation, request.isNew, abort);
    } finally {
      abort.end();
    }
  }

  #encode(subject: string, properties: object, kind: string): Record<string, bigint | string> {
    const { release } = this.#transport.abi;
    return encodeProperties(properties, datasetContext({ release, subject, creating: true, kind }));
  }
}

/** An encryption root to create. */
interface NewRoot {
  readonly derivation: KeyDerivation;
  readonly properties: { readonly keylocation: string };
}

function newRoot(name: string, given: object | undefined, key: NewWrappingKey): NewRoot {
  refuseKeyProperties(name, given);
  const derivation = newDerivation(name, key.keyformat, key.pbkdf2iters);
  const keylocation = key.keylocation ?? 'prompt';
  const properties = { encryption: 'on', ...given, ...propertiesOf(derivation), keylocation };
  if (properties.encryption === 'off') refuse(name, 'encryption is off, and yet there is a key');
  return { derivation, properties };
}

/** The salt is a new one each time: that of the old key would give the same key for the same passphrase. */
function newDerivation(
  name: string,
  keyformat: KeyFormat,
  pbkdf2iters: bigint | number | undefined,
): KeyDerivation {
  const isPassphrase = checkKeyFormat(name, keyformat) === 'passphrase';
  const iterations = pbkdf2iters ?? (isPassphrase ? DEFAULT_PBKDF2_ITERATIONS : 0n);
  if (!isPassphrase && pbkdf2iters !== undefined) {
    refuse(name, `pbkdf2iters are for passphrases, the key format is ${keyformat}`);
  }
  if (typeof iterations !== 'bigint' && !Number.isSafeInteger(iterations)) {
    refuse(name, `pbkdf2iters are a whole number, not ${String(iterations).slice(0, 20)}`);
  }
  return { keyformat, salt: isPassphrase ? newSalt() : 0n, iterations: BigInt(iterations) };
}

function propertiesOf({ keyformat, salt, iterations }: KeyDerivation): object {
  return keyformat === 'passphrase'
    ? { keyformat, pbkdf2salt: salt, pbkdf2iters: iterations }
    : { keyformat };
}

function statusOf(dataset: Dataset): EncryptionStatus | undefined {
  const encryption = dataset.get('encryption') ?? 'off';
  if (encryption === 'off') return undefined;
  return {
    encryption,
    encryptionroot: dataset.get('encryptionroot') ?? '',
    keystatus: dataset.get('keystatus') === 'available' ? 'available' : 'unavailable',
    keyformat: dataset.get('keyformat') as KeyFormat,
    keylocation: dataset.get('keylocation') ?? 'none',
    pbkdf2iters: dataset.get('pbkdf2iters') ?? 0n,
  };
}

function rootStatus(dataset: Dataset): EncryptionStatus {
  const status = statusOf(dataset) ?? refuse(dataset.name, 'it is not encrypted');
  const root = status.encryptionroot;
  return root === dataset.name ? status : refuse(dataset.name, `it has the key of ${root}`);
}

function refuseKeyProperties(name: string, properties: object = {}): void {
  const found = KEY_PROPERTIES.find((property) => Object.hasOwn(properties, property));
  if (found) refuse(name, `${found} belongs to the key, not to the properties`);
}

function refuse(name: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${name}: ${why}`, subject: name });
}
