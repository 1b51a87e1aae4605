import { poolUnits, selectUnits } from '../pruning/select-units.ts';
import { selectWeights } from '../pruning/select-weights.ts';
import type { Masks } from '../network/weights.ts';
import type { Criterion, NetworkView, Parameters } from './strategy.ts';

/**
 * One round of pruning: what is removed after it, earlier removals included.
 *
 * @param level the sparsity to reach, or the level for strategies with levels of their own.
 * @throws UserError for scores that are not numbers, and where there is no unit to remove.
 */
export async function chooseMasks(
  strategy: Criterion,
  network: NetworkView,
  level: number,
  parameters: Parameters,
): Promise<Masks> {
  const { chooses } = strategy;
  if (chooses.by === 'itself') return chooses.select(network, level, parameters);
  const { granularity, scope } = strategy.answers(parameters);
  const selection = { scope, sparsity: level };
  if (chooses.by === 'units') {
    return selectUnits(network, await chooses.score(network, parameters), selection);
  }
  if (granularity === 'unit' && chooses.scoreUnits) {
    return selectUnits(network, await chooses.scoreUnits(network, parameters), selection);
  }
  const scores = await chooses.score(network, parameters);
  if (granularity === 'unit') return selectUnits(network, poolUnits(network, scores), selection);
  return selectWeights(scores, network.earlierMasks, selection);
}
