import type { Choice } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import { familySchema } from '../../contract/words.ts';
import type { Granularity } from '../../contract/words.ts';
import { choiceOf, getEntry, parametersOf } from '../choice.ts';
import * as every from './every.ts';
import { proportionalControls } from './proportional.ts';
import type { Strategy } from './strategy.ts';

const byThemselves: readonly Strategy[] = Object.values(every);

/** Every strategy there is, as they are offered: by family, then by id. The dense baseline is none. */
export const strategies: readonly Strategy[] = [
  ...byThemselves,
  ...proportionalControls(byThemselves),
].toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));

function placeOf({ family }: Strategy): number {
  return familySchema.options.indexOf(family);
}

export function findStrategy(id: string): Strategy | undefined {
  return strategies.find((strategy) => strategy.id === id);
}

/** @throws UserError when no strategy has that id. */
export function getStrategy(id: string): Strategy {
  return getEntry(strategies, say`strategy`, id);
}

/**
 * What a choice removes: what its document says, or else its strategy.
 *
 * @throws UserError when no strategy has that id.
 */
export function granularityOf(choice: Choice): Granularity {
  const strategy = getStrategy(choice.id);
  return strategy.kind === 'criterion'
    ? strategy.answers(parametersOf(choice, strategy)).granularity
    : strategy.granularity;
}

/** Whether a choice has another strategy prune through a whole training, only to do as that one did. */
export function trainsAhead(choice: Choice): boolean {
  const strategy = getStrategy(choice.id);
  if (strategy.kind !== 'criterion') return false;
  const followed = strategy.follows(parametersOf(choice, strategy));
  const other = followed && getStrategy(followed.id);
  return (
    other?.kind === 'criterion' &&
    other.answers(followed?.parameters ?? {}).schedule.id !== 'one-shot'
  );
}

/** An entry of the document's `strategies`: an id with its parameters beside it, defaults filled in. */
export const strategyChoiceSchema = choiceOf(strategies, say`strategy`);
