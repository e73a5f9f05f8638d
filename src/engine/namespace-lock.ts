import { spa_namespace_enter, spa_namespace_exit } from './bindings/spa.ts';
import { addressOfSymbol, bind, isSince, type Pointer } from './libzpool.ts';
import { TAG } from './open-pool.ts';

const mutex_enter = bind<(mutex: Pointer) => void>('void mutex_enter(void *mutex)');
const mutex_exit = bind<(mutex: Pointer) => void>('void mutex_exit(void *mutex)');

/** Does something while no pool comes or goes. What it calls must not take the lock itself. */
export function withNamespace<T>(work: () => T): T {
  enter();
  try {
    return work();
  } finally {
    exit();
  }
}

function enter(): void {
  if (isSince('2.4')) spa_namespace_enter(TAG);
  else mutex_enter(addressOfSymbol('spa_namespace_lock'));
}

function exit(): void {
  if (isSince('2.4')) spa_namespace_exit(TAG);
  else mutex_exit(addressOfSymbol('spa_namespace_lock'));
}
