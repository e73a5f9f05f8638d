import { ZfsError, type ZfsErrorCode } from '../src/ioctl/index.ts';

/**
 * The system's error about a file as a {@link ZfsError}, with the system's code.
 *
 * @param done - what cannot be done with it: `read`, `written`
 */
export function fileError(path: string, done: string, cause: unknown): ZfsError {
  const code = ((cause as NodeJS.ErrnoException).code ?? 'EIO') as ZfsErrorCode;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ZfsError({ code, message: `${path} cannot be ${done}: ${why}`, subject: path, cause });
}
