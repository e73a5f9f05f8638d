import { call, type Transport, ZfsError } from '../ioctl/index.ts';
import {
  booleanValue,
  int64,
  int64Array,
  list,
  Nvlist,
  type NvPair,
  type NvTyped,
  string,
  stringArray,
} from '../nvlist/index.ts';

/**
 * What a channel program takes: Lua has no numbers but signed 64-bit integers. Arrays, of texts or of integers alone, become
 * tables that begin with 1; objects become tables whose keys are text.
 */
export type LuaArgument =
  | boolean
  | bigint
  | number
  | string
  | readonly string[]
  | readonly (bigint | number)[]
  | { readonly [key: string]: LuaArgument | undefined };

/**
 * What a channel program returns: `nil` is null, integers are bigint, tables are objects whose keys are text (`{ 'a', 'b' }`
 * is `{ '1': 'a', '2': 'b' }`; {@link luaSequence} makes an array of it).
 */
export type LuaResult = null | boolean | bigint | string | { readonly [key: string]: LuaResult };

/** How to run a channel program. */
export interface ChannelProgramOptions {
  /** What the program gets as `...`: a table. */
  readonly args?: { readonly [key: string]: LuaArgument | undefined } | undefined;
  /** The program only reads: it runs beside the pool's transaction groups, and cannot call `zfs.sync`. Default false. */
  readonly readOnly?: boolean | undefined;
  /** Lua instructions, at most 100,000,000. Default 10,000,000. */
  readonly instructionLimit?: bigint | number | undefined;
  /** Bytes of memory, at most 100 MiB. Default 10 MiB. */
  readonly memoryLimit?: bigint | number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the wait for the program is given up; the kernel goes on with it. */
  readonly deadlineMs?: number | undefined;
}

/** Deepest nesting of arguments. */
const MAX_DEPTH = 32;

/** Lua programs that the kernel runs over one pool (zfs-program(8)); only root may. */
export class ChannelPrograms {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Runs a Lua program. What it changes is one transaction, and yet it is not undone where the program fails in the middle.
   * ZFS_IOC_CHANNEL_PROGRAM.
   *
   * @returns what the program returned, null where that was nothing
   * @throws ZfsError `ECHRNG` (the program failed), `EINVAL` (its syntax, or a limit), `ETIME` (instructions), `ENOSPC`
   *   (memory, or its result is too large), each with Lua's message; `EPERM`, `ENOENT`, `ZFSKIT_INVALID_ARGUMENT`,
   *   `ZFSKIT_DEADLINE`; the signal's reason
   */
  async run(pool: string, program: string, options: ChannelProgramOptions = {}): Promise<LuaResult> {
    const { args = {}, readOnly = false, instructionLimit, memoryLimit, signal, deadlineMs } = options;
    const innvl = {
      program,
      arg: list(toTable(args, 'args', 0)),
      ...(readOnly ? { sync: false } : {}),
      ...(instructionLimit === undefined ? {} : { instrlimit: BigInt(instructionLimit) }),
      ...(memoryLimit === undefined ? {} : { memlimit: BigInt(memoryLimit) }),
    };
    try {
      const limits = { signal, deadlineMs };
      const { outnvl } = await call(
        this.#transport,
        'ZFS_IOC_CHANNEL_PROGRAM',
        { zc_name: pool, innvl },
        limits,
      );
      return outnvl.return === undefined ? null : fromLua(outnvl.return);
    } catch (error) {
      throw error instanceof ZfsError ? withLuaMessage(error) : error;
    }
  }
}

/**
 * The values of a table that Lua numbers from 1, in their order.
 *
 * @throws TypeError when the table has other keys
 */
export function luaSequence(table: LuaResult): LuaResult[] {
  if (typeof table !== 'object' || table === null) throw new TypeError('this is no table');
  const { length } = Object.keys(table);
  return Array.from({ length }, (_, index) => {
    const value = table[`${index + 1}`];
    if (value === undefined)
      throw new TypeError(`the table has ${length} values, and none with the key ${index + 1}`);
    return value;
  });
}

function toTable(table: object, path: string, depth: number): Nvlist {
  if (depth > MAX_DEPTH) refuse(path, `tables are nested more than ${MAX_DEPTH} deep`);
  const pairs = Object.entries(table).filter(([, value]) => value !== undefined);
  return Nvlist.from(
    Object.fromEntries(pairs.map(([key, value]) => [key, toLua(value, `${path}.${key}`, depth + 1)])),
  );
}

function toLua(value: unknown, path: string, depth: number): NvTyped {
  if (typeof value === 'boolean') return booleanValue(value);
  if (typeof value === 'string') return string(value);
  if (typeof value === 'bigint' || typeof value === 'number') return int64(toInteger(value, path));
  if (Array.isArray(value)) return toSequence(value, path);
  if (typeof value === 'object' && value !== null) return list(toTable(value, path, depth));
  return refuse(path, `Lua has no ${value === null ? 'null in a table' : typeof value}`);
}

function toSequence(values: readonly unknown[], path: string): NvTyped {
  if (values.every((value) => typeof value === 'string')) return stringArray([...values]);
  return int64Array(BigInt64Array.from(values, (value, index) => toInteger(value, `${path}[${index}]`)));
}

function toInteger(value: unknown, path: string): bigint {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) {
    return refuse(path, 'an integer is needed; arrays hold texts or integers alone');
  }
  const integer = BigInt(value as bigint | number);
  if (BigInt.asIntN(64, integer) !== integer) refuse(path, 'it does not fit a signed 64-bit integer');
  return integer;
}

function fromLua(value: NvTyped | NvPair): LuaResult {
  switch (value.type) {
    case 'boolean':
      return null;
    case 'boolean_value':
    case 'string':
    case 'int64':
      return value.value;
    case 'nvlist':
      return Object.fromEntries(value.value.pairs().map((pair) => [pair.name, fromLua(pair)]));
    default:
      throw new ZfsError({
        code: 'ZFSKIT_BAD_REPLY',
        message: `a channel program returned a value of the type ${value.type}, which Lua does not have`,
        ioctl: 'ZFS_IOC_CHANNEL_PROGRAM',
      });
  }
}

function withLuaMessage(error: ZfsError): ZfsError {
  const { outnvl } = error.answer as { outnvl?: { error?: unknown } };
  if (typeof outnvl?.error !== 'string') return error;
  const { code, errno, ioctl, subject, answer } = error;
  return new ZfsError({
    code,
    errno,
    ioctl,
    subject,
    answer,
    message: `${error.message}: ${outnvl.error}`,
    cause: error,
  });
}

function refuse(path: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${path}: ${why}` });
}
