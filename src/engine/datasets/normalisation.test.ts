import { describe, expect, it } from 'vitest';
import type { ExampleSet } from './dataset.ts';
import { normalised, standardScaling } from './normalisation.ts';
import { datasetChoiceSchema } from './registry.ts';

/** Two images of two pixels in two channels. */
const train: ExampleSet = {
  shape: [1, 2, 2],
  classes: 2,
  count: 2,
  values: Uint8Array.of(0, 7, 10, 7, 20, 7, 30, 7),
  labels: Uint8Array.of(0, 1),
  divisor: 255,
};
const other: ExampleSet = { ...train, count: 1, values: Uint8Array.of(255, 0, 255, 0) };

describe('standardised pixels', () => {
  it('lose the mean of their channel and are divided by its standard deviation', () => {
    // 0, 10, 20, 30: mean 15, squares of differences 225 + 25 + 25 + 225 = 500, 500 / 4 = 125.
    // The second channel never changes.
    expect(standardScaling(train)).toEqual({
      offset: [15, 7],
      divisor: [Math.fround(Math.sqrt(125)), 1],
    });
  });

  it('do so by the training images alone, in every part', () => {
    const scaling = standardScaling(train);
    const dataset = normalised({ train, validation: other, test: other }, 'standard');
    expect(dataset.train).toEqual({ ...train, ...scaling });
    expect(dataset.validation).toEqual({ ...other, ...scaling });
    expect(dataset.test).toEqual({ ...other, ...scaling });
    expect(normalised({ train, validation: null, test: other }, 'standard').validation).toBeNull();
  });

  it('agree with the known figures of MNIST', async () => {
    const { mnist } = await import('./mnist.ts');
    const set = await mnist.load(
      { validationFraction: 0, stratify: false, normalisation: 'standard' },
      { seed: 0 },
    );
    const [mean] = set.test.offset ?? [];
    const [deviation] = set.test.divisor as readonly number[];
    expect((mean ?? 0) / 255).toBeCloseTo(0.1307, 4);
    expect((deviation ?? 0) / 255).toBeCloseTo(0.3081, 4);
  });
});

describe('values that are no pixels', () => {
  const features = [
    { name: 'age', categories: null },
    { name: 'sex', categories: ['female', 'male'] },
  ];
  const table: ExampleSet = {
    shape: [3],
    classes: 2,
    count: 2,
    values: Float32Array.of(20, 0, 1, 40, 1, 0),
    labels: Uint8Array.of(0, 1),
    divisor: 1,
    features,
  };
  const dataset = { train: table, validation: null, test: { ...table, count: 1 } };

  it('are standardised unless the document says otherwise, but for those of categories', () => {
    for (const by of [undefined, 'unit', 'standard'] as const) {
      const { train: own, test } = normalised(dataset, by);
      expect(own).toMatchObject({ offset: [30, 0, 0], divisor: [10, 1, 1] });
      expect(test).toMatchObject({ offset: [30, 0, 0], divisor: [10, 1, 1] });
    }
  });

  it('stay what they are where it says so, and pixels are 0 to 255 then', () => {
    expect(normalised(dataset, 'none').train).toEqual(table);
    const images = { train, validation: null, test: other };
    expect(normalised(images, 'none').train).toEqual({ ...train, divisor: 1 });
  });

  it('of sequences are standardised feature by feature over all steps', () => {
    const values = Float32Array.of(1, 10, 3, 30, 5, 50, 7, 70);
    // 1, 3, 5, 7: mean 4, variance (9 + 1 + 1 + 9) / 4 = 5.
    expect(standardScaling({ shape: [2, 2], values })).toEqual({
      offset: [4, 40],
      divisor: [Math.fround(Math.sqrt(5)), Math.fround(Math.sqrt(500))],
    });
  });
});

describe('the field of a document', () => {
  it('changes nothing where it is left out, or says what holds anyway', () => {
    const dataset = { train, validation: null, test: other };
    expect(normalised(dataset, undefined)).toBe(dataset);
    const plain = JSON.stringify(datasetChoiceSchema.parse({ id: 'mnist' }));
    const unit = { id: 'mnist', normalisation: 'unit' };
    expect(JSON.stringify(datasetChoiceSchema.parse(unit))).toBe(plain);
    expect(plain).not.toContain('normalisation');
  });

  it('is kept where it asks for more, and refused where it is not known', () => {
    const choice = { id: 'mnist', normalisation: 'standard' };
    expect(datasetChoiceSchema.parse(choice)).toMatchObject(choice);
    expect(() => datasetChoiceSchema.parse({ ...choice, normalisation: 'some' })).toThrow(
      'normalisation',
    );
  });
});
