import {
  dmu_objset_dnodesize,
  dmu_objset_spa,
  dmu_tx_get_txg,
  dmu_tx_hold_bonus,
  dmu_tx_hold_zap,
} from './bindings/dmu.ts';
import { sa_handle_destroy, sa_handle_get, sa_replace_all_by_template, sa_setup } from './bindings/sa.ts';
import { zap_add, zap_create, zap_create_claim, zap_create_norm_dnsize, zap_update } from './bindings/zap.ts';
import { check } from './engine-failure.ts';
import { addressOfSymbol, NULL, type Pointer } from './libzpool.ts';
import { allocate, memoryAt, release, textAt, uint64At } from './memory.ts';
import { keepObjset, OBJSET_TYPE } from './objset.ts';
import { hasFeature } from './pool-feature.ts';
import { NEW_OBJECT, transact } from './transact.ts';

/** What a filesystem's master node says of it, by property: `version`, `normalization`, `utf8only`, `casesensitivity`, ... */
export type ZplProps = ReadonlyMap<string, bigint>;

/** `dmu_object_type_t` (`include/sys/dmu.h`). */
const TYPE = { directory: 20, masterNode: 21, unlinkedSet: 22, sa: 44, saMasterNode: 45 } as const;

/** `MASTER_NODE_OBJ` (`include/sys/zfs_znode.h`). */
export const MASTER_NODE = 1n;

/** `DNODE_MIN_SIZE`, and what of a dnode is no bonus with one block pointer (`DN_BONUS_SIZE` in `include/sys/dnode.h`). */
const DNODE_MIN_BYTES = 512;
const DNODE_CORE_BYTES = 192;

/** `U8_TEXTPREP_TOUPPER`, and the values of `casesensitivity` that need it. */
const TO_UPPER = 2n;
const CASE_SENSITIVE = 0n;

/** `SA_HDL_PRIVATE`. */
const PRIVATE_HANDLE = 1;

/** A directory, rwxr-xr-x. */
const ROOT_MODE = 0o40755n;

/**
 * `z_pflags` of a root directory (`include/sys/zfs_znode.h`): ZFS_ARCHIVE, ZFS_AV_MODIFIED, ZFS_ACL_TRIVIAL,
 * ZFS_ACL_AUTO_INHERIT and ZFS_NO_EXECS_DENIED.
 */
const ROOT_FLAGS = 0x8_0000_0000n | 0x400_0000_0000n | 0x4n | 0x40n | 0x100n;

/** `ZFS_PROJID`: the directory has a project, which is 0. */
const HAS_PROJECT = 0x8000_0000_0000n;

/**
 * The trivial ACL of {@link ROOT_MODE} (`acl_trivial_access_masks` in `zfs_acl.c`): flags and mask of what owner@, group@ and
 * everyone@ are allowed (`zfs_ace_hdr_t`; the type is 0).
 */
const ROOT_ACL: readonly (readonly [flags: number, mask: number])[] = [
  [0x1000, 0x1e01ff],
  [0x2040, 0x1200a9],
  [0x4000, 0x1200a9],
];

/**
 * Writes the first objects of a filesystem into an empty objset, as `zfs_create_fs` does, which libzpool lacks: the master node, the
 * registry of system attributes, the queue of deletions and the root directory, which belongs to the user of this process.
 *
 * @param os - the objset: of a new dataset in the transaction that makes it, or held with nothing in it
 * @param props - `version` is 5
 */
export function writeFilesystem(os: Pointer, props: ZplProps, tx: Pointer): void {
  check(zap_create_claim(os, MASTER_NODE, TYPE.masterNode, 0, 0, tx));
  for (const [name, value] of props) {
    if (name !== 'version') check(zap_update(os, MASTER_NODE, name, 8, 1n, new BigUint64Array([value]), tx));
  }
  setInMaster(os, 'VERSION', props.get('version') ?? 5n, tx);
  const registry = zap_create(os, TYPE.saMasterNode, 0, 0, tx);
  setInMaster(os, 'SA_ATTRS', registry, tx);
  setInMaster(os, 'DELETE_QUEUE', zap_create(os, TYPE.unlinkedSet, 0, 0, tx), tx);
  const numbers = attributeNumbers(os, registry);
  setInMaster(os, 'ROOT', makeRoot(os, props, numbers, tx), tx);
}

function setInMaster(os: Pointer, name: string, value: bigint, tx: Pointer): void {
  check(zap_add(os, MASTER_NODE, name, 8, 1n, new BigUint64Array([value]), tx));
}

/** Sets the attributes up for this objset and gives their numbers in it, by name (`zfs_attr_table` in `zfs_sa.c`). */
function attributeNumbers(os: Pointer, registry: bigint): ReadonlyMap<string, number> {
  const table = addressOfSymbol('zfs_attr_table');
  const names = attributeNames(table);
  const out = new BigUint64Array(1);
  check(sa_setup(os, registry, table, names.length, out));
  const numbers = new Uint16Array(memoryAt(out[0] ?? NULL, 2 * names.length).slice().buffer);
  return new Map(names.map((name, index) => [name, numbers[index] ?? 0]));
}

