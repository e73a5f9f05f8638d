/** Brings a receiver up to the latest snapshot of a dataset, over TCP. See README.md. */
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { openZfs, type ReplicationStep, type SendOptions, type Zfs, ZfsError } from 'zfskit';
import { common, type Target } from './common-snapshot.ts';
import { RefusedByReceiver, readAnswer, readGuid, readState, type TargetState, text } from './messages.ts';
import { handshake, readSecret } from './shared-secret.ts';
import { ConnectionLost, Wire } from './wire.ts';

const USAGE = `Usage: sender --source DATASET --secret FILE [--recursive] [--raw]
              [--host ADDRESS] [--port N] [--socket PATH]

Sends every snapshot that the receiver at ADDRESS (127.0.0.1), port N (8023)
lacks, up to the latest of DATASET. FILE has the secret of both hosts.
With --recursive also those of what is below it. With --raw encrypted datasets
stay encrypted, and no key is needed.
With --socket it uses the ZFS of a zfskit service.

Exit status: 0 the receiver has the latest snapshot, 1 failed, 2 wrong usage,
75 the connection was lost: run it again.`;

/** EX_TEMPFAIL of sysexits.h. */
const TRY_AGAIN = 75;
/** What the receiver says while it still puts away what a connection that broke off has left. */
const SOON_OVER: readonly string[] = ['EBUSY', 'ZFS_ERR_RESUME_EXISTS'];

/** What to do next, by the code of the error. */
const ADVICE: Readonly<Record<string, string>> = {
  ETXTBSY:
    'the target was written to: roll it back to its latest snapshot (zfs rollback), then run this again',
  EEXIST:
    'the target has nothing in common with the source: rename or destroy the target, then run this again',
  ENODEV: 'the target lacks the snapshot that the stream starts from: run this again',
  EACCES: 'the key of an encrypted dataset is not loaded: use --raw',
  ENOSPC: 'the receiver’s pool is full',
  EDQUOT: 'the receiver’s quota is used up',
};

const { values } = argumentsGiven();

if (values.source === undefined || values.secret === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => interrupted.abort(new Error(`ended by ${name}`)));
  }
  try {
    await run(values.source, await readSecret(values.secret), interrupted.signal);
  } catch (error) {
    process.exitCode = complain(error);
  }
}

async function run(source: string, secret: Buffer, signal: AbortSignal): Promise<void> {
  await using zfs = await openZfs(values.socket === undefined ? {} : { socket: values.socket });
  const latest = (await zfs.snapshots.names(source)).at(-1);
  if (latest === undefined) throw new Error(`${source} has no snapshot: make one first`);
  const wire = new Wire(connect(Number(values.port), values.host));
  const stop = () => wire.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await handshake(wire, secret, 'sender');
    const hello = readAnswer(await wire.receive());
    const target = { dataset: text(hello, 'target'), pool: text(hello, 'pool') };
    await replicate({ zfs, wire, signal, source }, latest, target);
    await wire.close();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    wire.destroy();
  }
}

interface Session {
  readonly zfs: Zfs;
  readonly wire: Wire;
  readonly signal: AbortSignal;
  /** What may be sent. */
  readonly source: string;
}

async function replicate(session: Session, latest: string, target: Target): Promise<void> {
  for (;;) {
    const partial = new Map<string, string>();
    const plan = await session.zfs.replicationPlan(latest, target.dataset, {
      recursive: values.recursive,
      intermediates: true,
      catchUp: async (dataset) => {
        const { guids, token } = await stateOf(session, dataset);
        if (token !== undefined) partial.set(dataset, token);
        return guids;
      },
    });
    if (partial.size === 0) {
      for (const name of plan.skipped) console.error(`sender: ${name} lacks the snapshot and is left out`);
      for (const step of plan.steps) await sendStep(session, step, target);
      console.log(`${target.dataset} has ${latest}`);
      return;
    }
    for (const [dataset, token] of partial) await resume(session, dataset, token, target);
  }
}

async function stateOf({ wire }: Session, dataset: string): Promise<TargetState> {
  await wire.send({ kind: 'state', dataset });
  return readState(readAnswer(await wire.receive()));
}

