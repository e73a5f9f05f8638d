import { UserspaceTransport } from '../engine/index.ts';
import { KernelTransport, type Transport } from '../ioctl/index.ts';

/** What an engine in userspace is started with. */
export interface EngineOptions {
  readonly state?: string | undefined;
  readonly libraries?: string | undefined;
}

/** What can stand behind `zfskit serve`: a name for `--engine`, and what opens it. */
export const ENGINES: Readonly<Record<string, (options: EngineOptions) => Promise<Transport>>> = {
  kernel: async () => KernelTransport.open(),
  userspace: ({ state, libraries }) => UserspaceTransport.open({ engine: 'userspace', state, libraries }),
};
