import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { printable } from '../../human.ts';
import {
  type Audit,
  activatedSocket,
  listen,
  parseRule,
  parseRules,
  type Rule,
  type Service,
} from '../../service/index.ts';
import { ENGINES, type EngineName, type EngineOptions } from '../engines.ts';

interface ServeCommandOptions extends EngineOptions {
  readonly socket?: string;
  readonly mode: number;
  readonly engine: EngineName;
  readonly allow: readonly Rule[];
  readonly allowFile: readonly string[];
  readonly audit?: string | true;
  readonly grace: number;
}

const STANDARD_ERROR = 2;

/** `zfskit serve`: ZFS for other processes, on a unix socket. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('offer ZFS on a unix socket, to whom and as far as rules allow')
    .option('--socket <path>', 'where to listen; not needed when systemd passes a socket')
    .addOption(
      new Option('--mode <octal>', 'permissions of the socket').argParser(parseMode).default(0o600, '600'),
    )
    .addOption(
      new Option('--engine <name>', 'whose ZFS it is').choices(Object.keys(ENGINES)).default('kernel'),
    )
    .option(
      '--state <folder>',
      'where an engine in userspace remembers its pools; else it exports them in the end',
    )
    .option('--libraries <folder>', 'folder with libzpool for it; by default that of the system')
    .option('--arc-max <bytes>', 'how much it caches at most; by default 256 MiB', parseBytes)
    .option('--allow <rule>', 'let users do something; can be repeated', addRule, [])
    .option('--allow-file <file>', 'rules, one a line; can be repeated', addText, [])
    .option('--audit [file]', 'write each call as a line of JSON, to a file or to standard error')
    .option('--grace <seconds>', 'how long calls may go on when it is stopped', parseSeconds, 10)
    .action(async (options: ServeCommandOptions, command: Command) => {
      const socket = options.socket ?? activatedSocket();
      if (socket === undefined) return command.error('zfskit: --socket is needed, or a socket of systemd');
      await run(socket, options);
    });
}

async function run(socket: string | number, options: ServeCommandOptions): Promise<void> {
  const rules = [...options.allow, ...options.allowFile.flatMap(readRules)];
  await using transport = await ENGINES[options.engine].open(options);
  using log = openAudit(options.audit);
  const { signal } = log;
  await using service = await listen({
    transport,
    socket,
    mode: options.mode,
    rules,
    audit: log.audit,
    signal,
  });
  const where = typeof socket === 'string' ? socket : 'the socket that was passed';
  console.error(`zfskit: ZFS ${transport.abi.version} (${options.engine}) at ${printable(where)}`);
  await untilStopped(service, transport.closing, options.grace * 1000);
  signal.throwIfAborted();
}

/** Waits for a signal, and stops in order; a second one stops at once. An engine that is gone ends it too. */
async function untilStopped(service: Service, gone: AbortSignal, graceMs: number): Promise<void> {
  let signals = 0;
  const stop = () => {
    signals++;
    if (signals > 1) process.exit(1);
    void service.close(graceMs);
  };
  const onGone = () => void service.close(0);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  gone.addEventListener('abort', onGone, { once: true });
  try {
    await service.ended;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    gone.removeEventListener('abort', onGone);
  }
  if (gone.aborted) throw gone.reason;
}

/** Where each call is written as a line. The signal is aborted when that fails: calls that nobody can account for are not wanted. */
interface AuditLog extends Disposable {
  readonly audit: Audit | undefined;
  readonly signal: AbortSignal;
}

function openAudit(target: string | true | undefined): AuditLog {
  const failing = new AbortController();
  const { signal } = failing;
  if (target === undefined) return { audit: undefined, signal, [Symbol.dispose]: () => {} };
  const fd = target === true ? STANDARD_ERROR : openSync(target, 'a', 0o600);
  const audit: Audit = (record) => {
    try {
      writeSync(fd, `${JSON.stringify(record)}\n`);
    } catch (error) {
      failing.abort(error);
    }
  };
  const close = () => {
    if (target !== true) closeSync(fd);
  };
  return { audit, signal, [Symbol.dispose]: close };
}

function readRules(path: string): Rule[] {
  return parseRules(readFileSync(path, 'utf8'), path);
}

function addRule(text: string, before: readonly Rule[]): Rule[] {
  try {
    return [...before, parseRule(text)];
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function addText(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

function parseMode(text: string): number {
  if (/^0?[0-7]{3}$/.test(text)) return Number.parseInt(text, 8);
  throw new InvalidArgumentError('permissions are three octal digits, such as 660.');
}

function parseBytes(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('bytes are needed, such as 1073741824.');
}

function parseSeconds(text: string): number {
  if (/^\d{1,5}(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('seconds are needed, such as 10.');
}
