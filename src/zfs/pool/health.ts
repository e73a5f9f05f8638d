import { isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { Kstats } from '../../kstat/index.ts';
import { absent } from '../absent.ts';
import { readCompatibility } from './compatibility.ts';
import { FEATURE_DEFINITIONS } from './feature-table.ts';
import { type FeatureStatus, readFeatures, upgradable } from './features.ts';
import { readHostId } from './host-id.ts';
import { type PoolFeature, poolFeaturesOf } from './pool-features.ts';
import {
  type HealthCompatibility,
  type HealthFacts,
  type PoolProblem,
  poolProblems,
  SUSPENDED_PROBLEM,
} from './pool-problems.ts';
import { readPoolProperty } from './pool-property.ts';
import { readPoolStatus } from './pool-status.ts';
import { type AnswerLimits, readStatsConfig, type StatsConfig, understood } from './stats-config.ts';

/** Milliseconds that a suspended pool gets to say more of itself. */
const PATIENCE_MS = 2000;

/** `Pools.health` over a transport. */
export async function poolHealth(
  transport: Transport,
  pool: string,
  limits: AnswerLimits = {},
): Promise<PoolProblem[]> {
  const state = await new Kstats().state(pool).catch(absent);
  if (state === 'SUSPENDED') return suspendedHealth(transport, pool, limits);
  const stats = await readStatsConfig(transport, pool, limits);
  const facts = await healthFacts(pool, stats);
  if (facts.status.suspended) return poolProblems(facts);
  const [ashift, compatibility] = await Promise.all([
    readPoolProperty(transport, pool, 'ashift', limits),
    poolCompatibility(transport, pool, stats, limits),
  ]);
  return poolProblems({ ...facts, ashift: typeof ashift === 'bigint' ? ashift : 0n, compatibility });
}

async function suspendedHealth(
  transport: Transport,
  pool: string,
  { signal }: AnswerLimits,
): Promise<PoolProblem[]> {
  try {
    const stats = await readStatsConfig(transport, pool, { signal, deadlineMs: PATIENCE_MS });
    const problems = poolProblems(await healthFacts(pool, stats));
    const told = problems.some(({ kind }) => kind.startsWith('IO_FAILURE'));
    return told ? problems : [SUSPENDED_PROBLEM, ...problems];
  } catch (error) {
    if (error instanceof ZfsError && error.code === 'ZFSKIT_DEADLINE') return [SUSPENDED_PROBLEM];
    throw error;
  }
}

async function healthFacts(pool: string, { config, errno }: StatsConfig): Promise<HealthFacts> {
  const hostId = await readHostId();
  return understood(pool, () => {
    const info = config.findList('load_info');
    return {
      status: readPoolStatus(config, errno),
      hostId,
      active: (config.findUint64('state') ?? 0n) === 0n,
      failsInsteadOfWaiting: config.findUint64('suspended') === 1n,
      mmpState: info?.findUint64('mmp_state'),
      canReadOnly: info?.has('can_rdonly') ?? false,
      ashift: undefined,
      compatibility: undefined,
    };
  });
}

async function poolCompatibility(
  transport: Transport,
  pool: string,
  { config }: StatsConfig,
  limits: AnswerLimits,
): Promise<HealthCompatibility> {
  const { release } = transport.abi;
  const known = new Set(poolFeaturesOf(release));
  const features = understood(pool, () => readFeatures(config, known));
  // Before 2.1 there is no such property: all features are asked for.
  const value = isAtLeast(release, '2.1.0')
    ? await readPoolProperty(transport, pool, 'compatibility', limits)
    : undefined;
  const text = typeof value === 'string' ? value : '';
  try {
    return healthCompatibility(text, (await readCompatibility(text)).features, features);
  } catch (error) {
    if (!(error instanceof ZfsError && error.code === 'ZFSKIT_INVALID_PROPERTY')) throw error;
    return { legacy: false, problem: error.message, missing: [], excess: [] };
  }
}

/** What a `compatibility` property makes of a pool's features. */
export function healthCompatibility(
  value: string,
  allowed: ReadonlySet<PoolFeature> | undefined,
  features: readonly FeatureStatus[],
): HealthCompatibility {
  const excess = features.filter(
    ({ name, state, supported }) =>
      state !== 'disabled' &&
      supported &&
      !FEATURE_DEFINITIONS[name as PoolFeature].notByUpgrade &&
      allowed?.has(name as PoolFeature) === false,
  );
  return {
    legacy: value === 'legacy',
    problem: undefined,
    missing: upgradable(features, allowed),
    excess: excess.map(({ name }) => name),
  };
}
