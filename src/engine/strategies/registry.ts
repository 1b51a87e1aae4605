import type { Choice } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import type { Granularity } from '../../contract/words.ts';
import { choiceOf, getEntry, parametersOf } from '../choice.ts';
import { activationApoz } from './activation-apoz.ts';
import { activationMean } from './activation-mean.ts';
import { fpgm } from './fpgm.ts';
import { l0 } from './l0.ts';
import { lamp } from './lamp.ts';
import { magnitude } from './magnitude.ts';
import { random } from './random.ts';
import { randomProportional } from './random-proportional.ts';
import { scratch } from './scratch.ts';
import { snip } from './snip.ts';
import type { Strategy } from './strategy.ts';
import { taylor } from './taylor.ts';
import { threshold } from './threshold.ts';

const criteria: readonly Strategy[] = [
  magnitude,
  lamp,
  taylor,
  snip,
  fpgm,
  activationMean,
  activationApoz,
  l0,
  threshold,
  scratch,
  random,
];

/** Every strategy there is, in the order in which they are offered. The dense baseline is none. */
export const strategies: readonly Strategy[] = [...criteria, randomProportional(criteria)];

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

/** An entry of the document's `strategies`: an id with its parameters beside it, defaults filled in. */
export const strategyChoiceSchema = choiceOf(strategies, say`strategy`);
