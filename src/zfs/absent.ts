import { ZfsError } from '../ioctl/index.ts';

/** For `catch`: undefined for what does not exist, or no longer; every other error is thrown. */
export function absent(error: unknown): undefined {
  if (error instanceof ZfsError && error.code === 'ENOENT') return undefined;
  throw error;
}
