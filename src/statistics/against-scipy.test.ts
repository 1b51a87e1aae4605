import { readFileSync } from 'node:fs';
import { sampleVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { bartlettP } from './bartlett.ts';
import { chanceBound } from './chance.ts';
import { holm } from './holm.ts';
import { equivalenceP, meanHalfWidth, meanP } from './mean-test.ts';
import type { EstimatedMean } from './mean-test.ts';
import { pooledVariance } from './pooled-variance.ts';
import { detectableEffect } from './power.ts';
import { resampledFactor } from './resampled-variance.ts';
import { spread } from './spread.ts';
import { wilcoxonP } from './wilcoxon.ts';

/** What `bench/scipy/statistics_table.py` says; expressions and values stand there side by side. */
interface Table {
  readonly intervals: readonly {
    readonly values: number[];
    readonly mean: number;
    readonly halfWidth: number;
    readonly p: number;
  }[];
  readonly paired: readonly {
    readonly first: number[];
    readonly second: number[];
    readonly halfWidth: number;
    readonly p: number;
  }[];
  readonly holm: readonly { readonly p: number[]; readonly adjusted: number[] }[];
  readonly equivalence: readonly {
    readonly values: number[];
    readonly margin: number;
    readonly p: number;
  }[];
  readonly pooled: readonly {
    readonly rows: number[][];
    readonly bartlett: number;
    readonly variance: number;
    readonly degreesOfFreedom: number;
  }[];
  readonly resampled: readonly {
    readonly values: number[];
    readonly folds: number;
    readonly p: number;
    readonly halfWidth: number;
  }[];
  readonly wilcoxon: readonly { readonly values: number[]; readonly p: number }[];
  readonly detectable: readonly {
    readonly n: number;
    readonly significance: number;
    readonly effect: number;
  }[];
  readonly chance: readonly {
    readonly share: number;
    readonly examples: number;
    readonly accuracy: number;
  }[];
}
const fixture = new URL('../../test/fixtures/scipy-statistics.json', import.meta.url);
const scipy = JSON.parse(readFileSync(fixture, 'utf8')) as Table;

/** The mean of values, by their own variance. */
function estimated(values: readonly number[], factor = 1 / values.length): EstimatedMean {
  const { mean } = spread(values);
  const standardError = Math.sqrt(sampleVariance([...values]) * factor);
  return { mean, standardError, degreesOfFreedom: values.length - 1 };
}

/** Equal to seven figures, however small they are. */
function expectSame(found: number | null | undefined, expected: number) {
  expect(found).toBeTypeOf('number');
  expect((found ?? NaN) / expected).toBeCloseTo(1, 7);
}

describe('statistics agree with SciPy', () => {
  it.each(scipy.intervals)('on the interval of the mean of $values', (expected) => {
    expectSame(spread(expected.values).mean, expected.mean);
    expectSame(spread(expected.values).halfWidth, expected.halfWidth);
    expectSame(meanP(estimated(expected.values)), expected.p);
  });

  it.each(scipy.paired)('on the paired test of $first and $second', (expected) => {
    const { first, second } = expected;
    const difference = estimated(first.map((value, index) => value - (second[index] ?? NaN)));
    expectSame(meanP(difference), expected.p);
    expectSame(meanHalfWidth(difference), expected.halfWidth);
  });

  it.each(scipy.holm)('on the correction of $p', (expected) => {
    holm(expected.p).forEach((p, index) => expectSame(p, expected.adjusted[index] ?? NaN));
  });

  it.each(scipy.equivalence)('on equivalence of $values within $margin', (expected) => {
    expectSame(equivalenceP(estimated(expected.values), expected.margin), expected.p);
  });

  it.each(scipy.pooled)('on whether $rows have one variance, and on that', (expected) => {
    expectSame(bartlettP(expected.rows), expected.bartlett);
    const pooled = pooledVariance(expected.rows);
    if (expected.bartlett <= 0.25) {
      expect(pooled).toBeNull();
      return;
    }
    expectSame(pooled?.variance, expected.variance);
    expectSame(pooled?.degreesOfFreedom, expected.degreesOfFreedom);
  });

  it.each(scipy.resampled)('on the corrected resampled test of $values', (expected) => {
    const { values, folds } = expected;
    const difference = estimated(values, resampledFactor(values.length, folds));
    expectSame(meanP(difference), expected.p);
    expectSame(meanHalfWidth(difference), expected.halfWidth);
  });

  it.each(scipy.wilcoxon)('on the signed ranks of $values', (expected) => {
    expectSame(wilcoxonP(expected.values), expected.p);
  });

  it.each(scipy.detectable)('on what $n pairs show at a level of $significance', (expected) => {
    const { n, significance, effect } = expected;
    expect(detectableEffect(n, significance) / effect).toBeCloseTo(1, 5);
  });

  it.each(scipy.chance)('on guessing with a class of $share of $examples', (expected) => {
    // The normal approximation, to half a percent of what is guessed.
    const { share, examples, accuracy } = expected;
    expect(Math.abs(chanceBound(share, examples) - accuracy)).toBeLessThan(0.005);
  });
});
