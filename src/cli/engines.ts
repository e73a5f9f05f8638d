import { UserspaceTransport } from '../engine/index.ts';
import { KernelTransport, type Transport } from '../ioctl/index.ts';

/** What an engine in userspace is started with. */
export interface EngineOptions {
  readonly state?: string | undefined;
  readonly libraries?: string | undefined;
  readonly arcMax?: number | undefined;
}

/** What carries out the ioctls of a command. */
export interface Engine<Options = EngineOptions> {
  open(options: Options): Transport | Promise<Transport>;
  /** It is this host's kernel. */
  readonly isKernel: boolean;
}

/** What can stand behind a command: by the name that `--engine` takes. */
export const ENGINES = {
  kernel: { open: () => KernelTransport.open(), isKernel: true },
  userspace: {
    open: ({ state, libraries, arcMax }) =>
      UserspaceTransport.open({ engine: 'userspace', state, libraries, arcMax }),
    isKernel: false,
  },
} as const satisfies Record<string, Engine>;

/** A name of {@link ENGINES}. */
export type EngineName = keyof typeof ENGINES;
