import type { ShownExample } from '../../contract/catalogue.ts';
import type { ExampleSet } from '../../engine/datasets/dataset.ts';
import { valuesPerExample } from '../../engine/datasets/example-set.ts';

/** More than anybody looks at; of longer examples the first are sent. */
const MOST_VALUES = 4096;

/** One example of a set as it is sent: of images their pixels, of anything else its values. */
export function shownExample(
  set: Pick<ExampleSet, 'shape' | 'values' | 'labels'>,
  index: number,
): ShownExample {
  const size = valuesPerExample(set);
  const own = set.values.subarray(index * size, (index + 1) * size);
  const label = set.labels[index] as number;
  const [height, width, channels] = set.shape;
  if (
    own instanceof Uint8Array &&
    set.shape.length === 3 &&
    height !== undefined &&
    width !== undefined &&
    channels !== undefined
  ) {
    const pixels = Buffer.from(own).toString('base64');
    return { label, image: { shape: [height, width, channels], pixels }, values: null };
  }
  return { label, image: null, values: [...own.subarray(0, MOST_VALUES)] };
}
