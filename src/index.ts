export * from './kstat/index.ts';
export * from './zfs/index.ts';
