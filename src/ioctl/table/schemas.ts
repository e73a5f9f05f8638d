import { nv } from '../../nvlist/index.ts';

/** A property to set: uint64 or text. */
export const propertyValue = nv.union(nv.uint64(), nv.string());

/** Properties to set, by name. */
export const properties = nv.map(propertyValue);

/** Properties as the kernel reports them: name to `{ value, source }`. */
export const reportedProperties = nv.map(nv.object());

/** Items that failed, with their error numbers. */
export const failures = nv.map(nv.int32());

/** A set of names. */
export const names = nv.map(nv.flag());

/** A wrapping key, kept out of the pool's history. */
export const hiddenArguments = nv.list({ wkeydata: nv.uint8Array({ doc: 'wrapping key, 32 bytes' }) });

/** What a send stream may contain as it is on disk. */
export const sendFlags = {
  largeblockok: nv.flag({ doc: 'blocks larger than 128 KiB' }),
  embedok: nv.flag({ doc: 'blocks embedded in their pointers' }),
  compressok: nv.flag({ doc: 'compressed blocks' }),
  rawok: nv.flag({ doc: 'encrypted blocks' }),
};

/** Where an interrupted send goes on. */
export const resumePoint = {
  resume_object: nv.optional(nv.uint64({ doc: 'object to go on with' })),
  resume_offset: nv.optional(nv.uint64({ doc: 'byte in it' })),
};
