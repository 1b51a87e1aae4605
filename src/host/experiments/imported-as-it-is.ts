import { problemAt } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { LAST_RATE, startsTrained } from '../../contract/experiment.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import { labelOf } from '../../engine/choice.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';
import { startsAnew } from './starts-anew.ts';

/**
 * What does not go together with a dense baseline that is not trained here. Only an imported network can
 * be taken as it is; and what begins anew must be trained by something.
 */
export function importedAsItIs(document: ExperimentDocument): Problem[] {
  const { training, fineTuning, model, strategies } = document;
  if (training.epochs > 0) return [];
  if (!startsTrained(model)) {
    return [
      problemAt(
        'training.epochs',
        say`must be at least 1, since only an imported network can be taken as it was trained elsewhere
          ("model": { "id": "imported", "start": "trained" }); got 0`,
        say`at least 1 is needed: only an imported network that starts from its own weights can be taken as
          it is`,
      ),
    ];
  }
  return [
    ...(fineTuning.epochs > 0 && fineTuning.learningRate === LAST_RATE
      ? [
          problemAt(
            'fineTuning.learningRate',
            say`must be a number where training.epochs is 0, since nothing is trained that could have a last
              rate; got "${LAST_RATE}"`,
            say`nothing is trained that could have a last rate: give a number`,
          ),
        ]
      : []),
    ...(fineTuning.epochs > 0
      ? []
      : strategies.flatMap((choice, index) =>
          startsAnew(choice)
            ? [
                problemAt(
                  `strategies[${index}]`,
                  say`trains from drawn weights for the epochs of training and fine-tuning, which are 0: give
                    fineTuning.epochs or training.epochs some, or leave ${labelOf(getStrategy(choice.id))}
                    out`,
                ),
              ]
            : [],
        )),
  ];
}
