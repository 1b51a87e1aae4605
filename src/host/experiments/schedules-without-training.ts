import { problemAt } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import { getSchedule } from '../../engine/pruning/schedules/registry.ts';

/** Schedules that spread pruning over a fine-tuning that does not take place. */
export function schedulesWithoutTraining(document: ExperimentDocument): Problem[] {
  if (document.fineTuning.epochs > 0) return [];
  return document.strategies.flatMap(({ schedule }, index) => {
    if (schedule === undefined) return [];
    const { id } = schedule as Choice;
    if (!getSchedule(id).needsTraining) return [];
    const sentence = say`must be one-shot or project where fineTuning.epochs is 0, since ${id} removes
      while it fine-tunes; got "${id}"`;
    const plain = say`removes while it fine-tunes, and there is no fine-tuning: give fine-tuning some
      epochs, or choose another schedule`;
    return [problemAt(`strategies[${index}].schedule`, sentence, plain)];
  });
}
