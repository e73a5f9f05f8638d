import { activatedSocket, listen, parseRule } from '../../src/service/index.ts';
import { EchoTransport } from './echo-transport.ts';

/** A service in a process of its own: `echo-server [PATH] [RULE...]`. Says when it listens, and what it was asked. */
const [path, ...rules] = process.argv.slice(2);
const transport = new EchoTransport();
const service = await listen({
  transport,
  socket: activatedSocket() ?? path ?? '',
  mode: 0o666,
  rules: rules.map((rule) => parseRule(rule)),
  audit: (record) => process.send?.(record),
});
process.on('SIGTERM', () => void service.close(1000));
process.stdout.write('ready\n');
await service.ended;
process.stdout.write(`${JSON.stringify(transport.open)}\n`);
