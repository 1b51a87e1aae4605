import { widthOf } from '../../contract/features.ts';
import type { Feature, FeatureFacts } from '../../contract/features.ts';
import type { ExampleSet } from '../../engine/datasets/dataset.ts';
import { lastAxis } from '../../engine/datasets/example-set.ts';

/** More than anybody looks at. */
const MOST = 200;

/**
 * What the features of examples are like, the first of them; null of images. Where they have no names
 * they are called by their numbers from 1.
 */
export function featureFacts(
  set: Pick<ExampleSet, 'shape' | 'values' | 'features'>,
): FeatureFacts[] | null {
  if (set.shape.length > 2) return null;
  const places = lastAxis(set);
  const features: readonly Feature[] =
    set.features ??
    Array.from({ length: places }, (_, place) => ({ name: String(place + 1), categories: null }));
  let at = 0;
  return features.slice(0, MOST).map((feature) => {
    const from = at;
    at += widthOf(feature);
    return feature.categories === null
      ? { ...feature, counts: null, range: rangeAt(set.values, places, from) }
      : {
          ...feature,
          counts: feature.categories.map((_, place) => sumAt(set.values, places, from + place)),
          range: null,
        };
  });
}

function rangeAt(values: ExampleSet['values'], places: number, place: number) {
  let least = Infinity;
  let greatest = -Infinity;
  for (let at = place; at < values.length; at += places) {
    least = Math.min(least, values[at] as number);
    greatest = Math.max(greatest, values[at] as number);
  }
  return { least, mean: (sumAt(values, places, place) * places) / values.length, greatest };
}

function sumAt(values: ExampleSet['values'], places: number, place: number): number {
  let sum = 0;
  for (let at = place; at < values.length; at += places) sum += values[at] as number;
  return sum;
}
