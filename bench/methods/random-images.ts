import { randomFillSync } from 'node:crypto';
import type { ExampleSet } from '../../src/engine/datasets/dataset.ts';
import type { Setting } from '../setting.ts';

/** Images of noise with labels to match: what a step costs does not depend on what they show. */
export function randomImages({ shape, classes, examples }: Setting): ExampleSet {
  const pixels = shape.reduce((product, extent) => product * extent, 1);
  return {
    shape,
    classes,
    count: examples,
    values: randomFillSync(new Uint8Array(examples * pixels)),
    labels: randomFillSync(new Uint8Array(examples)).map((byte) => byte % classes),
    divisor: 255,
  };
}
