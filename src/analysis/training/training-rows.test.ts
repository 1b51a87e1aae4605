import { describe, expect, it } from 'vitest';
import { pointAt, runOf } from '../../../test/fixtures/records.ts';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { LayerSignal, MetricPoint } from '../../contract/run.ts';
import { figuresIn } from '../../language/figures.ts';
import { paragraphText } from '../../language/sentence-text.ts';
import { compare } from '../comparison/compare.ts';
import { meanGradients } from './mean-gradients.ts';
import { ruleSentences, symptomSentences } from './telling.ts';
import { trainingRows } from './training-rows.ts';

const layers = (first: number | null, last: number | null, dead = 0): LayerSignal[] => [
  { layer: 'hidden1', gradientNorm: first, units: 10, deadUnits: dead },
  { layer: 'output', gradientNorm: last, units: null, deadUnits: null },
];
const costing = (strategy: string, level: number, seconds: number, macs: number | null) =>
  [0, 1].map(
    (seed) =>
      seriesRun(strategy, level, seed, { trainingSeconds: seconds + seed, trainingMacs: macs })
        .record,
  );
const dense = costing('dense', 0, 9.5, 1000);
const pruned = costing('magnitude', 0.9, 2, 300);
const runs = [...dense, ...pruned, runOf({ id: 'waiting', level: 0.9, seed: 2 })];
const comparison = compare(runs.map((record) => ({ settings: record.parameters, record })));
const rowsOf = (curves: Record<string, MetricPoint[]>) =>
  trainingRows({ comparison, runs, curves });
const point = (fields: Partial<MetricPoint>): MetricPoint => ({
  ...pointAt('fine-tune', 1),
  ...fields,
});

describe('the trainings of an experiment', () => {
  it('are the baseline and each strategy at each level, over the finished seeds', () => {
    expect(rowsOf({}).map(({ seriesKey, level, runIds }) => [seriesKey, level, runIds])).toEqual([
      ['dense', 0, ['dense-0-0', 'dense-0-1']],
      [comparison.series[0]?.key, 0.9, ['magnitude-0.9-0', 'magnitude-0.9-1']],
    ]);
  });

  it('are those of the dense network trained further too, beside the first', () => {
    const further = costing('dense-continued', 0, 1.5, 300);
    const all = [...runs, ...further];
    const rows = trainingRows({
      comparison: compare(all.map((record) => ({ settings: record.parameters, record }))),
      runs: all,
      curves: {},
    });
    expect(rows.map(({ seriesKey, macsOfDense }) => [seriesKey, macsOfDense]).slice(0, 2)).toEqual([
      ['dense', 1],
      ['dense-continued', 0.3],
    ]);
  });

  it('cost what they cost, beside the baseline', () => {
    const [baseline, row] = rowsOf({});
    expect(baseline).toMatchObject({ secondsOfDense: 1, macsOfDense: 1 });
    expect(row?.seconds.mean).toBe(2.5);
    expect(row).toMatchObject({ secondsOfDense: 0.25, macsOfDense: 0.3 });
  });

  it('have no multiply-accumulates where a seed does not say', () => {
    const old = costing('dense', 0, 9.5, null).slice(0, 1);
    const rows = trainingRows({ comparison, runs: [...old, ...runs.slice(1)], curves: {} });
    expect(rows.map(({ macs, macsOfDense }) => [macs?.mean, macsOfDense])).toEqual([
      [undefined, null],
      [300, null],
    ]);
  });

  it('tell gaps, gradients and dead units of the last epoch', () => {
    const last = {
      trainAccuracy: 0.99,
      validationAccuracy: 0.95,
      trainLoss: 0.1,
      validationLoss: 0.25,
    };
    const [, row] = rowsOf({
      'magnitude-0.9-0': [
        point({ layers: layers(9, 9, 9) }),
        point({ epoch: 2, ...last, layers: layers(0.1, 0.4, 2) }),
      ],
      'magnitude-0.9-1': [point({ epoch: 2, ...last, layers: layers(0.3, 0.4, 4) })],
    });
    expect(row?.accuracyGap?.mean).toBeCloseTo(0.04, 12);
    expect(row?.lossGap?.mean).toBeCloseTo(0.15, 12);
    expect(row?.gradientRatio?.mean).toBeCloseTo((0.25 + 0.75) / 2, 12);
    expect(row?.deadShare?.mean).toBeCloseTo(0.3, 12);
  });

  it('tell nothing that a seed does not know', () => {
    const [, row] = rowsOf({
      'magnitude-0.9-0': [point({ layers: layers(1, 1) })],
      'magnitude-0.9-1': [point({ layers: null })],
    });
    expect(row).toMatchObject({
      accuracyGap: null,
      lossGap: null,
      gradientRatio: null,
      deadShare: null,
    });
    const [, infinite] = rowsOf({
      'magnitude-0.9-0': [point({ layers: layers(1, null) })],
      'magnitude-0.9-1': [point({ layers: layers(1, 1) })],
    });
    expect(infinite?.gradientRatio).toBeNull();
  });
});

describe('what is said of a training', () => {
  const [, row] = rowsOf({
    'magnitude-0.9-0': [
      point({ validationLoss: 0.5, trainLoss: 0.5, layers: layers(0.1, 1, 4) }),
      point({ epoch: 2, validationLoss: 0.6, trainLoss: 0.4, layers: layers(20, 1, 5) }),
    ],
    'magnitude-0.9-1': [
      point({ validationLoss: 0.5, trainLoss: 0.5, layers: layers(1, 1, 0) }),
      point({ epoch: 2, validationLoss: 0.75, trainLoss: 0.4, layers: layers(1e-5, 1, 9) }),
    ],
  });
  const sentences = row ? symptomSentences(row, figuresIn('en')) : [];

  it('is said of the run that has it worst, with how many have it', () => {
    expect(sentences.map((sentence) => paragraphText([sentence], 'en'))).toEqual([
      'Overfitting (2 of 2 runs): since epoch 1 the validation loss has risen by up to 50.0% ' +
        'while the training loss went on falling.',
      'Exploding gradients (1 of 2 runs): by epoch 2 the gradient of layer hidden1 has grown to ' +
        '200× what it was.',
      'Dead units (2 of 2 runs): up to 9 of the 10 units of layer hidden1 are zero on all ' +
        'examples looked at.',
      'Vanishing gradients (1 of 2 runs): at the end the gradient of layer hidden1 is 1.0e−5 ' +
        'times the last layer’s.',
    ]);
  });

  it('is said in Chinese too, and so are its rules', () => {
    const all = [...sentences, ...ruleSentences(figuresIn('zh'))];
    for (const sentence of all) expect(paragraphText([sentence], 'zh')).toMatch(/[一-鿿]/);
  });

  it('is nothing where nothing is wrong', () => {
    const [baseline] = rowsOf({ 'dense-0-0': [point({ layers: layers(1, 1) })] });
    expect(baseline && symptomSentences(baseline, figuresIn('en'))).toEqual([]);
  });
});

describe('mean gradients', () => {
  it('are means over the seeds, epoch by epoch, as far as all have come', () => {
    const curves = [
      [point({ layers: layers(1, 2) }), point({ epoch: 2, layers: layers(3, null) })],
      [point({ layers: layers(3, 4) }), point({ epoch: 2, layers: layers(5, 1) })],
    ];
    expect(meanGradients(curves)).toEqual([
      {
        layer: 'hidden1',
        points: [
          [1, 2],
          [2, 4],
        ],
      },
      { layer: 'output', points: [[1, 3]] },
    ]);
    expect(meanGradients([[point({})]])).toEqual([]);
  });
});
