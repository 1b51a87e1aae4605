import { z } from 'zod';

/** More digits than anybody writes of a level, and fewer than arithmetic in binary keeps right. */
const DIGITS = 12;
/** Some fifty units in the last place: what a long sum leaves behind. */
const NOISE = 1e-14;

/**
 * A level as it would be written in decimal: 0.30000000000000004, which is 0.1 + 0.2 in binary, is
 * 0.3. What differs by more than the noise of arithmetic, as 1/3 does from any decimal, stays as it
 * is, and so do ids. Nothing moves onto a whole number, since that may be a bound.
 */
export function plainLevel(level: number): number {
  const plain = Number(level.toPrecision(DIGITS));
  const isNoise = Math.abs(level - plain) <= NOISE * Math.abs(level);
  return isNoise && Math.floor(plain) === Math.floor(level) ? plain : level;
}

/** Levels in plain numbers; of several spellings of one level the first remains. */
function plainLevels(levels: readonly number[]): number[] {
  const spelt = new Map<string, number>();
  const first = levels.filter((level) => {
    const key = level.toPrecision(DIGITS);
    const earlier = spelt.get(key);
    spelt.set(key, earlier ?? level);
    // The very same number twice is a mistake of whoever wrote it, and refused as such.
    return earlier === undefined || earlier === level;
  });
  return first.map(plainLevel);
}

/** A list of levels, each of `entry`, in plain numbers. */
export function levelList(entry: z.ZodNumber) {
  return z.array(entry).overwrite(plainLevels);
}
