import { ZfsError, type ZfsErrorCode } from 'zfskit';

/** Status names of gRPC, as CSI uses them, and the HTTP status of each. */
export const HTTP_STATUS = {
  INVALID_ARGUMENT: 400,
  OUT_OF_RANGE: 400,
  FAILED_PRECONDITION: 400,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  ABORTED: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
} as const;

/** A status name. */
export type Status = keyof typeof HTTP_STATUS;

/** Why a request failed, as the caller gets it. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: Status;

  constructor(status: Status, message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** What a code of zfskit is to a caller who knows nothing of ZFS. */
const STATUS_OF: Partial<Record<ZfsErrorCode, Status>> = {
  ENOENT: 'NOT_FOUND',
  EEXIST: 'ALREADY_EXISTS',
  EBUSY: 'FAILED_PRECONDITION',
  ENOTEMPTY: 'FAILED_PRECONDITION',
  ENOSPC: 'RESOURCE_EXHAUSTED',
  EDQUOT: 'RESOURCE_EXHAUSTED',
  EINVAL: 'INVALID_ARGUMENT',
  ERANGE: 'OUT_OF_RANGE',
  EPERM: 'PERMISSION_DENIED',
  EACCES: 'PERMISSION_DENIED',
  ZFSKIT_DENIED: 'PERMISSION_DENIED',
  ZFSKIT_INVALID_NAME: 'INVALID_ARGUMENT',
  ZFSKIT_INVALID_PROPERTY: 'INVALID_ARGUMENT',
  ZFSKIT_INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  ZFSKIT_KEY_NOT_LOADED: 'FAILED_PRECONDITION',
  ZFSKIT_DEADLINE: 'DEADLINE_EXCEEDED',
  ZFSKIT_UNSUPPORTED: 'UNIMPLEMENTED',
  ZFSKIT_SERVICE_LOST: 'UNAVAILABLE',
  ZFSKIT_ENGINE_DIED: 'UNAVAILABLE',
  ZFSKIT_CLOSED: 'UNAVAILABLE',
};

/** Any error as one with a status. */
export function statusError(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  if (!(error instanceof ZfsError)) return new StatusError('INTERNAL', String(error), error);
  return new StatusError(STATUS_OF[error.code] ?? 'INTERNAL', error.message, error);
}

/** Whether ZFS gave this code. */
export function isCode(error: unknown, code: ZfsErrorCode): boolean {
  return error instanceof ZfsError && error.code === code;
}