/** Goes on where the receiver stopped; where this host no longer has what that needs, the receiver starts anew. */
async function resume(session: Session, dataset: string, token: string, target: Target): Promise<void> {
  const resumed = await session.zfs.canResume(token);
  if (!resumed.resumable) {
    await session.wire.send({ kind: 'discard', dataset });
    readAnswer(await session.wire.receive());
    return;
  }
  const { snapshot, options } = resumed;
  await checkResumed(session, snapshot, options);
  console.error(`sender: resumes ${snapshot} at ${options.resume?.bytes ?? 0n} bytes`);
  const name = `${dataset}@${snapshot.split('@')[1]}`;
  await sendStream(session, { snapshot, options, target: name, origin: undefined });
  await common(session.zfs, snapshot, target).advance();
}

/** The token comes from the receiver, and could name any snapshot of the pool: what was not asked to be sent stays here. */
async function checkResumed({ zfs, source }: Session, snapshot: string, { raw }: SendOptions): Promise<void> {
  const [dataset = ''] = snapshot.split('@');
  if (dataset !== source && !(values.recursive && dataset.startsWith(`${source}/`))) {
    throw new Error(`the receiver asks for ${snapshot}, which is not of ${source}: nothing was sent`);
  }
  // A raw stream of what is not encrypted is not marked as one.
  if (!values.raw || raw || (await zfs.encryption.status(snapshot)) === undefined) return;
  throw new Error(
    `the receiver asks for the rest of a stream of ${snapshot} that is not raw: give it up there (zfs receive -A)`,
  );
}

async function sendStep(session: Session, step: ReplicationStep, target: Target): Promise<void> {
  const { snapshot, from } = step;
  const place = common(session.zfs, snapshot, target);
  // Held until the receiver has a later one: a stream that breaks off can go on, and the next one has a start.
  await place.hold();
  console.error(`sender: sends ${snapshot}${from === undefined ? '' : ` from ${from}`}`);
  const options = { from, raw: values.raw, compressed: true, largeBlocks: true, embedded: true };
  await sendStream(session, { snapshot, options, target: step.target, origin: step.origin });
  await place.advance();
}

interface Stream {
  readonly snapshot: string;
  readonly options: SendOptions;
  /** Full name of the snapshot on the receiver. */
  readonly target: string;
  readonly origin: string | undefined;
}

/** @throws RefusedByReceiver when it does not take the stream, as soon as it says so; ConnectionLost */
async function sendStream({ zfs, wire, signal }: Session, stream: Stream): Promise<void> {
  const { snapshot, options, target, origin } = stream;
  const answered = new AbortController();
  const bytes = await zfs.send(snapshot, { ...options, signal: AbortSignal.any([signal, answered.signal]) });
  await wire.send({ kind: 'receive', snapshot: target, origin });
  const answer = wire.receive().finally(() => answered.abort());
  answer.catch(() => {});
  try {
    await wire.sendStream(bytes);
  } catch (error) {
    // An answer that came early says why.
    if (!answered.signal.aborted) throw error;
  }
  const guid = readGuid(readAnswer(await answer));
  if (guid === (await zfs.datasets.get(snapshot)).guid) return;
  throw new Error(`${target} is not ${snapshot}: their guids differ`);
}

function complain(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`sender: ${message}`);
  if (
    error instanceof ConnectionLost ||
    (error instanceof RefusedByReceiver && SOON_OVER.includes(error.code))
  ) {
    console.error('sender: run it again, it goes on where it stopped');
    return TRY_AGAIN;
  }
  const code = error instanceof ZfsError || error instanceof RefusedByReceiver ? error.code : undefined;
  const advice = code === undefined ? undefined : ADVICE[code];
  if (advice !== undefined) console.error(`sender: ${advice}`);
  return 1;
}

/** What was asked for; for help, and for what there is not, the end. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        source: { type: 'string' },
        secret: { type: 'string' },
        recursive: { type: 'boolean', default: false },
        raw: { type: 'boolean', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8023' },
        socket: { type: 'string' },
      },
    });
    if (!given.values.help) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`sender: ${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
