import { describe, expect, it } from 'vitest';
import type { Network } from '../../engine/network/network-file.ts';
import type { NamedValues } from '../../engine/network/variables.ts';
import { BINS, weightHistograms } from './histograms.ts';

const matrix = (name: string, values: number[], shape = [values.length, 1]): NamedValues => ({
  name,
  shape,
  values: Float32Array.from(values),
});
/** The bins that are not empty, with their counts. */
const filled = (counts: readonly number[] | null | undefined) =>
  Object.fromEntries((counts ?? []).flatMap((count, bin) => (count > 0 ? [[bin, count]] : [])));

/** As version 0.1.0 stored it, or with what is known since. */
const network = (values: readonly NamedValues[], known: Partial<Network> = {}): Network => ({
  topology: null,
  values,
  masks: new Map(),
  thinnedFrom: null,
  provenance: null,
  ...known,
});

describe('the histogram of a layer', () => {
  // The largest weight is 61, so that a bin is two wide and the middle one, 30, is [-1, 1).
  const dense = network([matrix('hidden/kernel', [-61, -3, -0.5, 0.5, 2, 61])]);
  const pruned = network([matrix('hidden/kernel', [-58.5, 0, 0, 0, 2.5, 60])]);
  const [histogram] = weightHistograms(pruned, dense, ['hidden']);

  it('has bins of one width, symmetric about zero, that hold both models', () => {
    expect(histogram?.edges).toHaveLength(BINS + 1);
    expect(histogram?.edges[0]).toBe(-61);
    expect(histogram?.edges[30]).toBe(-1);
    expect(histogram?.edges[31]).toBe(1);
    expect(histogram?.edges[61]).toBe(61);
  });

  it('counts every weight of the dense model, those on the outer edges too', () => {
    // -61 is in [-61, -59), -3 in [-3, -1), 2 in [1, 3), 61 in [59, 61].
    expect(filled(histogram?.dense)).toEqual({ 0: 1, 29: 1, 30: 2, 31: 1, 60: 1 });
  });

  it('counts the kept weights of the run apart from its zeros', () => {
    expect(filled(histogram?.pruned)).toEqual({ 1: 1, 31: 1, 60: 1 });
    expect(histogram?.removed).toBe(3);
  });

  it('counts a kept weight that is zero as kept, where masks are known', () => {
    const masked = network([matrix('hidden/kernel', [-61, 0, 0, 0, 2, 61])], {
      topology: {},
      masks: new Map([['hidden/kernel', Uint8Array.of(1, 0, 0, 1, 1, 1)]]),
    });
    const [found] = weightHistograms(masked, dense, ['hidden']);
    expect(filled(found?.pruned)).toEqual({ 0: 1, 30: 1, 31: 1, 60: 1 });
    expect(found?.removed).toBe(2);
  });

  it('counts what went with its unit as removed', () => {
    const thinned = network([matrix('hidden/kernel', [-61, 61])], {
      topology: {},
      thinnedFrom: { hidden: { units: 3, kept: [0] } },
    });
    const [found] = weightHistograms(thinned, dense, ['hidden']);
    expect([filled(found?.pruned), found?.removed]).toEqual([{ 0: 1, 60: 1 }, 4]);
    expect(filled(found?.dense)).toEqual({ 0: 1, 29: 1, 30: 2, 31: 1, 60: 1 });
  });

  it('of zeros alone has bins all the same', () => {
    const [empty] = weightHistograms(network([matrix('a/kernel', [0, 0])]), null, ['a']);
    expect([empty?.edges[0], empty?.edges.at(-1)]).toEqual([-1, 1]);
    expect([filled(empty?.pruned), empty?.removed]).toEqual([{}, 2]);
  });
});

describe('the histograms of a model', () => {
  it('are of its matrices alone, from input to output', () => {
    const variables = ['output/kernel', 'norm/gamma', 'lstm/recurrent_kernel', 'lstm/kernel'];
    const run = network([...variables, 'lstm/bias'].map((name) => matrix(name, [1])));
    const histograms = weightHistograms(run, null, ['lstm', 'norm', 'output']);
    expect(histograms.map(({ layer }) => layer)).toEqual([
      'lstm',
      'lstm/recurrent_kernel',
      'output',
    ]);
  });

  it('leave out a dense baseline whose weights are gone or of another shape', () => {
    const run = network([matrix('a/kernel', [1, 2])]);
    expect(weightHistograms(run, null, ['a'])[0]?.dense).toBeNull();
    const wider = network([matrix('a/kernel', [9, 9, 9, 9], [2, 2])]);
    const [histogram] = weightHistograms(run, wider, ['a']);
    expect(histogram?.dense).toBeNull();
    expect(histogram?.edges.at(-1)).toBe(2);
  });
});
