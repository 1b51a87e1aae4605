import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import { compare } from './compare.ts';
import { choiceKey, documentSeries, withoutLevels } from './document-series.ts';
import { findSeriesOfRun } from './series-of-run.ts';

const question = questionWith({
  strategies: [
    { id: 'threshold', thresholds: [0.1] },
    { id: 'magnitude', scope: 'layer' },
    { id: 'threshold', thresholds: [0.2, 0.3] },
    { id: 'magnitude' },
    { id: 'random' },
  ],
});
const choices = question.entries.map(({ choice }) => choice);

describe('the series of a document', () => {
  it('are its strategies in their order, those that differ in their own levels as one', () => {
    expect(documentSeries(choices).map(({ strategy, telling }) => [strategy, telling])).toEqual([
      ['threshold', []],
      ['magnitude', [{ name: 'scope', value: 'layer' }]],
      ['magnitude', [{ name: 'scope', value: 'global' }]],
      ['random', []],
    ]);
  });

  it('are those of the comparison of its runs', () => {
    const runs = choices.map(({ id, ...parameters }) => seriesRun(id, 0.5, 0, {}, parameters));
    const ofRuns = compare(runs).series.map(({ strategy, telling, parameters }) => ({
      strategy,
      telling,
      parameters,
    }));
    const ofDocument = documentSeries(choices).map(({ key: _key, ...series }) => series);
    expect(ofDocument).toEqual(ofRuns);
  });

  it('are found by the choice that makes them', () => {
    const written = { id: 'threshold', thresholds: [0.2, 0.3] };
    expect(choiceKey(withoutLevels(written, 'thresholds'))).toBe(documentSeries(choices)[0]?.key);
    expect(withoutLevels(written, null)).toEqual(written);
  });
});

describe('the series of a run', () => {
  const { series } = compare(
    ['global', 'layer'].map((scope) => seriesRun('magnitude', 0.5, 0, {}, { scope })),
  );

  it('has its parameters, its level beside them or not', () => {
    const parameters = { threshold: 0.2, scope: 'layer' };
    expect(findSeriesOfRun({ strategy: 'magnitude', parameters }, series)).toBe(series[1]);
  });

  it('is none where nothing like it stands in the comparison', () => {
    const parameters = { scope: 'global' };
    expect(findSeriesOfRun({ strategy: 'taylor', parameters }, series)).toBeUndefined();
  });
});
