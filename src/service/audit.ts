import type { PeerCredentials } from '../ffi/peer.ts';
import { type IoctlRequest, type KnownIoctl, type Transport, ZfsCmd, ZfsError } from '../ioctl/index.ts';

/** One call of a client, as it is written down. It has no lists: there may be keys in them. */
export interface AuditRecord {
  /** When the call ended, ISO 8601. */
  readonly time: string;
  readonly uid: number;
  readonly gid: number;
  readonly pid: number;
  /** Name of the ioctl, or `openVolume`. */
  readonly ioctl: string;
  /** What it was addressed to, as the client named it. */
  readonly subject: string;
  readonly allowed: boolean;
  /** Error number of a call that was carried out. */
  readonly errno?: number;
  /** Why there was no answer: a code. */
  readonly code?: string;
  /** Which right was missing. */
  readonly missing?: string;
  /** Milliseconds that it took. */
  readonly ms: number;
}

/** Takes what is written down. */
export type Audit = (record: AuditRecord) => void;

/** What a service refuses before anything is asked of ZFS. */
const REFUSED: ReadonlySet<unknown> = new Set(['ZFSKIT_DENIED', 'ZFSKIT_INVALID_NAME']);

/** Carries out a call and writes down what came of it. */
export async function audited<T extends object>(
  audit: Audit | undefined,
  peer: PeerCredentials | undefined,
  what: { readonly ioctl: string; readonly subject: string },
  carryOut: () => Promise<T>,
): Promise<T> {
  if (!audit || !peer) return carryOut();
  const begun = performance.now();
  const { uid, gid, pid } = peer;
  const write = (outcome: Pick<AuditRecord, 'allowed' | 'errno' | 'code' | 'missing'>) => {
    const ms = Math.round((performance.now() - begun) * 1000) / 1000;
    audit({ time: new Date().toISOString(), uid, gid, pid, ...what, ...outcome, ms });
  };
  const [settled] = await Promise.allSettled([carryOut()]);
  if (settled.status === 'fulfilled') {
    const result = settled.value;
    write({ allowed: true, errno: 'errno' in result ? Number(result.errno) : 0 });
    return result;
  }
  const error: unknown = settled.reason;
  const code = error instanceof ZfsError ? error.code : 'ZFSKIT_SERVICE_LOST';
  const missing = error instanceof ZfsError && error.answer['missing'];
  write({ allowed: !REFUSED.has(code), code, ...(typeof missing === 'string' && { missing }) });
  throw error;
}

/** What a request is addressed to, for people. */
export function subjectOf({ row }: KnownIoctl, { command }: IoctlRequest, transport: Transport): string {
  return row.subject === 'none' ? '' : (new ZfsCmd(transport.abi.layout, command).get('zc_name') as string);
}
