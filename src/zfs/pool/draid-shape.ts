import { ZfsError } from '../../ioctl/index.ts';

/** How a draid divides its vdevs, as zpoolconcepts(7) has it: `draid[parity][:data d][:children c][:spares s]`. */
export interface DraidShape {
  readonly parity: 1 | 2 | 3;
  /** Data vdevs in a group. Default: 8, or as many as there are when fewer. */
  readonly data?: number | undefined;
  /** Vdevs' worth of distributed spares. Default 0. */
  readonly spares?: number | undefined;
  /** Number of vdevs; only checked against those that are given. */
  readonly width?: number | undefined;
}

/** A {@link DraidShape} with everything in it that the kernel wants to know. */
export interface DraidWidths {
  readonly parity: 1 | 2 | 3;
  readonly data: number;
  readonly spares: number;
  /** Groups until the pattern repeats: the kernel stores it as `draid_ngroups`. */
  readonly groups: number;
}

/** Most data vdevs in a group unless another number is given, and most spares (`draid_config_by_type` in `zpool_vdev.c`). */
const DEFAULT_DATA = 8;
const MAX_SPARES = 100;

/**
 * Reads a draid's shape as zpoolconcepts(7) writes it: `draid`, `draid2:4d:11c:1s`.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function parseDraid(text: string): DraidShape {
  const match = /^draid([123])?((?::\d{1,3}[dcs])*)$/i.exec(text);
  if (!match) return refuse(`${JSON.stringify(text.slice(0, 80))} is not a draid: draid2:4d:11c:1s is one`);
  const numbers = new Map<string, number>();
  for (const part of (match[2] ?? '').split(':').slice(1)) {
    const key = part.slice(-1).toLowerCase();
    if (numbers.has(key)) refuse(`${JSON.stringify(text)} has two numbers with ${key}`);
    numbers.set(key, Number(part.slice(0, -1)));
  }
  return {
    parity: Number(match[1] ?? 1) as 1 | 2 | 3,
    data: numbers.get('d'),
    spares: numbers.get('s'),
    width: numbers.get('c'),
  };
}

/**
 * The numbers of a draid with this many vdevs. The groups are the fewest that fill whole rows: the least common multiple of
 * a group's vdevs and of those that are not spares, in groups (facts: `draid_config_by_type` in `cmd/zpool/zpool_vdev.c`,
 * `vdev_draid_init` in `module/zfs/vdev_draid.c`).
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function draidWidths(shape: DraidShape, children: number): DraidWidths {
  const { parity, width, spares = 0 } = shape;
  if (![1, 2, 3].includes(parity)) refuse(`a draid has a parity of 1, 2 or 3, not ${String(parity)}`);
  if (width !== undefined && width !== children) {
    refuse(`this draid has ${width} vdevs, and ${children} are given`);
  }
  if (!Number.isInteger(spares) || spares < 0 || spares > MAX_SPARES) {
    refuse(`a draid has 0 to ${MAX_SPARES} spares, not ${spares}`);
  }
  const most = children - spares - parity;
  const data = shape.data ?? Math.min(most, DEFAULT_DATA);
  if (!Number.isInteger(data) || data < 1 || data > most) {
    refuse(
      `of ${children} vdevs with ${spares} spares and parity ${parity}, ${Math.max(most, 0)} are left for data, ` +
        `and ${Math.max(data, 1)} are needed`,
    );
  }
  return { parity, data, spares, groups: groups(data + parity, children - spares) };
}

function groups(groupWidth: number, rotating: number): number {
  let count = 1;
  while ((count * groupWidth) % rotating !== 0) count++;
  return count;
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
