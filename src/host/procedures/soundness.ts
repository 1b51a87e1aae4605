import { liveChecks } from '../../analysis/soundness/live-checks.ts';
import { matchedAccuracies } from '../../analysis/soundness/matched.ts';
import { experimentsWithStrategiesOf, pairsOf } from '../../analysis/soundness/pairs.ts';
import type { Comparison } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Soundness } from '../../contract/soundness.ts';
import { documentsOf, finishedStrategies, originsOfExperiment } from '../../db/queries/evidence.ts';
import type { StoredExperiment } from '../../db/queries/experiments.ts';
import { questionOf } from '../experiments/question.ts';
import type { Workbench } from '../workbench.ts';
import { comparisonOf } from './comparison.ts';
import { getExperiment } from './experiments.ts';

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
  const experiment = getExperiment(workbench, experimentId);
  const records = workbench.overview.runs(experiment);
  return soundnessBy(workbench, experiment, records, comparisonOf(workbench, experimentId));
}

/** The same for whoever has read the experiment's runs and their comparison already. */
export function soundnessBy(
  { orm }: Pick<Workbench, 'orm'>,
  { id: experimentId, document }: Pick<StoredExperiment, 'id' | 'document'>,
  records: readonly RunRecord[],
  comparison: Comparison,
): Soundness {
  const matched = matchedAccuracies(comparison, new Map(records.map((run) => [run.id, run])));
  const question = questionOf(document);
  const others = experimentsWithStrategiesOf(question.entries, finishedStrategies(orm)).filter(
    (id) => id !== experimentId,
  );
  const checks = liveChecks({
    question,
    records,
    comparison,
    matched,
    origins: originsOfExperiment(orm, experimentId),
    pairs: pairsOf(document, documentsOf(orm, others)),
  });
  return { checks, matched };
}
