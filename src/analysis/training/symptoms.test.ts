import { describe, expect, it } from 'vitest';
import type { LayerSignal, MetricPoint } from '../../contract/run.ts';
import { symptomsOf } from './symptoms.ts';

const signal = (layer: string, gradientNorm: number | null, dead = 0, units = 10): LayerSignal => ({
  layer,
  gradientNorm,
  units,
  deadUnits: dead,
});
const point = (epoch: number, fields: Partial<MetricPoint> = {}): MetricPoint => ({
  stage: 'train',
  epoch,
  trainLoss: 1 / epoch,
  trainAccuracy: 0.9,
  validationLoss: null,
  validationAccuracy: null,
  ...fields,
});
/** One epoch after another, of a loss that hardly falls unless said. */
const layersBy = (
  epochs: readonly (readonly LayerSignal[])[],
  lossAt = (epoch: number) => 2 - epoch / 10,
) =>
  epochs.map((layers, index) =>
    point(index + 1, { layers: [...layers], trainLoss: lossAt(index + 1) }),
  );
const losses = (...pairs: (readonly [training: number, validation: number])[]) =>
  pairs.map(([trainLoss, validationLoss], index) =>
    point(index + 1, { trainLoss, validationLoss }),
  );
const kinds = (points: readonly MetricPoint[]) => symptomsOf(points).map(({ kind }) => kind);

describe('overfitting', () => {
  it('is a validation loss that has risen by more than 5% while the training loss fell', () => {
    const points = losses([0.9, 0.8], [0.5, 0.5], [0.3, 0.52], [0.2, 0.6]);
    expect(symptomsOf(points)).toEqual([
      { kind: 'overfitting', since: 2, rise: expect.closeTo(0.2, 10) },
    ]);
  });

  it.each([
    ['the validation loss still falls', losses([0.9, 0.8], [0.5, 0.5], [0.3, 0.4])],
    ['it has risen by 4%', losses([0.9, 0.8], [0.5, 0.5], [0.3, 0.52])],
    ['the training loss rose with it', losses([0.9, 0.8], [0.5, 0.5], [0.55, 0.6])],
    ['it lies below the training loss all the same', losses([0.9, 0.5], [0.8, 0.4], [0.7, 0.5])],
    ['there is no validation set', [point(1), point(2)]],
    ['nothing was trained', []],
  ])('is not said where %s', (_, points) => {
    expect(kinds(points)).toEqual([]);
  });
});

describe('vanishing gradients', () => {
  it('are less than a thousandth of the last layer’s at the end', () => {
    const points = layersBy([
      [signal('first', 0.1), signal('second', 0.5), signal('last', 1)],
      [signal('first', 0.0002), signal('second', 0.0009), signal('last', 1)],
    ]);
    expect(symptomsOf(points)).toEqual([
      { kind: 'vanishing', layer: 'first', against: 'last', ratio: 0.0002 },
    ]);
  });

  it('are less than a thousandth of what they were, with a loss that has not fallen', () => {
    const points = layersBy([
      [signal('first', 1), signal('last', 1)],
      [signal('first', 0.0008), signal('last', 0.0009)],
    ]);
    expect(symptomsOf(points)).toEqual([
      { kind: 'vanishing', layer: 'first', against: 'first', ratio: 0.0008 },
    ]);
  });

  it('reach nobody: a gradient of zero has vanished', () => {
    const points = layersBy([[signal('first', 0), signal('last', 1)]]);
    expect(symptomsOf(points)).toMatchObject([{ kind: 'vanishing', layer: 'first', ratio: 0 }]);
  });

  const fell = (epoch: number) => (epoch === 1 ? 2 : 0.1);
  it('are gone where no layer has any, unless there is nothing left to learn', () => {
    const none = [[signal('a', 0), signal('b', 0)]];
    expect(symptomsOf(layersBy(none))).toEqual([
      { kind: 'vanishing', layer: 'a', against: null, ratio: 0 },
    ]);
    const learnt = layersBy([[signal('a', 1), signal('b', 1)], ...none], fell);
    expect(symptomsOf(learnt)).toEqual([]);
  });

  it.each([
    [
      'the loss has fallen as well',
      layersBy(
        [
          [signal('a', 1), signal('b', 1)],
          [signal('a', 0.0008), signal('b', 0.0009)],
        ],
        fell,
      ),
    ],
    [
      'they are small but not that small',
      layersBy([
        [signal('a', 1), signal('b', 1)],
        [signal('a', 0.002), signal('b', 1)],
      ]),
    ],
    [
      'they were small only in the midst',
      layersBy([
        [signal('a', 1e-6), signal('b', 1)],
        [signal('a', 0.5), signal('b', 1)],
      ]),
    ],
    ['it is the last layer that has less', layersBy([[signal('a', 1), signal('b', 1e-5)]])],
    ['nothing was recorded', [point(1), point(2)]],
  ])('are not said where %s', (_, points) => {
    expect(kinds(points)).toEqual([]);
  });
});

describe('exploding gradients', () => {
  it('have grown a hundredfold, at whatever epoch that was', () => {
    const points = layersBy([
      [signal('a', 0.1), signal('b', 0.1)],
      [signal('a', 0.1), signal('b', 12)],
      [signal('a', 0.1), signal('b', 0.1)],
    ]);
    expect(symptomsOf(points)).toEqual([
      { kind: 'exploding', layer: 'b', epoch: 2, factor: expect.closeTo(120, 10) },
    ]);
  });

  it('are not finite', () => {
    const points = layersBy([[signal('a', 0.1)], [signal('a', null)]]);
    expect(symptomsOf(points)).toEqual([{ kind: 'exploding', layer: 'a', epoch: 2, factor: null }]);
  });

  it.each([
    ['they have grown ninetyfold', layersBy([[signal('a', 0.1)], [signal('a', 9)]])],
    ['they are small all the same', layersBy([[signal('a', 1e-4)], [signal('a', 0.9)]])],
    ['there was none at first', layersBy([[signal('a', 0)], [signal('a', 2)]])],
  ])('are not said where %s', (_, points) => {
    expect(kinds(points)).toEqual([]);
  });
});

describe('dead units', () => {
  it('are said of the layer that has most of them, from two fifths on', () => {
    const points = layersBy([[signal('a', 1, 4), signal('b', 1, 30, 50), signal('c', 1, 0, 0)]]);
    expect(symptomsOf(points)).toEqual([{ kind: 'dying', layer: 'b', dead: 30, units: 50 }]);
  });

  it.each([
    ['they are fewer', layersBy([[signal('a', 1, 3)]])],
    ['they came back', layersBy([[signal('a', 1, 9)], [signal('a', 1, 1)]])],
    [
      'a layer’s units are not watched',
      layersBy([[{ layer: 'a', gradientNorm: 1, units: null, deadUnits: null }]]),
    ],
  ])('are not said where %s', (_, points) => {
    expect(kinds(points)).toEqual([]);
  });
});
