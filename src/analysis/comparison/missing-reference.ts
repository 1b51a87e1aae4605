import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { RunRecord } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { DENSE_CONTINUED } from '../../contract/words.ts';

/**
 * Whether an experiment fine-tunes what it prunes and has no dense network that was trained as long.
 * Experiments of before 0.3 are such, until these networks are asked for.
 */
export function lacksReference(
  { fineTuning }: Pick<ExperimentDocument, 'fineTuning'>,
  runs: readonly Pick<RunRecord, 'strategy'>[],
): boolean {
  return fineTuning.epochs > 0 && runs.every(({ strategy }) => strategy !== DENSE_CONTINUED);
}

/** What that means for whoever reads the differences. */
export function missingReference({
  training,
  fineTuning,
}: Pick<ExperimentDocument, 'training' | 'fineTuning'>): Sentence {
  return say`The dense baseline of this experiment was trained for ${training.epochs} epochs, and what
    is compared with it for ${fineTuning.epochs} more: differences from it are too favourable by what
    this training alone gains. The dense network trained as long, which would be fair, has not been
    run.`;
}
