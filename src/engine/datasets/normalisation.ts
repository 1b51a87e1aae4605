import { z } from 'zod';
import type { Dataset, ImageSet } from './dataset.ts';

export type Normalisation = 'unit' | 'standard';

/**
 * The field by which a document says how pixels are normalised. `unit` is what holds without it, and
 * is left out: both are the same run.
 */
export function normalisation() {
  return z
    .enum(['unit', 'standard'])
    .optional()
    .overwrite((value) => (value === 'unit' ? undefined : value))
    .meta({ default: 'unit' });
}

/** The data set as the field asks; mean and deviation are those of the training images alone. */
export function normalised(dataset: Dataset, by: Normalisation | undefined): Dataset {
  if (by !== 'standard') return dataset;
  const scaling = standardScaling(dataset.train);
  const scaled = (set: ImageSet): ImageSet => ({ ...set, ...scaling });
  return {
    train: scaled(dataset.train),
    validation: dataset.validation && scaled(dataset.validation),
    test: scaled(dataset.test),
  };
}

/**
 * Mean and standard deviation (divided by n) of each channel's pixels, in bytes, computed in 64-bit
 * and rounded to 32-bit floats. A channel that never changes is divided by 1.
 */
export function standardScaling({ images, shape }: Pick<ImageSet, 'images' | 'shape'>): Required<
  Pick<ImageSet, 'offset'>
> & {
  readonly divisor: readonly number[];
} {
  const [, , channels] = shape;
  // Counts of each byte: their sums are whole numbers, so that no order of adding matters.
  const counts = Array.from({ length: channels }, () => new Float64Array(256));
  for (let from = 0; from < images.length; from += channels) {
    for (let channel = 0; channel < channels; channel++) {
      const count = counts[channel] as Float64Array;
      const byte = images[from + channel] as number;
      count[byte] = (count[byte] as number) + 1;
    }
  }
  const pixels = images.length / channels;
  const means = counts.map((count) => weighted(count, (byte) => byte) / pixels);
  const deviations = counts.map((count, channel) => {
    const mean = means[channel] as number;
    return Math.sqrt(weighted(count, (byte) => (byte - mean) ** 2) / pixels);
  });
  return {
    offset: means.map(Math.fround),
    divisor: deviations.map((deviation) => (deviation === 0 ? 1 : Math.fround(deviation))),
  };
}

function weighted(counts: Float64Array, valueOf: (byte: number) => number): number {
  return counts.reduce((sum, count, byte) => (count === 0 ? sum : sum + count * valueOf(byte)), 0);
}
