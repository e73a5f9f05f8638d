import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExitError, exitStatus } from './exit-status.mjs';
import { defaultRelease, releases } from './releases.mjs';

export const help = `Usage: ci/kvm/vm ACTION [OPTIONS] [-- COMMAND ARGS...]

Runs commands in a small virtual machine with a real ZFS, with this repository and this node at hand.

Actions:
  build   make the image of a release (about 6 minutes, needs root)
  run     run a command in a guest: the one that was started, or one that is booted for it
  shell   a shell in a guest
  start   boot a guest that stays; run and shell use it
  stop    end it
  status  what is built and what runs
  clean   remove the images of a release

Options:
  -r, --release NAME   ${Object.keys(releases).join(', ')}; ${defaultRelease} if not given
  -q, --quiet          say nothing but what went wrong
  -h, --help

Options of build:
  --refresh            build again, with the packages as they are now

Options of run and shell:
  --fresh              boot a guest for this, whatever runs
  --timeout SECONDS    end the command after that time (run)
  --env NAME[=VALUE]   set a variable in the guest, or hand on the one of this name; may be repeated
  --out GUEST=HOST     copy a file or folder out when the command has ended (run); may be repeated

Options of start, and of run and shell when they boot:
  --disks N[:SIZE]     blank disks, named in ZFSKIT_DISKS; 2:1G if not given
  --memory MIB         3072 if not given
  --idle MINUTES       a started guest ends after this time without use; 30 if not given
  --runner NAME        kvmtool, qemu-kvm or qemu-tcg; the best that works if not given

Options of clean:
  --all                of all releases, and downloads too

In the guest the command starts in /zfskit, its own copy of the working tree as it is now. Standard input and output,
signals and the exit status go through.

Exit status:
  0-255  the command's own; 128 + n when signal n ended it, 126 or 127 when it could not be run
  64     the command line is wrong
  69     something is missing on this host: a package, a right, the image
  70     the guest did not come up or was lost, or the harness failed
  124    --timeout ran out
  125    the guest's kernel crashed or complained, even if the command succeeded; the console is shown

Examples:
  ci/kvm/vm build --release trixie
  ci/kvm/vm run -- zpool version
  ci/kvm/vm run --timeout 600 --env CI -- node --test integration/
  ci/kvm/vm start && ci/kvm/vm run -- sh -c 'zpool create tank $ZFSKIT_DISKS' ; ci/kvm/vm stop
`;

export const actions = /** @type {const} */ ([
  'build',
  'run',
  'shell',
  'start',
  'stop',
  'status',
  'clean',
  'keep',
]);

/**
 * @typedef {object} Options
 * @property {typeof actions[number] | 'help'} action
 * @property {string} release
 * @property {boolean} releaseGiven
 * @property {boolean} quiet
 * @property {boolean} refresh
 * @property {boolean} fresh
 * @property {boolean} all
 * @property {number | undefined} timeoutMs
 * @property {Record<string, string>} env
 * @property {{ guest: string, host: string }[]} out
 * @property {number[] | undefined} diskBytes
 * @property {number | undefined} memoryMib
 * @property {number} idleMinutes
 * @property {string | undefined} runner
 * @property {string[]} command
 */

