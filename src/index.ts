export * from './zfs/index.ts';
