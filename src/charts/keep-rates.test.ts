import { describe, expect, it } from 'vitest';
import type { Comparison } from '../contract/results.ts';
import type { RunRecord } from '../contract/run.ts';
import { keepRates } from './keep-rates.ts';

const layer = (name: string, parameters: number, nonzeroParameters: number, macs = parameters) => ({
  name,
  shape: [],
  parameters,
  nonzeroParameters,
  macs,
  effectiveMacs: macs,
});
const run = (id: string, strategy: string, seed: number, layers: RunRecord['layers']) =>
  ({ id, strategy, seed, fold: null, layers }) as unknown as RunRecord;

const dense = (seed: number) =>
  run(`d${seed}`, 'dense', seed, [
    layer('a', 100, 100),
    layer('norm', 8, 8, 0),
    layer('b', 20, 20),
  ]);
const comparison = {
  series: [
    {
      key: '1-magnitude',
      points: [
        {
          level: 0.5,
          runs: [
            { id: 'm0', seed: 0 },
            { id: 'm1', seed: 1 },
          ],
        },
        { level: 0.9, runs: [{ id: 's0', seed: 0 }] },
      ],
    },
  ],
} as unknown as Comparison;

describe('what is left of each layer', () => {
  const { layers, rows } = keepRates(
    {
      runs: [
        dense(0),
        dense(1),
        run('m0', 'magnitude', 0, [
          layer('a', 100, 40),
          layer('norm', 8, 8, 0),
          layer('b', 20, 15),
        ]),
        run('m1', 'magnitude', 1, [layer('a', 100, 60), layer('norm', 8, 8, 0), layer('b', 20, 5)]),
        // A network that is smaller, and lacks a layer.
        run('s0', 'magnitude', 0, [layer('a', 25, 25)]),
      ],
    },
    comparison,
  );

  it('is told of the layers that multiply', () => {
    expect(layers).toEqual(['a', 'b']);
  });

  it('is the mean over the seeds of what is not zero, as a share of the dense layer', () => {
    expect(rows[0]).toEqual({
      seriesKey: '1-magnitude',
      level: 0.5,
      rates: [0.5, 0.5],
    });
  });

  it('is measured against the dense baseline where the network itself is smaller', () => {
    expect(rows[1]?.rates).toEqual([0.25, null]);
  });

  it('is nothing while no baseline is trained', () => {
    expect(
      keepRates({ runs: [] }, { dense: null, continued: null, reference: 'dense', series: [] }),
    ).toEqual({ layers: [], rows: [] });
  });
});
