import type { PruningRounds } from '../../contract/curves.ts';
import { dataProblems } from '../experiments/data-problems.ts';
import { describedData } from '../experiments/described-data.ts';
import { pruningRounds } from '../experiments/pruning-rounds.ts';
import type { Workbench } from '../workbench.ts';
import { getExperiment } from './experiments.ts';

/**
 * When the strategies of an experiment prune that do so several times; nothing where its data set is no
 * longer in the data folder, since then nobody knows how many steps an epoch had.
 *
 * @throws NotFound
 */
export function pruningRoundsOf(workbench: Workbench, id: string): PruningRounds[] {
  const { document } = getExperiment(workbench, id);
  const places = { imported: workbench.datasets.folder.dir };
  if (dataProblems(document, places).length > 0) return [];
  return pruningRounds(document, describedData(document.dataset, places).used);
}
