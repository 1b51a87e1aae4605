import type { Answer, Needs } from '../../contract/answer.ts';
import { comparisonOf } from './comparison.ts';
import { getExperiment } from './experiments.ts';
import type { Workbench } from '../workbench.ts';
import { answer } from '../../analysis/answer/answer.ts';
import { importedStartOf } from '../../analysis/soundness/imported-start.ts';
import { questionOf } from '../experiments/question.ts';

/**
 * The answer that a stored experiment gives to some needs, as far as its runs have come.
 *
 * @throws NotFound
 */
export function answerOf(
  workbench: Pick<Workbench, 'orm' | 'overview'>,
  experimentId: string,
  needs: Needs,
): Answer {
  const experiment = getExperiment(workbench, experimentId);
  const records = workbench.overview.runs(experiment);
  const start = importedStartOf(questionOf(experiment.document));
  return answer(comparisonOf(workbench, experimentId), records, needs, start);
}
