import type { RunRecord } from '../contract/run.ts';
import type { SectionContext } from './report-input.ts';

/**
 * Names of runs: that of the series in which a run stands, or of its strategy alone while no run of
 * the series is finished.
 */
export function runNames({
  comparison,
  names,
}: Pick<SectionContext, 'comparison' | 'names'>): (run: RunRecord) => string {
  const nameOf = new Map(
    comparison.series.flatMap((series) =>
      series.points.flatMap(({ runs }) =>
        runs.map(({ id }) => [id, names.series(series)] as const),
      ),
    ),
  );
  return ({ id, strategy }) => nameOf.get(id) ?? names.strategy(strategy);
}
