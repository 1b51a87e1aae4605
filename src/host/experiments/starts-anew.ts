import type { Choice } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';

/** Whether a strategy trains from drawn weights, and so has the budgets of training and fine-tuning. */
export function startsAnew(choice: Choice): boolean {
  const strategy = getStrategy(choice.id);
  if (strategy.kind === 'rebuild') return true;
  return strategy.answers(parametersOf(choice, strategy)).start === 'initial';
}
