/** From where to where an axis goes, and the places of its labels. */
export interface AxisRange {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** What a linear axis may not leave, and how it is divided. */
export interface LinearBounds {
  readonly least?: number;
  readonly most?: number;
  /** The axis is at least so long, in the unit of the values. */
  readonly shortest: number;
  /** It has about so many steps. */
  readonly steps?: number;
}

/** No axis has more labels than this: they would lie on each other. */
export const MOST_TICKS = 12;

/** An axis is never shorter than this part of its values, or their digits would run out. */
const SHORTEST_SHARE = 1e-6;

/** A step is never shorter than this: a length of nothing has no logarithm. */
const SHORTEST_STEP = 1e-15;

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that is at least `size`. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, SHORTEST_STEP)));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= size * 0.999_999) ?? 10) * power;
}

/**
 * The way from the lowest value to the highest, made long enough where they are (nearly) one. Without
 * values it is that from 0 to 1.
 */
export function extentOf(
  values: readonly number[],
  { least = -Infinity, most = Infinity, shortest }: LinearBounds,
): [low: number, high: number] {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return [0, 1];
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const low = within(Math.min(...known));
  const high = within(Math.max(...known));
  const length = Math.max(shortest, SHORTEST_SHARE * Math.max(Math.abs(low), Math.abs(high)));
  const missing = (length - (high - low)) / 2;
  if (missing <= 0) return [low, high];
  // What does not fit on one side goes to the other.
  const from = Math.max(least, Math.min(low - missing, most - length));
  return [from, from + length];
}

/** An axis whose ends are round numbers. */
export function roundedRange(values: readonly number[], bounds: LinearBounds): AxisRange {
  const { least = -Infinity, most = Infinity, steps = 5 } = bounds;
  const [low, high] = extentOf(values, bounds);
  const step = niceStep((high - low) / steps);
  const round = (count: number) => Number((count * step).toPrecision(9));
  const min = Math.max(least, round(Math.floor(low / step + 1e-6)));
  const max = Math.min(most, round(Math.ceil(high / step - 1e-6)));
  return { min, max, ticks: multiplesWithin(min, max, step) };
}

/** An axis that ends a little beyond the values, with round numbers between. */
export function nearRange(values: readonly number[], bounds: LinearBounds): AxisRange {
  const { least = -Infinity, most = Infinity } = bounds;
  const [low, high] = extentOf(values, bounds);
  const room = (high - low) * 0.05;
  return linearTicks(Math.max(least, low - room), Math.min(most, high + room), bounds.steps);
}

/** An axis with these ends and round numbers between. */
export function linearTicks(min: number, max: number, steps = 6): AxisRange {
  return { min, max, ticks: multiplesWithin(min, max, niceStep((max - min) / steps)) };
}

function multiplesWithin(min: number, max: number, step: number): number[] {
  const first = Math.ceil(min / step - 1e-6);
  const count = Math.max(0, Math.floor(max / step + 1e-6) - first + 1);
  return Array.from({ length: count }, (_none, index) =>
    Number(((first + index) * step).toPrecision(9)),
  );
}

/** Less than this is nothing, and nothing stands on no logarithmic axis. */
const LEAST_ON_LOG = 1e-9;

/** A logarithmic axis that ends a little beyond the values, which are above zero. */
export function logRange(values: readonly number[], base: 2 | 10): AxisRange {
  const known = values.filter((value) => Number.isFinite(value) && value >= LEAST_ON_LOG);
  if (known.length === 0) return logTicks(1, 10, base);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = Math.max((most / least) ** 0.05, 1.04);
  return logTicks(least / room, most * room, base);
}

/** A logarithmic axis with these ends: powers of the base where there are some, else round numbers. */
export function logTicks(min: number, max: number, base: 2 | 10): AxisRange {
  const choices = base === 2 ? [powersWithin(min, max, 2)] : [];
  if (max / min <= 1e4) choices.push(...DIGITS.map((digits) => digitsWithin(min, max, digits)));
  choices.push(powersWithin(min, max, 10));
  const ticks = choices.find(({ length }) => length >= 3 && length <= 9);
  return ticks === undefined ? linearTicks(min, max) : { min, max, ticks };
}

/** From few labels in a decade to many. */
const DIGITS = [
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9],
];

function powersWithin(min: number, max: number, base: number): number[] {
  const log = (value: number) => Math.log(value) / Math.log(base);
  const first = Math.ceil(log(min) - 1e-6);
  const last = Math.floor(log(max) + 1e-6);
  // A few labels on a long way: 1, 4, 16, ...
  const every = Math.max(1, Math.ceil((last - first) / 8));
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / every) + 1) },
    (_none, index) => Number((base ** (first + index * every)).toPrecision(9)),
  );
}

function digitsWithin(min: number, max: number, digits: readonly number[]): number[] {
  const first = Math.floor(Math.log10(min));
  const decades = Array.from(
    { length: Math.floor(Math.log10(max)) - first + 1 },
    (_none, index) => 10 ** (first + index),
  );
  return decades
    .flatMap((decade) => digits.map((digit) => Number((digit * decade).toPrecision(3))))
    .filter((tick) => tick >= min && tick <= max);
}
