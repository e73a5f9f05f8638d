/** Metrics of ZFS for Prometheus. See README.md. */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import type { Registry } from 'prom-client';
import { openZfs, type Zfs } from 'zfskit';
import { collect } from './collect.ts';

const USAGE = `Usage: main [--host ADDRESS] [--port N] [--max-datasets N]
            [--pool-timeout SECONDS] [--socket PATH]

Answers GET /metrics at ADDRESS (127.0.0.1), port N (9134). A scrape reads at
most N (10000) datasets, and waits 5 seconds for a pool.
With --socket it uses the ZFS of a zfskit service, and has no metrics of the
ARC.

Exit status: 0 ended by SIGINT or SIGTERM, 1 failed, 2 wrong usage.`;

const { values } = argumentsGiven();

const [port, maxDatasets, seconds] = [values.port, values['max-datasets'], values['pool-timeout']].map(
  Number,
);
if ([port, maxDatasets, seconds].some((value) => !Number.isInteger(value) || (value ?? -1) < 0)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    await serve();
  } catch (error) {
    console.error(`prometheus-exporter: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

async function serve(): Promise<void> {
  await using zfs = await openZfs(values.socket === undefined ? {} : { socket: values.socket });
  const scrape = together(zfs);
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end('metrics are at /metrics\n');
      return;
    }
    try {
      const registry = await scrape();
      response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    } catch (error) {
      console.error(`prometheus-exporter: ${error instanceof Error ? error.message : error}`);
      response.writeHead(503).end('ZFS did not answer\n');
    }
  });
  const stop = () => server.close().closeIdleConnections();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).once('close', resolve);
    server.listen(port, values.host, () => {
      console.error(`prometheus-exporter: listens on ${JSON.stringify(server.address())}`);
    });
  });
}

/** Those who ask while a scrape is under way get its result: ZFS is asked once. */
function together(zfs: Zfs): () => Promise<Registry> {
  const limits = {
    maxDatasets: maxDatasets ?? 0,
    poolMs: (seconds ?? 0) * 1000,
    kernel: values.socket === undefined,
  };
  let underWay: Promise<Registry> | undefined;
  return () => {
    underWay ??= collect(zfs, limits).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

/** What was asked for; for help, and for what there is not, the end. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '9134' },
        'max-datasets': { type: 'string', default: '10000' },
        'pool-timeout': { type: 'string', default: '5' },
        socket: { type: 'string' },
      },
    });
    if (!given.values.help) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`prometheus-exporter: ${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
