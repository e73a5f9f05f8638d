import { ZfsCmd, type ZfsCmdLayout } from '../ioctl/index.ts';
import { dsl_dataset_fast_stat } from './bindings/dsl-dataset.ts';
import { type Held, holdDataset } from './held.ts';
import { structMember } from './struct-member.ts';

/** The snapshot that a dataset is a clone of; empty for what is no clone. */
export function originOf(layout: ZfsCmdLayout, pool: Held, name: string): string {
  using dataset = holdDataset(pool, name);
  const stats = new ZfsCmd(layout);
  dsl_dataset_fast_stat(dataset.pointer, structMember(stats, layout, 'zc_objset_stats'));
  return stats.get('zc_objset_stats.dds_origin') as string;
}
