import { Nvlist, type NvTyped } from '../nvlist/index.ts';
import { dmu_objset_hold, dmu_objset_rele, dsl_prop_get_all } from './bindings/dmu.ts';
import {
  dsl_prop_get_hasrecvd,
  dsl_prop_get_received,
  dsl_prop_set_hasrecvd,
  dsl_prop_unset_hasrecvd,
} from './bindings/dsl-prop.ts';
import { spa_version } from './bindings/spa.ts';
import { zfs_name_to_prop, zfs_prop_inheritable, zfs_prop_user } from './bindings/zfs-prop.ts';
import { EngineFailure } from './engine-failure.ts';
import { NULL } from './libzpool.ts';
import { receivedList } from './native-list.ts';
import { openPool, TAG } from './open-pool.ts';
import { SOURCE, setProps } from './set-props.ts';

/** `zprop_errflags_t`: received properties could not be cleared; the former ones could not be restored. */
const ZPROP_ERR_NOCLEAR = 0x1n;
const ZPROP_ERR_NORESTORE = 0x2n;

/** The pool version from which on received properties are kept apart (`include/sys/fs/zfs.h`). */
const SPA_VERSION_RECVD_PROPS = 22;

/** Properties that are set when the stream is there, because they could keep it from coming (`extract_delay_props`). */
const DELAYED = new Set(['refquota', 'keylocation', 'sharesmb']);

/** What a receive is to set. */
export interface WantedProperties {
  /** Properties that came with the stream. */
  readonly received: Nvlist | undefined;
  /** Properties that the receiver sets, or with a flag takes over from the parent in the place of the stream's. */
  readonly local: Nvlist | undefined;
}

/** The properties of a dataset through a receive: set before and after the stream, put back when it fails (`zfs_ioc_recv_impl`). */
export class ReceivedProperties {
  /** Of each property that could not be set. */
  readonly errors = new Nvlist();
  /** `zprop_errflags_t`. */
  errorFlags = 0n;
  /** Why received properties cannot be kept at all. */
  errno = 0;
  readonly #dataset: string;
  readonly #isNew: boolean;
  readonly #received: Nvlist | undefined;
  readonly #local: Nvlist | undefined;
  /** The first receive that knows of received properties replaces the local ones. */
  #isFirst = false;
  #formerReceived: Nvlist | undefined;
  #former: Nvlist | undefined;
  readonly #later: (readonly [source: number, props: Nvlist])[] = [];

  constructor(dataset: string, isNew: boolean, { received, local }: WantedProperties) {
    this.#dataset = dataset;
    this.#isNew = isNew;
    this.#received = received?.clone();
    this.#local = local;
  }

