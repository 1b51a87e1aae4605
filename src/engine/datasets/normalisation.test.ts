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
    expect(() => datasetChoiceSchema.parse({ ...choice, normalisation: 'none' })).toThrow(
      'normalisation',
    );
  });
});
