import type { MemberLayout, ZfsCmdLayout } from './abi/layout.ts';
import { ZfsError } from './zfs-error.ts';

/** Value of a `zfs_cmd_t` member: uint64 as bigint, narrower integers as number, character arrays as text. */
export type MemberValue = bigint | number | string | readonly bigint[];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads and writes members of a `zfs_cmd_t` image by name, in the layout of one release. */
export class ZfsCmd {
  readonly bytes: Uint8Array;
  readonly #layout: ZfsCmdLayout;
  readonly #view: DataView;

  /**
   * @param layout - the release's layout
   * @param bytes - an image to read; a new, zeroed one when left out
   * @throws ZfsError `ZFSKIT_BAD_REPLY` when `bytes` is shorter than the layout
   */
  constructor(layout: ZfsCmdLayout, bytes: Uint8Array = new Uint8Array(layout.size)) {
    if (bytes.length < layout.size) {
      throw new ZfsError({
        code: 'ZFSKIT_BAD_REPLY',
        message: `zfs_cmd_t has ${layout.size} bytes in this release, but ${bytes.length} were given`,
      });
    }
    this.bytes = bytes;
    this.#layout = layout;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * Reads a member.
   *
   * @throws ZfsError `ZFSKIT_BAD_REPLY` when the release has no such member
   */
  get(name: string): MemberValue {
    const [offset, size, kind] = memberOf(this.#layout, name);
    switch (kind) {
      case 'u64':
        return this.#view.getBigUint64(offset, true);
      case 'u32':
        return this.#view.getUint32(offset, true);
      case 'i32':
        return this.#view.getInt32(offset, true);
      case 'u8':
        return this.#view.getUint8(offset);
      case 'u64s':
        return Array.from({ length: size / 8 }, (_, index) =>
          this.#view.getBigUint64(offset + 8 * index, true),
        );
      case 'string':
        return decoder.decode(this.textBytes(name));
    }
  }

  /**
   * The bytes of a text up to its NUL: what {@link get} decodes as UTF-8.
   *
   * @throws ZfsError `ZFSKIT_BAD_REPLY` when the release has no such member
   */
  textBytes(name: string): Uint8Array {
    const [offset, size] = memberOf(this.#layout, name);
    const field = this.bytes.subarray(offset, offset + size);
    const end = field.indexOf(0);
    return end < 0 ? field : field.subarray(0, end);
  }

  /** All members below `prefix.`, by their short names; members that the release lacks are absent. */
  getStruct(prefix: string): Record<string, MemberValue> {
    const struct: Record<string, MemberValue> = {};
    for (const [short, name] of structMembers(this.#layout, prefix)) struct[short] = this.get(name);
    return struct;
  }

  /**
   * Writes a member.
   *
   * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when the value does not fit the member
   */
  set(name: string, value: MemberValue): void {
    const [offset, size, kind] = memberOf(this.#layout, name);
    if (kind === 'string') {
      if (typeof value !== 'string') misfit(name, `text is needed, not ${typeof value}`);
      if (value.includes('\0')) misfit(name, 'the text contains a NUL character');
      const text = encoder.encode(value);
      if (text.length >= size)
        misfit(name, `${text.length} bytes of text do not fit, at most ${size - 1} do`);
      this.bytes.fill(0, offset, offset + size).set(text, offset);
    } else if (kind === 'u64') {
      if (typeof value !== 'bigint' || value < 0n || value >= 1n << 64n)
        misfit(name, 'a bigint from 0 to 2^64-1 is needed');
      this.#view.setBigUint64(offset, value, true);
    } else if (kind === 'u64s') {
      misfit(name, 'arrays are only read');
    } else {
      const [low, high] = kind === 'i32' ? [-(2 ** 31), 2 ** 31 - 1] : [0, kind === 'u8' ? 255 : 2 ** 32 - 1];
      if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
        misfit(name, `an integer from ${low} to ${high} is needed`);
      }
      if (kind === 'u8') this.#view.setUint8(offset, value);
      else this.#view.setUint32(offset, value >>> 0, true);
    }
  }
}

type StructMembers = readonly (readonly [short: string, name: string])[];

/** Members of the structs in each layout, found once: a listing reads a struct for each dataset. */
const structs = new WeakMap<ZfsCmdLayout, Map<string, StructMembers>>();

function structMembers(layout: ZfsCmdLayout, prefix: string): StructMembers {
  const known = structs.get(layout) ?? new Map<string, StructMembers>();
  structs.set(layout, known);
  const start = `${prefix}.`;
  const members =
    known.get(prefix) ??
    Object.keys(layout.fields)
      .filter((name) => name.startsWith(start))
      .map((name) => [name.slice(start.length), name] as const);
  known.set(prefix, members);
  return members;
}

function memberOf(layout: ZfsCmdLayout, name: string): MemberLayout {
  const member = layout.fields[name];
  if (!member) {
    throw new ZfsError({
      code: 'ZFSKIT_BAD_REPLY',
      message: `zfs_cmd_t has no member ${name} in this release`,
    });
  }
  return member;
}

function misfit(name: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${name}: ${why}` });
}
