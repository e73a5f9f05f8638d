import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_prop.h`. `setPoint` may be NULL. */
export const dsl_prop_get_integer = bind<
  (dataset: string, property: string, value: BigUint64Array, setPoint: Pointer) => number
>('int dsl_prop_get_integer(const char *name, const char *propname, _Out_ uint64_t *value, void *setpoint)');
