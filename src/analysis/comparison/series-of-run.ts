import canonicalize from 'canonicalize';
import type { ComparisonSeries } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';

/**
 * The series of a comparison in which a run stands, finished or not: a run has its series' parameters,
 * and its level beside them where that is a parameter too. Of several that fit, since what is at its
 * default goes without saying, the one that says most.
 */
export function findSeriesOfRun<S extends Pick<ComparisonSeries, 'strategy' | 'parameters'>>(
  { strategy, parameters }: Pick<RunRecord, 'strategy' | 'parameters'>,
  series: readonly S[],
): S | undefined {
  const said = (one: S) => Object.keys(one.parameters).length;
  const [found] = series
    .filter(
      (one) =>
        one.strategy === strategy &&
        Object.entries(one.parameters).every(
          ([name, value]) => canonicalize(parameters[name]) === canonicalize(value),
        ),
    )
    .toSorted((a, b) => said(b) - said(a));
  return found;
}
