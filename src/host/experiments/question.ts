import { CONTROL_IDS } from '../../analysis/soundness/controls.ts';
import type { Question } from '../../analysis/soundness/question.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { getStrategy, strategyChoiceSchema } from '../../engine/strategies/registry.ts';
import { essentialStrategy } from './essence.ts';
import { levelsOf, withoutLevels } from './levels.ts';

/** What a document asks, with what the registry knows of its strategies. */
export function questionOf(document: ExperimentDocument): Question {
  return {
    document,
    entries: document.strategies.map((choice) => {
      const { family, kind } = getStrategy(choice.id);
      return {
        choice: withoutLevels(choice),
        ...levelsOf(choice, document.sparsities),
        isControl: family === 'control' || kind === 'rebuild',
      };
    }),
    controls: CONTROL_IDS.map((id) => essentialStrategy(strategyChoiceSchema.parse({ id }))),
  };
}
