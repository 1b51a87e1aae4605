import { datasetName } from '../../contract/experiment.ts';
import type { Choice } from '../../contract/experiment.ts';
import type { Check, Pair } from '../../contract/soundness.ts';

/** What the sentences need of vue-i18n. */
export type Translate = (key: string, named: Record<string, unknown>, plural: number) => string;

/** How names that stand among the facts are said in the reader's language. */
export interface CheckNames {
  readonly strategy: (id: string) => string;
  readonly dataset: (id: string) => string;
  readonly chosenModel: (choice: Choice) => string;
  readonly list: (names: readonly string[]) => string;
}

/** What is there and what is wanted, in a sentence from the facts of an item. */
export function checkText(check: Check, t: Translate, names: CheckNames): string {
  const number = (fact: string): number => Number(check.facts[fact] ?? 0);
  const words = (fact: string): readonly string[] => {
    const value = check.facts[fact];
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  };
  const strategies = (fact: string) => names.list(words(fact).map(names.strategy));
  const pairs = () => {
    const { pairs: known } = check.facts;
    return Array.isArray(known) ? known.filter((pair) => typeof pair === 'object') : [];
  };
  const pairName = ({ dataset, model }: Pair) =>
    `${names.dataset(datasetName(dataset))} · ${names.chosenModel(model)}`;
  switch (check.id) {
    case 'both-measures':
      return t('soundness.facts.bothMeasures', {}, 1);
    case 'operating-points': {
      const found = number('found');
      const named = { found, wanted: number('wanted'), short: strategies('short') };
      return words('short').length === 0
        ? t('soundness.facts.points', named, found)
        : t('soundness.facts.fewPoints', named, found);
    }
    case 'raw-accuracy':
      return t('soundness.facts.rawAccuracy', { points: number('points') }, number('points'));
    case 'seeds': {
      const named = { found: number('found'), recommended: number('recommended') };
      return t('soundness.facts.seeds', named, number('found'));
    }
    case 'controls':
      return words('lacking').length === 0
        ? t('soundness.facts.controls', { found: strategies('found') }, 1)
        : t('soundness.facts.noControls', { lacking: strategies('lacking') }, 1);
    case 'same-terms': {
      if (words('differing').length > 0) {
        return t('soundness.facts.differing', { fields: names.list(words('differing')) }, 1);
      }
      const astray = number('foreign') + number('unrecorded');
      return astray > 0
        ? t('soundness.facts.astray', { n: astray }, astray)
        : t('soundness.facts.sameTerms', {}, 1);
    }
    case 'achieved':
      return check.state === 'partly'
        ? t('soundness.facts.notMatched', {}, 1)
        : t('soundness.facts.matched', {}, 1);
    case 'fine-tuned':
      return t('soundness.facts.fineTuned', { epochs: number('epochs') }, number('epochs'));
    case 'pairs': {
      const named = { found: number('found'), wanted: number('wanted') };
      return t(
        'soundness.facts.pairs',
        { ...named, pairs: pairs().map(pairName).join('; ') },
        named.found,
      );
    }
    case 'environment': {
      const changed = words('changed').length > 0;
      const named = { commits: names.list(words('commits').map((commit) => commit.slice(0, 12))) };
      if (number('recorded') === 0) return t('soundness.facts.noEnvironment', {}, 1);
      if (changed) return t('soundness.facts.dirty', named, 1);
      return words('commits').length === 0
        ? t('soundness.facts.noCommit', {}, 1)
        : t('soundness.facts.environment', named, 1);
    }
    case 'complete': {
      const lost = number('failed') + number('cancelled');
      const named = { finished: number('finished'), planned: number('planned'), lost };
      return lost > 0
        ? t('soundness.facts.lost', named, lost)
        : t('soundness.facts.complete', named, named.planned);
    }
  }
}
