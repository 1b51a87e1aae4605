import { lacksReference, missingReference } from '../../analysis/comparison/missing-reference.ts';
import { withStart } from '../../contract/experiment.ts';
import { textOf } from '../../contract/sentence.ts';
import { describeFineTuning, describeTraining } from '../../report/describe.ts';
import { wordsIn } from '../../report/words/words.ts';
import { FIRST_NEEDS } from '../../contract/answer.ts';
import type { Reader } from '../../host/reader.ts';
import { answerText } from '../answer-text.ts';
import { comparisonText } from '../comparison-table.ts';
import { figures, names } from '../english.ts';
import { countText, momentText } from '../figures.ts';
import { getExperiment } from '../find-experiment.ts';
import { holderLines } from '../holder-lines.ts';
import { interruptionLines } from '../interruptions.ts';
import { trainingFindings } from '../training-findings.ts';
import { conditionTexts, unfinishedText } from '../run-outcome.ts';
import { stateText } from './list.ts';

/**
 * Prints one experiment: its question, its state, the comparison, the answer, what is wrong with trainings, and the
 * runs that are not done.
 *
 * @param typed the id, or enough of its beginning
 */
export async function show(reader: Reader, typed: string) {
  const { id } = await getExperiment(reader, typed);
  const { summary, document, environment, runs } = await reader.experiments.get({ id });
  const { dataset, model, training, seeds, crossValidation, device } = document;
  const folds = crossValidation === undefined ? '' : `, ${crossValidation.folds} folds each`;
  const comparison = await reader.experiments.comparison({ id });
  const curves = await reader.experiments.curves({ id });
  const telling = { figures, words: wordsIn('en') };
  const lines = [
    `${summary.name} (${id})`,
    ...(document.description === '' ? [] : [document.description]),
    `started ${momentText(summary.createdAt)}, ${countText(runs.length, 'run')}: ${[stateText(summary.progress), ...conditionTexts(summary.conditions)].join(', ')}`,
    ...(summary.archivedAt === null ? [] : [`archived ${momentText(summary.archivedAt)}`]),
    ...(summary.tags.length === 0 ? [] : [`tags: ${summary.tags.join(', ')}`]),
    ...(summary.notes === '' ? [] : [`notes: ${summary.notes}`]),
    `${names.chosenModel(withStart(model))} on ${names.chosenDataset(dataset)}, seeds ${seeds.join(', ')}${folds}`,
    `training: ${describeTraining(training, telling)}`,
    `fine-tuning: ${describeFineTuning(document, telling)}`,
    ...(device === undefined ? [] : [`device: ${device.toUpperCase()}, as the document says`]),
    ...(environment === null
      ? []
      : [`on ${environment.deviceName}, TensorFlow ${environment.tensorflow}`]),
    '',
    comparisonText(comparison, id),
    '',
    answerText(await reader.experiments.answer({ id, needs: FIRST_NEEDS }), FIRST_NEEDS),
  ];
  if (lacksReference(document, runs)) {
    lines.push('', textOf(missingReference(document)), 'Run the same document again to add it.');
  }
  const findings = trainingFindings({ comparison, runs, curves });
  if (findings.length > 0) lines.push('', ...findings);
  const interruptions = interruptionLines(await reader.experiments.log({ id }), runs);
  if (interruptions.length > 0) lines.push('', ...interruptions);
  const unfinished = unfinishedText(runs, summary.progress.kept);
  if (unfinished !== undefined) lines.push('', unfinished);
  lines.push(...holderLines(reader, [summary]));
  console.log(lines.join('\n'));
}
