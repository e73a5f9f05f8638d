import type { NvObject } from './plain-object.ts';

/*
 * Objects that decoding makes are instances of the functions below. Their prototypes are empty, frozen and have no
 * prototype of their own: so `__proto__`, `constructor` and the like are ordinary names. What the functions are for is
 * speed: V8 reserves room in an object for the properties that its constructor assigns, and filling that room is five
 * times faster than adding to an object without (which also turns slow at 13 names). `reserve` is never true for an
 * object that is handed out.
 */

type Construct = new (reserve: boolean) => NvObject;
type Fields = Record<string, number>;

const Room2 = function NvObject(this: Fields, reserve: boolean) {
  if (reserve) {
    this['a'] = 0;
    this['b'] = 0;
  }
} as unknown as Construct;

const Room6 = function NvObject(this: Fields, reserve: boolean) {
  if (reserve) {
    this['a'] = 0;
    this['b'] = 0;
    this['c'] = 0;
    this['d'] = 0;
    this['e'] = 0;
    this['f'] = 0;
  }
} as unknown as Construct;

const Room14 = function NvObject(this: Fields, reserve: boolean) {
  if (reserve) {
    this['a'] = 0;
    this['b'] = 0;
    this['c'] = 0;
    this['d'] = 0;
    this['e'] = 0;
    this['f'] = 0;
    this['g'] = 0;
    this['h'] = 0;
    this['i'] = 0;
    this['j'] = 0;
    this['k'] = 0;
    this['l'] = 0;
    this['m'] = 0;
    this['n'] = 0;
  }
} as unknown as Construct;

const Room24 = function NvObject(this: Fields, reserve: boolean) {
  if (reserve) {
    this['a'] = 0;
    this['b'] = 0;
    this['c'] = 0;
    this['d'] = 0;
    this['e'] = 0;
    this['f'] = 0;
    this['g'] = 0;
    this['h'] = 0;
    this['i'] = 0;
    this['j'] = 0;
    this['k'] = 0;
    this['l'] = 0;
    this['m'] = 0;
    this['n'] = 0;
    this['o'] = 0;
    this['p'] = 0;
    this['q'] = 0;
    this['r'] = 0;
    this['s'] = 0;
    this['t'] = 0;
    this['u'] = 0;
    this['v'] = 0;
    this['w'] = 0;
    this['x'] = 0;
  }
} as unknown as Construct;

const Room48 = function NvObject(this: Fields, reserve: boolean) {
  if (reserve) {
    this['a'] = 0;
    this['b'] = 0;
    this['c'] = 0;
    this['d'] = 0;
    this['e'] = 0;
    this['f'] = 0;
    this['g'] = 0;
    this['h'] = 0;
    this['i'] = 0;
    this['j'] = 0;
    this['k'] = 0;
    this['l'] = 0;
    this['m'] = 0;
    this['n'] = 0;
    this['o'] = 0;
    this['p'] = 0;
    this['q'] = 0;
    this['r'] = 0;
    this['s'] = 0;
    this['t'] = 0;
    this['u'] = 0;
    this['v'] = 0;
    this['w'] = 0;
    this['x'] = 0;
    this['y'] = 0;
    this['z'] = 0;
    this['A'] = 0;
    this['B'] = 0;
    this['C'] = 0;
    this['D'] = 0;
    this['E'] = 0;
    this['F'] = 0;
    this['G'] = 0;
    this['H'] = 0;
    this['I'] = 0;
    this['J'] = 0;
    this['K'] = 0;
    this['L'] = 0;
    this['M'] = 0;
    this['N'] = 0;
    this['O'] = 0;
    this['P'] = 0;
    this['Q'] = 0;
    this['R'] = 0;
    this['S'] = 0;
    this['T'] = 0;
    this['U'] = 0;
    this['V'] = 0;
  }
} as unknown as Construct;

/** V8 settles the room for good after a few objects: these make sure that it sees all of it used. */
for (const construct of [Room2, Room6, Room14, Room24, Room48]) {
  construct.prototype = Object.freeze(Object.create(null)) as NvObject;
  for (let i = 0; i < 16; i++) new construct(true);
}

/** Names for which {@link createObject} has room if it is told to expect that many; Infinity beyond the largest. */
export function roomFor(names: number): number {
  if (names <= 2) return 2;
  if (names <= 6) return 6;
  if (names <= 14) return 14;
  return names <= 24 ? 24 : Number.POSITIVE_INFINITY;
}

/** An empty object in which every name is harmless, with room for about `names` of them. */
export function createObject(names = 0): NvObject {
  if (names <= 2) return new Room2(false);
  if (names <= 6) return new Room6(false);
  if (names <= 14) return new Room14(false);
  return names <= 24 ? new Room24(false) : new Room48(false);
}

/** A copy with room for `names`. */
export function copyObject(object: NvObject, names: number): NvObject {
  const copy = createObject(names);
  for (const name in object) copy[name] = object[name] as NvObject[string];
  return copy;
}