  /** Sets what the stream's data is to be written with. */
  setBefore(): void {
    if (this.#received && !this.#isNew) this.#clearReceived(this.#received);
    if (this.#local && !this.#isNew && !this.#isFirst) this.#rememberAll();
    if (this.#received) this.#setReceived(this.#received);
    if (this.#local) this.#setLocal(this.#local);
  }

  /** Sets the rest. */
  setAfter(): void {
    for (const [source, props] of this.#later) setProps(this.#dataset, source, props, this.errors);
  }

  /** Puts back what there was. A dataset that was new is gone. */
  restore(): void {
    if (this.#isNew) return;
    if (this.#received) this.#restoreReceived(this.#received);
    if (this.#local && !this.#isFirst) this.#restoreLocal(this.#local);
  }

  #clearReceived(received: Nvlist): void {
    this.#isFirst = keepsReceived(this.#dataset) && dsl_prop_get_hasrecvd(this.#dataset) === 0;
    const former = listed((list) => dsl_prop_get_received(this.#dataset, list));
    this.#formerReceived = former;
    if (!former) {
      this.errorFlags |= ZPROP_ERR_NOCLEAR;
      return;
    }
    if (!this.#isFirst) leaveOutSame(received, former);
    if (this.#clear(former, this.#isFirst ? undefined : received) !== 0) this.errorFlags |= ZPROP_ERR_NOCLEAR;
  }

  /** `clear_received_props`. */
  #clear(props: Nvlist, except: Nvlist | undefined): number {
    const cleared = without(props, ({ name }) => except?.has(name) ?? false);
    const hasReceived = dsl_prop_get_hasrecvd(this.#dataset) !== 0;
    return setProps(this.#dataset, SOURCE.none | (hasReceived ? SOURCE.received : 0), cleared);
  }

  #rememberAll(): void {
    const objset = new BigUint64Array(1);
    if (dmu_objset_hold(this.#dataset, TAG, objset) === 0) {
      this.#former = listed((list) => dsl_prop_get_all(objset[0] ?? NULL, list));
      dmu_objset_rele(objset[0] ?? NULL, TAG);
    }
    if (!this.#former) this.errorFlags |= ZPROP_ERR_NOCLEAR;
  }

  #setReceived(received: Nvlist): void {
    this.errno = dsl_prop_set_hasrecvd(this.#dataset);
    if (this.errno === 0) this.#set(SOURCE.received, received);
  }

  #setLocal(local: Nvlist): void {
    this.#set(
      SOURCE.local,
      without(local, ({ type }) => type === 'boolean'),
    );
    this.#set(
      SOURCE.inherited,
      without(local, ({ name, type }) => type !== 'boolean' || !isInheritable(name)),
    );
  }

  #set(source: number, props: Nvlist): void {
    this.#later.push([source, without(props, ({ name }) => !DELAYED.has(name))]);
    setProps(
      this.#dataset,
      source,
      without(props, ({ name }) => DELAYED.has(name)),
      this.errors,
    );
  }

  #restoreReceived(received: Nvlist): void {
    if (this.#clear(received, undefined) !== 0) this.errorFlags |= ZPROP_ERR_NORESTORE;
    else if (this.#isFirst) dsl_prop_unset_hasrecvd(this.#dataset);
    const source = this.#isFirst ? SOURCE.local : SOURCE.received;
    if (!this.#formerReceived || setProps(this.#dataset, source, this.#formerReceived) !== 0) {
      this.errorFlags |= ZPROP_ERR_NORESTORE;
    }
  }

  #restoreLocal(local: Nvlist): void {
    const former = this.#former;
    if (!former) {
      this.errorFlags |= ZPROP_ERR_NORESTORE;
      return;
    }
    const [set, inherited] = [new Nvlist(), new Nvlist()];
    for (const { name } of local) {
      const had = former.find(name, 'nvlist');
      const source = had?.find('source', 'string');
      if (source === '$recvd') continue;
      if (had && source === this.#dataset) set.set(name, { type: 'nvlist', value: had });
      else inherited.set(name, { type: 'boolean', value: true });
    }
    for (const [source, props] of [
      [SOURCE.local, set],
      [SOURCE.inherited, inherited],
    ] as const) {
      if (setProps(this.#dataset, source, props) !== 0) this.errorFlags |= ZPROP_ERR_NORESTORE;
    }
  }
}

/** Whether the pool's version tells received properties from local ones. */
function keepsReceived(dataset: string): boolean {
  using pool = openPool(dataset.replace(/[/@].*$/, ''));
  return spa_version(pool.pointer) >= SPA_VERSION_RECVD_PROPS;
}

/** Native properties that children have from their parents, and user properties. */
function isInheritable(name: string): boolean {
  const native = zfs_name_to_prop(name);
  return native >= 0 ? zfs_prop_inheritable(native) !== 0 : zfs_prop_user(name) !== 0;
}

type Pair = NvTyped & { readonly name: string };

function without(props: Nvlist, isLeftOut: (pair: Pair) => boolean): Nvlist {
  const rest = new Nvlist();
  for (const pair of props) if (!isLeftOut(pair as Pair)) rest.set(pair.name, pair as NvTyped);
  return rest;
}

/** Takes out of both what is received as it was (`props_reduce`). */
function leaveOutSame(received: Nvlist, former: Nvlist): void {
  for (const { name, ...value } of [...received]) {
    const had = former.find(name, 'nvlist')?.findTyped('value');
    if (had?.type !== value.type || had.value !== value.value) continue;
    received.delete(name);
    former.delete(name);
  }
}

function listed(get: (list: BigUint64Array) => number): Nvlist | undefined {
  try {
    using list = receivedList(get);
    return list.read();
  } catch (error) {
    if (error instanceof EngineFailure) return undefined;
    throw error;
  }
}