/** @type {import('node:util').ParseArgsConfig['options'] & {}} */
const optionTypes = {
  release: { type: 'string', short: 'r' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
  refresh: { type: 'boolean' },
  fresh: { type: 'boolean' },
  all: { type: 'boolean' },
  timeout: { type: 'string' },
  env: { type: 'string', multiple: true },
  out: { type: 'string', multiple: true },
  disks: { type: 'string' },
  memory: { type: 'string' },
  idle: { type: 'string' },
  runner: { type: 'string' },
};

/**
 * @param {string[]} argv
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Options}
 */
export function parseArguments(argv, environment = process.env) {
  const end = argv.indexOf('--');
  const command = end < 0 ? [] : argv.slice(end + 1);
  let parsed;
  try {
    parsed = parseArgs({
      args: end < 0 ? argv : argv.slice(0, end),
      options: optionTypes,
      allowPositionals: true,
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
  const values = /** @type {Record<string, any>} */ (parsed.values);
  const [action = 'help', ...rest] = parsed.positionals;
  if (values.help || action === 'help') return { ...defaults(), action: 'help' };
  const known = actions.find((name) => name === action);
  if (!known) throw usage(`there is no action '${action}'`);
  if (rest.length > 0)
    throw usage(`'${rest[0]}' is not expected here${known === 'run' ? "; put '--' before the command" : ''}`);
  if (known === 'run' && command.length === 0) throw usage("run needs a command after '--'");
  if (known !== 'run' && command.length > 0) throw usage(`${known} takes no command`);
  const release = values.release ?? defaultRelease;
  if (!Object.hasOwn(releases, release)) {
    throw usage(`there is no release '${release}'; there are ${Object.keys(releases).join(', ')}`);
  }
  return {
    action: known,
    release,
    releaseGiven: values.release !== undefined,
    quiet: values.quiet ?? false,
    refresh: values.refresh ?? false,
    fresh: values.fresh ?? false,
    all: values.all ?? false,
    timeoutMs:
      values.timeout === undefined ? undefined : 1000 * number('--timeout', values.timeout, 0.001, 1e6),
    env: environmentOf(values.env ?? [], environment),
    out: (values.out ?? []).map(copyOf),
    diskBytes: values.disks === undefined ? undefined : disksOf(values.disks),
    memoryMib: values.memory === undefined ? undefined : integer('--memory', values.memory, 256, 1 << 20),
    idleMinutes:
      values.idle === undefined ? defaults().idleMinutes : number('--idle', values.idle, 0.01, 1e5),
    runner: values.runner,
    command,
  };
}

/** @returns {Options} */
function defaults() {
  return {
    action: 'help',
    release: defaultRelease,
    releaseGiven: false,
    quiet: false,
    refresh: false,
    fresh: false,
    all: false,
    timeoutMs: undefined,
    env: {},
    out: [],
    diskBytes: undefined,
    memoryMib: undefined,
    idleMinutes: 30,
    runner: undefined,
    command: [],
  };
}

/**
 * @param {string[]} settings
 * @param {NodeJS.ProcessEnv} environment
 */
function environmentOf(settings, environment) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    const name = equals < 0 ? setting : setting.slice(0, equals);
    const value = equals < 0 ? environment[name] : setting.slice(equals + 1);
    if (!/^[A-Za-z_]\w*$/.test(name)) throw usage(`--env: '${name}' is not the name of a variable`);
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** @param {string} setting */
function copyOf(setting) {
  const [, guest, host] = /^(\/[^=]*)=(.+)$/s.exec(setting) ?? [];
  if (!guest || !host || guest === '/') throw usage(`--out: '${setting}' is not /GUEST/PATH=HOST_PATH`);
  return { guest, host: resolve(host) };
}

/** @param {string} setting */
function disksOf(setting) {
  const [, count, size = '1', unit = 'G'] = /^(\d{1,2})(?::(\d+)([MG]))?$/.exec(setting) ?? [];
  if (count === undefined || Number(count) > 20)
    throw usage(`--disks: '${setting}' is not N[:SIZE], such as 4:512M, N up to 20`);
  return Array(Number(count)).fill(Number(size) * (unit === 'G' ? 1024 ** 3 : 1024 ** 2));
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function number(name, text, least, most) {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) {
    throw usage(`${name}: '${text}' is not a number from ${least} to ${most}`);
  }
  return value;
}

/** @type {typeof number} */
function integer(name, text, least, most) {
  const value = number(name, text, least, most);
  if (!Number.isInteger(value)) throw usage(`${name}: '${text}' is not a whole number`);
  return value;
}

/** @param {string} message */
function usage(message) {
  return new ExitError(exitStatus.usage, `${message}; see ci/kvm/vm --help`);
}
