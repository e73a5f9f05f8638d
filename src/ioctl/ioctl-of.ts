import { type IoctlName, ioctls } from './ioctls.ts';
import type { IoctlRow } from './row.ts';

/** An ioctl of the table. */
export interface KnownIoctl {
  readonly name: IoctlName;
  readonly row: IoctlRow;
}

const byNumber = new Map<number, KnownIoctl>(
  Object.entries(ioctls).map(([name, row]) => [row.number, { name: name as IoctlName, row }]),
);

/** Name and row of a request number, such as 0x5a12; undefined when no row has it. */
export function ioctlOf(request: number): KnownIoctl | undefined {
  return byNumber.get(request);
}
