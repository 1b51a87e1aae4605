import type { Masks, WeightTensor } from '../network/weights.ts';
import { placesLeft } from './places-left.ts';
import type { Thinning } from './thinning.ts';

/** The weight matrices of the whole network. */
type Matrices = readonly Pick<WeightTensor, 'name' | 'shape'>[];

/** The masks of the thinned network: what those of the whole one say of the weights that are left. */
export function thinMasks(weights: Matrices, masks: Masks, { removals }: Thinning): Masks {
  return new Map(
    weights.flatMap(({ name, shape }): [string, Uint8Array][] => {
      const mask = masks.get(name);
      if (mask === undefined) return [];
      const removal = removals.get(name);
      if (removal === undefined) return [[name, mask.slice()]];
      const places = placesLeft(shape, removal);
      return [[name, Uint8Array.from(places, (place) => mask[place] as number)]];
    }),
  );
}

/**
 * The masks of the whole network again: what those of the thinned one say of the weights that are
 * left, and all else removed.
 */
export function thickenMasks(weights: Matrices, thin: Masks, { removals }: Thinning): Masks {
  return new Map(
    weights.flatMap(({ name, shape }): [string, Uint8Array][] => {
      const mask = thin.get(name);
      const removal = removals.get(name);
      if (removal === undefined) return mask === undefined ? [] : [[name, mask.slice()]];
      const whole = new Uint8Array(shape.reduce((product, extent) => product * extent, 1));
      placesLeft(shape, removal).forEach((place, index) => {
        whole[place] = mask?.[index] ?? 1;
      });
      return [[name, whole]];
    }),
  );
}

/**
 * Whether the masks remove single weights of what thinning leaves, so that the thinned network has
 * masks of its own to hold.
 */
export function leavesMasks(weights: Matrices, masks: Masks, thinning: Thinning): boolean {
  return [...thinMasks(weights, masks, thinning).values()].some((mask) => mask.includes(0));
}
