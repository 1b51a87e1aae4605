import canonicalize from 'canonicalize';
import type { ComparisonSeries } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';

/**
 * The series of a comparison in which a run stands, finished or not: a run has its series' parameters,
 * and its level beside them where that is a parameter too.
 */
export function findSeriesOfRun<S extends Pick<ComparisonSeries, 'strategy' | 'parameters'>>(
  { strategy, parameters }: Pick<RunRecord, 'strategy' | 'parameters'>,
  series: readonly S[],
): S | undefined {
  return series.find(
    (one) =>
      one.strategy === strategy &&
      Object.entries(one.parameters).every(
        ([name, value]) => canonicalize(parameters[name]) === canonicalize(value),
      ),
  );
}
