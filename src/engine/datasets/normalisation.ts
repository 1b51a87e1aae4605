import { z } from 'zod';
import { widthOf } from '../../contract/features.ts';
import type { Dataset, ExampleSet } from './dataset.ts';
import { lastAxis } from './example-set.ts';

export type Normalisation = 'unit' | 'standard' | 'none';

/**
 * The field by which a document says how values are normalised. `unit`, the usual, is what holds without
 * it, and is left out: both are the same run.
 */
export function normalisation() {
  return z
    .enum(['unit', 'standard', 'none'])
    .optional()
    .overwrite((value) => (value === 'unit' ? undefined : value))
    .meta({ default: 'unit' });
}

/**
 * The data set as the field asks: usually pixels become shares of the brightest, and the values of
 * anything else are standardised, since columns have no scale in common. Mean and deviation are those of
 * the training examples alone.
 */
export function normalised(dataset: Dataset, by: Normalisation = 'unit'): Dataset {
  const areImages = dataset.train.values instanceof Uint8Array;
  if (by === 'unit' && areImages) return dataset;
  const scaling = by === 'none' ? AS_THEY_ARE : standardScaling(dataset.train);
  const scaled = (set: ExampleSet): ExampleSet => ({ ...set, ...scaling });
  return {
    train: scaled(dataset.train),
    validation: dataset.validation && scaled(dataset.validation),
    test: scaled(dataset.test),
  };
}

const AS_THEY_ARE = { divisor: 1 } as const;

/** Offset and divisor of each place of the last axis: a channel, a feature, a column. */
interface Scaling {
  readonly offset: readonly number[];
  readonly divisor: readonly number[];
}

/**
 * Mean and standard deviation (divided by n) at each place of the last axis, computed in 64-bit and
 * rounded to 32-bit floats. What never changes is divided by 1. Places of categories stay 0 and 1: a
 * category that is rare would weigh many times what others do, and whoever reads a weight would have to
 * know how rare.
 */
export function standardScaling(set: Pick<ExampleSet, 'values' | 'shape' | 'features'>): Scaling {
  const places = lastAxis(set);
  const moments =
    set.values instanceof Uint8Array
      ? momentsOfBytes(set.values, places)
      : momentsOfFloats(set.values, places);
  const isCategory = (set.features ?? []).flatMap((feature) =>
    new Array<boolean>(widthOf(feature)).fill(feature.categories !== null),
  );
  return {
    offset: moments.map(({ mean }, place) => (isCategory[place] ? 0 : Math.fround(mean))),
    divisor: moments.map(({ deviation }, place) =>
      isCategory[place] ? 1 : Math.fround(deviation) || 1,
    ),
  };
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** By counts of each byte: their sums are whole numbers, so that no order of adding matters. */
function momentsOfBytes(bytes: Uint8Array, places: number): Moments[] {
  const counts = Array.from({ length: places }, () => new Float64Array(256));
  for (let from = 0; from < bytes.length; from += places) {
    for (let place = 0; place < places; place++) {
      const count = counts[place] as Float64Array;
      const byte = bytes[from + place] as number;
      count[byte] = (count[byte] as number) + 1;
    }
  }
  const each = bytes.length / places;
  return counts.map((count) => {
    const mean = weighted(count, (byte) => byte) / each;
    return { mean, deviation: Math.sqrt(weighted(count, (byte) => (byte - mean) ** 2) / each) };
  });
}

/** In the order of the examples; the deviation around the mean that is known by then. */
function momentsOfFloats(values: Float32Array, places: number): Moments[] {
  const each = values.length / places;
  const summed = (valueOf: (value: number, place: number) => number): Float64Array => {
    const sums = new Float64Array(places);
    for (let from = 0; from < values.length; from += places) {
      for (let place = 0; place < places; place++) {
        sums[place] = (sums[place] as number) + valueOf(values[from + place] as number, place);
      }
    }
    return sums;
  };
  const means = summed((value) => value).map((sum) => sum / each);
  const squares = summed((value, place) => (value - (means[place] as number)) ** 2);
  return Array.from(means, (mean, place) => ({
    mean,
    deviation: Math.sqrt((squares[place] as number) / each),
  }));
}

function weighted(counts: Float64Array, valueOf: (byte: number) => number): number {
  return counts.reduce((sum, count, byte) => (count === 0 ? sum : sum + count * valueOf(byte)), 0);
}
