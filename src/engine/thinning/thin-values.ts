import type { NamedValues } from '../network/variables.ts';
import { placesLeft, shapeLeft } from './places-left.ts';
import type { Thinning } from './thinning.ts';

/** What is left of the variables, in their order. */
export function thinValues(entries: readonly NamedValues[], { removals }: Thinning): NamedValues[] {
  return entries.map((entry) => {
    const removal = removals.get(entry.name);
    if (removal === undefined) return entry;
    const places = placesLeft(entry.shape, removal);
    const values = Float32Array.from(places, (place) => entry.values[place] as number);
    return { name: entry.name, shape: shapeLeft(entry.shape, removal), values };
  });
}

/**
 * The whole variables again, with what was left of them as it is in `thin`, and everything else as
 * it is in `entries`.
 */
export function thickenValues(
  entries: readonly NamedValues[],
  thin: readonly NamedValues[],
  { removals }: Thinning,
): NamedValues[] {
  const thinByName = new Map(thin.map((entry) => [entry.name, entry]));
  return entries.map((entry) => {
    const source = thinByName.get(entry.name);
    if (source === undefined) throw new Error(`The thinned network has no ${entry.name}.`);
    const removal = removals.get(entry.name);
    if (removal === undefined) return { ...entry, values: source.values };
    const values = entry.values.slice();
    placesLeft(entry.shape, removal).forEach((place, index) => {
      values[place] = source.values[index] as number;
    });
    return { ...entry, values };
  });
}
