import type { IoctlRequest, KnownIoctl } from '../ioctl/index.ts';

/** Decides what one connection may do. */
export interface Gate {
  /**
   * Lets a call through, as it is or as what was understood of it.
   *
   * @throws ZfsError `ZFSKIT_DENIED`
   */
  admit(known: KnownIoctl, request: IoctlRequest, signal: AbortSignal): IoctlRequest | Promise<IoctlRequest>;
  /**
   * Lets a volume be opened.
   *
   * @throws ZfsError `ZFSKIT_DENIED`
   */
  admitVolume(name: string, readOnly: boolean): void;
}
