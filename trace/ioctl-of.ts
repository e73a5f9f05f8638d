import { type IoctlName, type IoctlRow, ioctls } from '../src/ioctl/index.ts';

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