/** `sa_attr_reg_t`: 24 bytes, the name first; the last one has none. */
function attributeNames(table: Pointer): string[] {
  const names: string[] = [];
  for (let at = table; ; at += 24n) {
    const name = textAt(uint64At(at));
    if (name === undefined) return names;
    names.push(name);
  }
}

function makeRoot(os: Pointer, props: ZplProps, numbers: ReadonlyMap<string, number>, tx: Pointer): bigint {
  const folding = (props.get('casesensitivity') ?? CASE_SENSITIVE) === CASE_SENSITIVE ? 0n : TO_UPPER;
  const normalization = Number((props.get('normalization') ?? 0n) | folding);
  const dnodeBytes = Number(dmu_objset_dnodesize(os)) || DNODE_MIN_BYTES;
  const bonusBytes = dnodeBytes - DNODE_CORE_BYTES;
  const root = BigInt(
    zap_create_norm_dnsize(os, normalization, TYPE.directory, TYPE.sa, bonusBytes, dnodeBytes, tx),
  );
  const handle = new BigUint64Array(1);
  check(sa_handle_get(os, root, NULL, PRIVATE_HANDLE, handle));
  try {
    using bulk = new BulkAttributes(numbers, rootAttributes(os, root, tx));
    check(sa_replace_all_by_template(handle[0] ?? NULL, bulk.pointer, bulk.count, tx));
  } finally {
    sa_handle_destroy(handle[0] ?? NULL);
  }
  return root;
}

type Attributes = readonly (readonly [name: string, value: Uint8Array | BigUint64Array])[];

/** In the order of `zfs_mknode` (`zfs_znode_os.c`), by which the layout is registered. */
function rootAttributes(os: Pointer, root: bigint, tx: Pointer): Attributes {
  const milliseconds = Date.now();
  const now = words(BigInt(Math.trunc(milliseconds / 1000)), BigInt(milliseconds % 1000) * 1_000_000n);
  const hasProject = hasFeature(dmu_objset_spa(os), 'project_quota');
  return [
    ['ZPL_MODE', words(ROOT_MODE)],
    ['ZPL_SIZE', words(2n)],
    ['ZPL_GEN', words(dmu_tx_get_txg(tx))],
    ['ZPL_UID', words(BigInt(process.geteuid?.() ?? 0))],
    ['ZPL_GID', words(BigInt(process.getegid?.() ?? 0))],
    ['ZPL_PARENT', words(root)],
    ['ZPL_FLAGS', words(hasProject ? ROOT_FLAGS | HAS_PROJECT : ROOT_FLAGS)],
    ['ZPL_ATIME', now],
    ['ZPL_MTIME', now],
    ['ZPL_CTIME', now],
    ['ZPL_CRTIME', now],
    ['ZPL_LINKS', words(2n)],
    ...(hasProject ? [['ZPL_PROJID', words(0n)] as const] : []),
    ['ZPL_DACL_COUNT', words(BigInt(ROOT_ACL.length))],
    ['ZPL_DACL_ACES', aclBytes()],
  ];
}

const words = (...values: bigint[]) => BigUint64Array.from(values);

function aclBytes(): Uint8Array {
  const bytes = new Uint8Array(8 * ROOT_ACL.length);
  const view = new DataView(bytes.buffer);
  for (const [index, [flags, mask]] of ROOT_ACL.entries()) {
    view.setUint16(8 * index + 2, flags, true);
    view.setUint32(8 * index + 4, mask, true);
  }
  return bytes;
}

/** `sa_bulk_attr_t` (`include/sys/sa.h`): 40 bytes; address, locator, length and number are the caller's. */
const BULK_BYTES = 40;

/** An array of `sa_bulk_attr_t` with its values, in memory of the C library. */
class BulkAttributes implements Disposable {
  readonly pointer: Pointer;
  readonly count: number;

  constructor(numbers: ReadonlyMap<string, number>, attributes: Attributes) {
    this.count = attributes.length;
    const headBytes = BULK_BYTES * attributes.length;
    const bytes = headBytes + attributes.reduce((sum, [, { byteLength }]) => sum + byteLength, 0);
    this.pointer = allocate(bytes);
    const memory = memoryAt(this.pointer, bytes);
    const view = new DataView(memory.buffer, memory.byteOffset, bytes);
    let at = headBytes;
    for (const [index, [name, value]] of attributes.entries()) {
      const head = BULK_BYTES * index;
      const number = numbers.get(name);
      if (number === undefined) throw new Error(`no system attribute ${name} in this libzpool`);
      view.setBigUint64(head, this.pointer + BigInt(at), true);
      view.setUint16(head + 16, value.byteLength, true);
      view.setUint16(head + 18, number, true);
      memory.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), at);
      at += value.byteLength;
    }
  }

  [Symbol.dispose](): void {
    release(this.pointer);
  }
}

/**
 * Makes an empty dataset, such as the root of a pool that libzpool has just created, a filesystem, and waits until it is on disk.
 *
 * @throws EngineFailure
 */
export function makeFilesystem(name: string, props: ZplProps): void {
  using os = keepObjset(name, OBJSET_TYPE.filesystem);
  transact(
    os.pointer,
    (tx) => {
      dmu_tx_hold_zap(tx, NEW_OBJECT, 1, null);
      dmu_tx_hold_bonus(tx, NEW_OBJECT);
    },
    (tx) => writeFilesystem(os.pointer, props, tx),
  );
}
