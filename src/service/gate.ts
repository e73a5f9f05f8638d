import type { IoctlReply, IoctlRequest, KnownIoctl } from '../ioctl/index.ts';

/** A call that is let through. */
export interface Admitted {
  readonly request: IoctlRequest;
  /** The answer, where it is known without the call. */
  readonly reply?: IoctlReply | undefined;
  /** Takes out of an answer what the client may not see. */
  readonly filter?: ((reply: IoctlReply) => IoctlReply) | undefined;
}

/** Decides what one connection may do. */
export interface Gate {
  /**
   * Lets a call through, as it is or as what was understood of it.
   *
   * @throws ZfsError `ZFSKIT_DENIED`, `ZFSKIT_INVALID_NAME`
   */
  admit(known: KnownIoctl, request: IoctlRequest, signal: AbortSignal): Promise<Admitted>;
  /**
   * Lets a volume be opened.
   *
   * @throws ZfsError `ZFSKIT_DENIED`, `ZFSKIT_INVALID_NAME`
   */
  admitVolume(name: string, readOnly: boolean): void;
}
