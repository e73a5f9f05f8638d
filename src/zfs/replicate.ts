import type { Transport } from '../ioctl/index.ts';
import { copy } from './local-copy.ts';
import { receive } from './receive.ts';
import type { ReceiveOptions } from './receive-options.ts';
import type { ReplicationPlan, ReplicationStep } from './replication-plan.ts';
import { send } from './send.ts';
import type { SendOptions } from './send-options.ts';

/** How to carry out a replication. */
export interface ReplicateOptions
  extends Pick<SendOptions, 'largeBlocks' | 'embedded' | 'compressed' | 'raw'>,
    Pick<ReceiveOptions, 'force' | 'resumable' | 'properties' | 'exclude'> {
  /** Where to receive. Default: where it is sent; the streams then do not pass through JavaScript. */
  readonly to?: Transport | undefined;
  /** Is told before each stream. What it throws ends the replication. */
  readonly onStep?: ((step: ReplicationStep, index: number) => void) | undefined;
  /** Aborts the replication. Snapshots that were received stay. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Carries out a plan, one stream after the other, and stops at the first that fails. What was received by then stays: a new
 * plan with `catchUp` goes on there.
 *
 * @throws ZfsError as `send` and `receive` do; the signal's reason
 */
export async function replicate(
  transport: Transport,
  { steps }: ReplicationPlan,
  { to = transport, onStep, ...options }: ReplicateOptions = {},
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    options.signal?.throwIfAborted();
    onStep?.(step, index);
    const { from, origin } = step;
    if (to === transport) {
      await copy(transport, step.snapshot, step.target, { ...options, from, origin });
    } else {
      await receive(to, step.target, await send(transport, step.snapshot, { ...options, from }), {
        ...options,
        origin,
      });
    }
  }
}
