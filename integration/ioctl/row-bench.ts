import { closeSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type CallableIoctl,
  type CallOptions,
  call,
  hasIoctl,
  type IoctlInput,
  type IoctlName,
  type IoctlOutput,
  type IoctlRow,
  ioctls,
  KernelTransport,
  type Transport,
  ZfsError,
} from 'zfskit/ioctl';
import { Nvlist, uint64 } from 'zfskit/nvlist';
import { Fixture } from '../fixture.ts';

type Rows = typeof ioctls;
type Input<N extends CallableIoctl> = IoctlInput<Rows[N]>;
type Output<N extends CallableIoctl> = IoctlOutput<Rows[N]>;

/** What of a row was exercised. */
export type Outcome = 'success' | 'failure';

/** The rows of the table and what the tests of this run made them do, with a pool that all of them share. */
export class RowBench {
  readonly transport: KernelTransport;
  readonly fixture: Fixture;
  /** An imported pool with all features and a legacy mountpoint. */
  readonly pool: string;
  readonly #done: Record<Outcome, Set<IoctlName>> = { success: new Set(), failure: new Set() };
  readonly #excuses = new Map<string, string>();

  private constructor(transport: KernelTransport, fixture: Fixture) {
    this.transport = transport;
    this.fixture = fixture;
    this.pool = fixture.poolName();
  }

  static async open(): Promise<RowBench> {
    return new RowBench(KernelTransport.open(), await Fixture.open());
  }

  /** Whether the loaded module has the ioctl. */
  has(name: IoctlName): boolean {
    return hasIoctl(ioctls[name], this.transport.abi.release);
  }

  /** A test of one row. In a release without it, the test that it is refused before it reaches the kernel. */
  row(name: CallableIoctl, body: () => Promise<void>): void {
    if (this.has(name)) {
      test(name, body);
    } else {
      test(`${name} is refused`, async () => {
        const { abi, closing } = this.transport;
        const unreachable = () => Promise.reject(new Error('it reached the kernel'));
        const transport = { abi, closing, ioctl: unreachable } as unknown as Transport;
        await expect(call(transport, name, {} as never)).rejects.toMatchObject({
          code: 'ZFSKIT_UNSUPPORTED',
          ioctl: name,
        });
      });
    }
  }

  /** A call that succeeds; its reply was decoded by the row. */
  async ok<N extends CallableIoctl>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>> {
    const output = await call(this.transport, name, input, options);
    this.#done.success.add(name);
    return output;
  }

  /** A call that fails in the kernel with a code that the row documents, or one of two where releases differ. */
  async fails<N extends CallableIoctl>(
    name: N,
    expected: string | readonly string[],
    input: Input<N>,
  ): Promise<ZfsError> {
    const codes = [expected].flat();
    const error = await call(this.transport, name, input).then(
      () => new Error(`${name} succeeded, ${codes} was expected`),
      (reason: unknown) => reason,
    );
    if (!(error instanceof ZfsError)) throw error;
    expect(codes.map((code) => `${name}: ${code}`)).toContain(`${error.ioctl}: ${error.code}`);
    expect(error.errno, 'the error number of the kernel').toBeGreaterThan(0);
    expect(Object.keys((ioctls[name] as IoctlRow).errors), `what ${name} documents`).toContain(error.code);
    this.#done.failure.add(name);
    return error;
  }

  /** Says why a row's success or failure cannot be exercised here. */
  excuse(name: CallableIoctl, outcome: Outcome, reason: string): void {
    this.#excuses.set(`${name} ${outcome}`, reason);
  }

  /** A vdev tree over new sparse files, one top-level vdev each. */
  async vdevs(count = 1, bytes = 80 << 20): Promise<Nvlist> {
    const paths = await Promise.all(Array.from({ length: count }, () => this.fixture.image(bytes)));
    return tree(paths.map(fileVdev));
  }

