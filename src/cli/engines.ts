import { KernelTransport, type Transport } from '../ioctl/index.ts';

/** What can stand behind a command: a name for `--engine`, and what opens it. */
export const ENGINES: Readonly<Record<string, () => Promise<Transport>>> = {
  kernel: async () => KernelTransport.open(),
};
