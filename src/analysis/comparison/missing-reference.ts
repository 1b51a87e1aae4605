import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { RunRecord } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { DENSE_CONTINUED } from '../../contract/words.ts';
import { referenceOf } from './reference-of.ts';

/**
 * Whether an experiment fine-tunes what it prunes and has no dense network that was trained as long.
 * Experiments of before 0.3 are such, until these networks are asked for.
 */
export function lacksReference(
  { fineTuning }: Pick<ExperimentDocument, 'fineTuning'>,
  runs: readonly Pick<RunRecord, 'strategy'>[],
): boolean {
  return fineTuning.epochs > 0 && referenceOf(runs) !== DENSE_CONTINUED;
}

/** What that means for whoever reads the differences. */
export function missingReference({
  training,
  fineTuning,
}: Pick<ExperimentDocument, 'training' | 'fineTuning'>): Sentence {
  return say`Epochs of training: ${training.epochs} for the dense baseline, ${training.epochs + fineTuning.epochs}
    for what is compared with it. Differences from it are too favourable by what the longer training
    alone gains; the dense network trained as long, which would be fair, has not been run.`;
}
