import { Socket } from 'node:net';
import { ZfsError } from '../ioctl/index.ts';
import { serve } from '../service/index.ts';
import type { EngineOrder } from './engine-order.ts';
import { EngineTransport } from './engine-transport.ts';
import { REFUSAL } from './last-words.ts';
import { endProcess } from './libzpool.ts';

/** The descriptor on which the engine serves whoever started it. */
const SERVED_FD = 3;

/**
 * The program of an engine's process: it serves one connection, and ends when that ends, in order: what its pools still hold is
 * written out. Anything that ends it at once is as a power failure is to a machine.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as EngineOrder;
// Whoever started it lets go of it in the end, also when all of the terminal's processes are interrupted.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

try {
  const transport = await EngineTransport.open(order);
  const service = serve({ transport, duplex: new Socket({ fd: SERVED_FD }) });
  await service.ended;
  await transport.close();
  endProcess(0);
} catch (error) {
  const { code, message } =
    error instanceof ZfsError ? error : { code: 'ZFSKIT_ENGINE_DIED', message: String(error) };
  process.stderr.write(`${REFUSAL}${JSON.stringify({ code, message })}\n`, () => process.exit(1));
}
