import type { WorkbenchClient } from '../wire/connection.ts';
import { failureOf } from '../wire/failure.ts';
import type { ComparedExperiment } from './merge.ts';

/** What was found of the experiments that were asked for, in their order. */
export interface FetchedExperiments {
  readonly found: readonly (ComparedExperiment & { readonly settled: boolean })[];
  /** Ids of those that are not there any more. */
  readonly missing: readonly string[];
}

/** Asks for several experiments and their comparisons; any failure but a missing one is thrown. */
export async function fetchExperiments(
  client: WorkbenchClient,
  ids: readonly string[],
): Promise<FetchedExperiments> {
  const answers = await Promise.all(ids.map((id) => fetchExperiment(client, id)));
  return {
    found: answers.filter((one) => one !== null),
    missing: ids.filter((_id, index) => answers[index] === null),
  };
}

async function fetchExperiment({ experiments }: WorkbenchClient, id: string) {
  try {
    const [{ summary, document, runs }, comparison] = await Promise.all([
      experiments.get({ id }),
      experiments.comparison({ id }),
    ]);
    const { name, progress } = summary;
    return { id, name, document, runs, comparison, settled: progress.settled };
  } catch (error) {
    if (failureOf(error, true).kind === 'missing') return null;
    throw error;
  }
}
