import type { RunRecord } from '../../../contract/run.ts';
import { DENSE } from '../../../contract/words.ts';
import type { SectionContext } from './report-input.ts';

export const BASELINE_NAME = 'Dense baseline';

/**
 * Names of runs: that of the series in which a run stands, or of its strategy alone while no run of
 * the series is finished.
 */
export function runNames({
  comparison,
  names,
}: Pick<SectionContext, 'comparison' | 'names'>): (run: RunRecord) => string {
  const labelOf = new Map(
    comparison.series.flatMap(({ label, points }) =>
      points.flatMap(({ runs }) => runs.map(({ id }) => [id, label] as const)),
    ),
  );
  return ({ id, strategy }) =>
    strategy === DENSE ? BASELINE_NAME : (labelOf.get(id) ?? names.strategy(strategy));
}
