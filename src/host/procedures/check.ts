import canonicalize from 'canonicalize';
import type { CheckedDocument } from '../../contract/contract.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { NewRun } from '../../db/queries/experiments.ts';
import { trainedAmong } from '../../db/queries/runs.ts';
import { runTimes } from '../../db/queries/speeds.ts';
import { dataProblems } from '../experiments/data-problems.ts';
import { estimateSeconds } from '../experiments/estimate.ts';
import type { TimedRun } from '../experiments/estimate.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { epochsOfWork, planRuns } from '../experiments/plan.ts';
import { documentError } from '../experiments/problems.ts';
import { checklistOf } from '../soundness/checklist.ts';
import type { Workbench } from '../workbench.ts';

/**
 * A document as understood, and what starting it would mean here, without starting anything.
 *
 * @param input a document, or its text as JSON
 * @throws UserError with every problem of the document
 */
export function checkDocument(workbench: Workbench, input: unknown): CheckedDocument {
  const document = parseDocument(input);
  const problems = dataProblems(document, { imported: workbench.datasets.folder.dir });
  if (problems.length > 0) throw documentError(problems);
  const runs = planRuns(document);
  const trained = trainedAmong(
    workbench.orm,
    runs.map(({ id }) => id),
  );
  const left = runs.filter(({ id }) => !trained.has(id));
  return {
    document,
    runs: runs.length,
    kept: trained.size,
    seconds: estimatedSeconds(workbench, document, left),
    checks: checklistOf(document),
  };
}

function estimatedSeconds(
  workbench: Workbench,
  document: ExperimentDocument,
  left: readonly NewRun[],
): number | null {
  const planned = left.map(({ baselineId, work }) => ({
    isBaseline: baselineId === null,
    epochs: epochsOfWork(work),
  }));
  const timed = timedRuns(workbench, document);
  return estimateSeconds(planned, document.training, timed, workbench.workers.current());
}

/** What was trained here of the same data set and model, all their parameters included. */
function timedRuns({ orm }: Workbench, { dataset, model }: ExperimentDocument): TimedRun[] {
  const same = canonicalize([dataset, model]);
  return runTimes(orm, dataset.id, model.id)
    .filter(({ spec }) => canonicalize([spec.dataset, spec.model]) === same)
    .map(({ spec, work, ...seconds }) => ({
      recipe: spec.training,
      epochs: epochsOfWork(work),
      ...seconds,
    }));
}
