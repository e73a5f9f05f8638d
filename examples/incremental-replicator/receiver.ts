/** Takes snapshots from senders over TCP, into one dataset and what is below it. See README.md. */
import { createServer, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { openZfs, type Zfs, ZfsError } from 'zfskit';
import { type Request, readRequest, type TargetState, writeState } from './messages.ts';
import { handshake, readSecret } from './shared-secret.ts';
import { ConnectionLost, Wire } from './wire.ts';

const USAGE = `Usage: receiver --target DATASET --secret FILE [--host ADDRESS] [--port N]
                [--socket PATH]

Receives into DATASET, which need not exist, its parent must. Listens on
ADDRESS (127.0.0.1), port N (8023). FILE has the secret of both hosts.
With --socket it uses the ZFS of a zfskit service.

Exit status: 0 ended by SIGINT or SIGTERM, 1 failed, 2 wrong usage.`;

/** How long a peer has to prove who it is, in milliseconds. */
const HANDSHAKE_MS = 10_000;
const MAX_CONNECTIONS = 16;

const { values } = argumentsGiven();

if (values.target === undefined || values.secret === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    await serve(values.target, await readSecret(values.secret));
  } catch (error) {
    console.error(`receiver: ${messageOf(error)}`);
    process.exitCode = 1;
  }
}

async function serve(target: string, secret: Buffer): Promise<void> {
  await using zfs = await openZfs(values.socket === undefined ? {} : { socket: values.socket });
  const stopping = new AbortController();
  const sessions = new Set<Promise<void>>();
  const server = createServer((socket) => {
    const session = serveSession(zfs, socket, target, secret, stopping.signal);
    sessions.add(session);
    void session.finally(() => sessions.delete(session));
  });
  server.maxConnections = MAX_CONNECTIONS;
  const stop = () => {
    stopping.abort(new Error('the receiver was stopped'));
    server.close();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).once('close', resolve);
    server.listen(Number(values.port), values.host, () => {
      console.error(`receiver: listens on ${JSON.stringify(server.address())}`);
    });
  });
  await Promise.all(sessions);
}

async function serveSession(
  zfs: Zfs,
  socket: Socket,
  target: string,
  secret: Buffer,
  signal: AbortSignal,
): Promise<void> {
  const wire = new Wire(socket);
  const stop = () => wire.destroy();
  signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(stop, HANDSHAKE_MS);
  const peer = `${socket.remoteAddress} ${socket.remotePort}`;
  try {
    await handshake(wire, secret, 'receiver');
    clearTimeout(timer);
    await wire.send({ target, pool: await poolGuid(zfs, target) });
    for (;;) await answer(zfs, wire, readRequest(await wire.receive()), target, signal);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) {
      console.error(`receiver: ${peer}: ${messageOf(error)}`);
      await refuse(wire, error);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    await wire.close();
  }
}

async function answer(
  zfs: Zfs,
  wire: Wire,
  request: Request,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  if (request.kind === 'receive') {
    const { snapshot, origin } = request;
    for (const name of [snapshot, ...(origin === undefined ? [] : [origin])]) checkPlace(name, target);
    // What a broken connection leaves behind is kept: the sender goes on from there.
    await zfs.receive(snapshot, wire.receiveStream(), {
      resumable: true,
      origin,
      properties: { readonly: true },
      signal,
    });
    const { guid } = await zfs.datasets.get(snapshot);
    console.error(`receiver: received ${snapshot}`);
    return wire.send({ guid: String(guid) });
  }
  checkPlace(request.dataset, target);
  if (request.kind === 'state') return wire.send(writeState(await stateOf(zfs, request.dataset)));
  console.error(`receiver: gives up what there was of ${request.dataset}`);
  return wire.send({ discarded: await zfs.abortReceive(request.dataset) });
}

async function stateOf(zfs: Zfs, dataset: string): Promise<TargetState> {
  try {
    const snapshots = await zfs.snapshots.list(dataset);
    return {
      guids: new Set(snapshots.map(({ guid }) => guid)),
      token: await zfs.resumeToken(dataset),
    };
  } catch (error) {
    if (!(error instanceof ZfsError && error.code === 'ENOENT')) throw error;
    return { guids: new Set(), token: undefined };
  }
}

/** Tells this pool from those of other hosts, whatever they are called. */
async function poolGuid(zfs: Zfs, target: string): Promise<string> {
  const { guid } = await zfs.pools.properties.get(target.split('/')[0] ?? '', ['guid']);
  return String(guid?.value);
}

/** A sender writes below the target and nowhere else. */
function checkPlace(name: string, target: string): void {
  const dataset = name.split('@')[0] ?? '';
  if (dataset === target || dataset.startsWith(`${target}/`)) return;
  throw new Error(`${JSON.stringify(name.slice(0, 256))} is not below ${target}`);
}

async function refuse(wire: Wire, error: unknown): Promise<void> {
  const code = error instanceof ZfsError ? error.code : 'FAILED';
  await wire.send({ refused: { code, message: messageOf(error) } }).catch(() => {});
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What was asked for; for help, and for what there is not, the end. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        target: { type: 'string' },
        secret: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8023' },
        socket: { type: 'string' },
      },
    });
    if (!given.values.help) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`receiver: ${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
