import { call, type JoinedAbort, type Transport, ZfsError } from '../ioctl/index.ts';

/** How far the kernel has come with a send. */
export interface SendProgress {
  /** Bytes of the stream that were written. */
  readonly bytes: bigint;
  /** Blocks of the snapshot that were looked at. */
  readonly blocks: bigint;
}

/** How to follow a send. */
export interface ProgressOptions {
  /** Is told how far the kernel has come, while it sends. What it throws ends the send. */
  readonly onProgress?: ((progress: SendProgress) => void) | undefined;
  /** Milliseconds between two reports. Default 1000. */
  readonly progressMs?: number | undefined;
}

/** A send that is under way, as the kernel knows it: by the descriptor that it writes to. */
export interface RunningSend {
  readonly name: string;
  readonly fd: number;
  /** Bytes that the kernel counts for what was in the file before. */
  readonly position: bigint;
}

/**
 * Reports on a send at intervals; a report that fails aborts it.
 *
 * @returns ends the reports
 */
export function watchSend(
  transport: Transport,
  running: RunningSend,
  { onProgress, progressMs = 1000 }: ProgressOptions,
  abort: JoinedAbort,
): () => void {
  if (!onProgress) return () => {};
  let ended = false;
  const report = async () => {
    try {
      const progress = await sendProgress(transport, running);
      if (ended) return;
      if (progress) onProgress(progress);
      timer = setTimeout(report, progressMs);
    } catch (error) {
      if (!ended) abort.abort(error);
    }
  };
  let timer = setTimeout(report, progressMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Refuses an interval that a timer does not take. */
export function checkProgress({ progressMs = 1000 }: ProgressOptions): void {
  if (progressMs >= 1 && progressMs <= 0x7fffffff) return;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `progressMs: milliseconds from 1 to 2147483647 are needed, not ${progressMs}`,
  });
}

/** Asks once; undefined before the kernel has begun, and when it has ended. ZFS_IOC_SEND_PROGRESS. */
async function sendProgress(transport: Transport, running: RunningSend): Promise<SendProgress | undefined> {
  try {
    const { zc_cookie: bytes, zc_objset_type: blocks } = await call(transport, 'ZFS_IOC_SEND_PROGRESS', {
      zc_name: running.name,
      zc_cookie: BigInt(running.fd),
    });
    return { bytes: bytes - running.position, blocks };
  } catch (error) {
    if (error instanceof ZfsError && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
