import { checkAvailable } from './availability.ts';
import { LINUX_ERRNO } from './errno.ts';
import { ioctlError } from './ioctl-error.ts';
import { type IoctlName, ioctls } from './ioctls.ts';
import { checkName } from './names.ts';
import { type PackedInput, packInput } from './pack-input.ts';
import type { IoctlRow } from './row.ts';
import type { IoctlReply, IoctlRequest, Transport } from './transport.ts';
import { answerOf, failuresIn, listWithError, unpackOutput } from './unpack-output.ts';
import { ZfsCmd } from './zfs-cmd.ts';
import { ZfsError } from './zfs-error.ts';

/** Largest reply that is asked for, in bytes. A listing entry or pool configuration is far below. */
export const MAX_REPLY_BYTES = 256 << 20;

const FIRST_REPLY_BYTES = 64 << 10;

/** One call with its buffer, which grows while the kernel says that the reply does not fit. */
export class Attempt {
  readonly subject: string | undefined;
  readonly #transport: Transport;
  readonly #name: IoctlName;
  readonly #row: IoctlRow;
  readonly #packed: PackedInput;
  #replyBytes: number;

  constructor(transport: Transport, name: IoctlName, input: object) {
    this.#transport = transport;
    this.#name = name;
    this.#row = ioctls[name];
    const given = input as Readonly<Record<string, unknown>>;
    checkAvailable(name, this.#row, given, transport.abi.release);
    if (this.#row.subject !== 'none') this.subject = checkName(given['zc_name'] as string, this.#row.subject);
    this.#packed = packInput(name, this.#row, given);
    this.#replyBytes = firstReplyBytes(this.#row, this.#packed);
  }

  /** A fresh request: the kernel scribbles on the command of the one before. */
  request(): IoctlRequest {
    const { layout } = this.#transport.abi;
    const row = this.#row;
    const command = new ZfsCmd(layout);
    for (const [member, value] of this.#packed.members) command.set(member, value);
    const history = row.style === 'legacy' && row.history !== undefined;
    const entries = row.style === 'legacy' && row.dstRaw?.countsEntries ? row.dstRaw.entryBytes : undefined;
    return {
      number: row.number,
      command: command.bytes,
      src: this.#packed.src,
      conf: this.#packed.conf,
      dstSize: history ? 0 : this.#replyBytes,
      dstCount: entries === undefined ? undefined : Math.floor(this.#replyBytes / entries),
      historySize: history ? this.#replyBytes : 0,
      lasting: row.lasting,
    };
  }

  /** Asks whether the subject exists, where that has to be known before the call. */
  existenceRequest(): IoctlRequest | undefined {
    if (!this.#row.mustExist || this.subject === undefined) return undefined;
    const command = new ZfsCmd(this.#transport.abi.layout);
    command.set('zc_name', this.subject);
    command.set('zc_simple', 1);
    return { number: ioctls.ZFS_IOC_OBJSET_STATS.number, command: command.bytes, dstSize: 0, historySize: 0 };
  }

  /** Throws what the call itself would fail with when its subject is not there. */
  acceptExistence({ errno }: IoctlReply): void {
    if (errno === 0) return;
    const { subject } = this;
    throw ioctlError({ ioctl: this.#name, row: this.#row, errno, subject, failures: [], answer: {} });
  }

  /** Whether the call succeeded; false when it has to be repeated with the larger buffer that was now chosen. */
  accepts(reply: IoctlReply): boolean {
    if (reply.errno === 0) return true;
    const tooSmall = reply.errno === LINUX_ERRNO.ENOMEM && this.#row.repeatable && this.#replyBytes > 0;
    const answer = new ZfsCmd(this.#transport.abi.layout, reply.command);
    if (!tooSmall) {
      const list = listWithError(answer, reply);
      const listName = this.#row.style === 'nvlist' ? 'outnvl' : 'zc_nvlist_dst';
      throw ioctlError({
        ioctl: this.#name,
        row: this.#row,
        errno: reply.errno,
        subject: this.subject,
        failures: failuresIn(list ?? {}),
        answer: { ...answerOf(this.#row, answer), ...(list && { [listName]: list }) },
      });
    }
    const raw = this.#row.style === 'legacy' && this.#row.dstRaw !== undefined;
    this.#grow(raw ? 0n : (answer.get('zc_nvlist_dst_size') as bigint));
    return false;
  }

  late(deadlineMs: number): ZfsError {
    return new ZfsError({
      code: 'ZFSKIT_DEADLINE',
      message:
        `${this.subject ?? this.#name}: the kernel did not answer within ${deadlineMs} ms (${this.#name}): ` +
        'is the pool suspended?',
      ioctl: this.#name,
      subject: this.subject,
    });
  }

  output(reply: IoctlReply): Record<string, unknown> {
    const answer = new ZfsCmd(this.#transport.abi.layout, reply.command);
    return unpackOutput(this.#name, this.#row, answer, reply, this.subject);
  }

  /** Overwrites the packed lists if there is a key in them. Only when the kernel has let go of the call. */
  wipe(): void {
    if (!this.#packed.secret) return;
    this.#packed.src?.fill(0);
    this.#packed.conf?.fill(0);
  }

  #grow(needed: bigint): void {
    const doubled = Math.min(2 * this.#replyBytes, MAX_REPLY_BYTES);
    if (needed > MAX_REPLY_BYTES || this.#replyBytes >= MAX_REPLY_BYTES) {
      throw new ZfsError({
        code: 'ZFSKIT_REPLY_TOO_LARGE',
        message: `${this.#name}: the reply needs more than ${MAX_REPLY_BYTES} bytes`,
        ioctl: this.#name,
        subject: this.subject,
      });
    }
    this.#replyBytes = Math.max(doubled, Number(needed));
  }
}

/** A call that cannot be repeated gets room for an answer about each thing that it was given. */
function firstReplyBytes(row: IoctlRow, packed: PackedInput): number {
  const none = row.style === 'legacy' && !row.dst && !row.dstRaw && row.history === undefined;
  if (none) return 0;
  if (row.replyBytes !== undefined) return row.replyBytes;
  if (row.repeatable) return packed.conf ? configReplyBytes(packed.conf.length) : FIRST_REPLY_BYTES;
  return 2 * FIRST_REPLY_BYTES + 2 * ((packed.src?.length ?? 0) + (packed.conf?.length ?? 0));
}

/**
 * A configuration comes back with statistics of each vdev, and asking twice means that the kernel opens each twice. As much as
 * libzfs gives it (`refresh_config` in `lib/libzfs/libzfs_import.c`).
 */
function configReplyBytes(confBytes: number): number {
  return Math.min(Math.max(4 * FIRST_REPLY_BYTES, 32 * confBytes), MAX_REPLY_BYTES);
}
