import { ZfsError, type ZfsErrorCode } from '../zfs/index.ts';

/**
 * A failure in the words of the command, for callers that look for "dataset does not exist" and the like in the text; code,
 * errno and ioctl are those of the error behind it.
 */
export function commandFailure(text: string, cause: ZfsError): ZfsError {
  const { code, errno, ioctl, subject, failures, answer, cliMessage } = cause;
  return new ZfsError({ code, errno, ioctl, subject, failures, answer, cliMessage, message: text, cause });
}

/** A failure that the command finds itself, before it asks the kernel. */
export function ownFailure(code: ZfsErrorCode, text: string, subject?: string): ZfsError {
  return new ZfsError({ code, message: text, subject });
}

/** What has no equal here, and what to call instead. */
export function unsupported(what: string, instead: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_UNSUPPORTED', message: `${what}: ${instead}` });
}

/** What the command says behind `cannot ...: ` for an error; zfskit's own words where it has none. */
export function reasonOf(error: ZfsError): string {
  const { cliMessage, code, message, subject } = error;
  if (code === 'ZFSKIT_NO_VDEV') return 'no such device in pool';
  return cliMessage ?? (message.startsWith(`${subject}: `) ? message.slice(`${subject}: `.length) : message);
}

/**
 * Does something, and puts a failure into the command's words: `cannot create 'x': ...`.
 *
 * @param what - `create 'x'`
 */
export async function cannot<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ZfsError ? commandFailure(`cannot ${what}: ${reasonOf(error)}`, error) : error;
  }
}

/** Opens something by its name, as the commands do first of all. */
export function opening<T>(name: string, work: () => Promise<T>): Promise<T> {
  return cannot(`open '${name}'`, work);
}

/** Whether an error has one of these codes. */
export function hasCode(error: unknown, ...codes: readonly ZfsErrorCode[]): error is ZfsError {
  return error instanceof ZfsError && codes.includes(error.code);
}