  /** The vdev tree of a pool's present configuration. */
  async vdevTree(pool: string): Promise<Nvlist> {
    const { zc_nvlist_dst: config } = await call(this.transport, 'ZFS_IOC_POOL_STATS', { zc_name: pool });
    if (config === undefined) throw new Error(`${pool} has no configuration`);
    return config.getList('vdev_tree');
  }

  /** Makes a filesystem (or a volume, given its size) below a parent that exists. */
  async dataset(name: string, volumeBytes?: bigint): Promise<string> {
    await call(this.transport, 'ZFS_IOC_CREATE', {
      zc_name: name,
      innvl:
        volumeBytes === undefined
          ? { type: 2, props: { mountpoint: 'legacy' } }
          : { type: 3, props: { volsize: volumeBytes, volblocksize: 8192n } },
    });
    return name;
  }

  /** Makes a snapshot, given its full name. */
  async snapshot(name: string): Promise<string> {
    await call(this.transport, 'ZFS_IOC_SNAPSHOT', {
      zc_name: this.pool,
      innvl: { snaps: { [name]: true } },
    });
    return name;
  }

  /** Prints what was exercised in this release; gives the rows that should have been and were not. */
  report(): string[] {
    const all = Object.entries(ioctls) as [IoctlName, IoctlRow][];
    const callable = all.filter(([name, row]) => row.withheld === undefined && this.has(name));
    const lines = all.flatMap(([name, row]) => {
      if (row.withheld !== undefined) return [`${name}: withheld: ${row.withheld}`];
      if (!this.has(name)) return [`${name}: since OpenZFS ${row.since}`];
      return this.#missing(name).map((outcome) => {
        const excuse = this.#excuses.get(`${name} ${outcome}`);
        return `${name}: no ${outcome}: ${excuse ?? 'NOT EXERCISED'}`;
      });
    });
    const exercised = (outcome: Outcome) => callable.filter(([name]) => this.#done[outcome].has(name)).length;
    console.log(
      [
        `OpenZFS ${this.transport.abi.version}: ${all.length} rows, ${callable.length} callable here, ` +
          `${exercised('success')} exercised on success, ${exercised('failure')} on failure; not exercised:`,
        ...lines.map((line) => `  ${line}`),
      ].join('\n'),
    );
    return callable.flatMap(([name]) =>
      this.#missing(name)
        .filter((outcome) => !this.#excuses.has(`${name} ${outcome}`))
        .map((outcome) => `${name} ${outcome}`),
    );
  }

  async close(): Promise<void> {
    await this.transport.close();
    await this.fixture[Symbol.asyncDispose]();
  }

  #missing(name: IoctlName): Outcome[] {
    return (['success', 'failure'] as const).filter((outcome) => !this.#done[outcome].has(name));
  }
}

/** A root vdev with these children. */
export function tree(children: readonly Nvlist[]): Nvlist {
  return Nvlist.from({ type: 'root', children: [...children] });
}

/** A file as a leaf. */
export function fileVdev(path: string): Nvlist {
  return Nvlist.from({ type: 'file', is_log: uint64(0n), path });
}

/** A mirror of leaves. */
export function mirrorVdev(children: readonly Nvlist[]): Nvlist {
  return Nvlist.from({ type: 'mirror', is_log: uint64(0n), children: [...children] });
}

/** Lends an open descriptor, of the ZFS device unless another path is given, and closes it. */
export async function withDescriptor<T>(
  use: (fd: number) => Promise<T>,
  path = '/dev/zfs',
  flags = 'r+',
): Promise<T> {
  const fd = openSync(path, flags);
  try {
    return await use(fd);
  } finally {
    closeSync(fd);
  }
}

/** A name that no pool has. */
export const NO_POOL = 'zfskit-test-none';

/** A guid that no vdev has. */
export const NO_GUID = 4711n;

/** A number that is no open descriptor. */
export const NO_DESCRIPTOR = 9999;
