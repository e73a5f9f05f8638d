import { type IoctlName, ioctls, ZfsCmd, ZfsError } from '../../src/ioctl/index.ts';
import { encode, Nvlist } from '../../src/nvlist/index.ts';
import { SocketTransport } from '../../src/service/index.ts';

/** A client in a process of its own, as whatever user: makes every ioctl of `tank`, and prints what each came to. */
const transport = await SocketTransport.connect(process.argv[2] ?? '');
const outcomes: Record<string, string> = {};
for (const [name, row] of Object.entries(ioctls) as [IoctlName, (typeof ioctls)[IoctlName]][]) {
  const command = new ZfsCmd(transport.abi.layout);
  command.set(
    'zc_name',
    /snapshot$/.test(row.subject) ? 'tank@s' : row.subject === 'bookmark' ? 'tank#b' : 'tank',
  );
  const src = row.style === 'nvlist' ? encode(new Nvlist()) : undefined;
  const signal = AbortSignal.timeout(200);
  try {
    const { errno } = await transport.ioctl(
      { number: row.number, command: command.bytes, src, dstSize: 4096, historySize: 0 },
      signal,
    );
    outcomes[name] = String(errno);
  } catch (error) {
    outcomes[name] = error instanceof ZfsError ? error.code : String(error);
  }
}
const volume = await transport.openVolume?.('tank/v').catch((error) => error.code);
outcomes['openVolume'] = typeof volume === 'string' ? volume : 'opened';
await transport.close();
process.stdout.write(JSON.stringify(outcomes));
