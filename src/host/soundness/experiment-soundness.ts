import type { Soundness } from '../../contract/soundness.ts';
import { documentsOf, finishedStrategies, originsOfExperiment } from '../../db/queries/evidence.ts';
import { comparisonOf } from '../comparison/experiment-comparison.ts';
import { getExperiment } from '../procedures/experiments.ts';
import type { Workbench } from '../workbench.ts';
import { liveChecks } from './live-checks.ts';
import { matchedAccuracies } from './matched.ts';
import { experimentsWithStrategiesOf, pairsOf } from './pairs.ts';

/**
 * The checklist of a stored experiment as far as its runs have come, and its strategies side by side
 * at what they achieved.
 *
 * @throws NotFound
 */
export function soundnessOf(
  workbench: Pick<Workbench, 'orm' | 'overview'>,
  experimentId: string,
): Soundness {
  const { orm, overview } = workbench;
  const experiment = getExperiment(workbench, experimentId);
  const { document } = experiment;
  const records = overview.runs(experiment);
  const comparison = comparisonOf(workbench, experimentId);
  const matched = matchedAccuracies(comparison, new Map(records.map((run) => [run.id, run])));
  const others = experimentsWithStrategiesOf(document, finishedStrategies(orm)).filter(
    (id) => id !== experimentId,
  );
  const checks = liveChecks({
    document,
    records,
    comparison,
    matched,
    origins: originsOfExperiment(orm, experimentId),
    pairs: pairsOf(document, documentsOf(orm, others)),
  });
  return { checks, matched };
}
