import { UserError } from '../../contract/errors.ts';
import type { ExampleQuery, Examples } from '../../contract/examples.ts';
import { say } from '../../contract/sentence.ts';
import { findPredictions } from '../../db/queries/predictions.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import { contentId } from '../experiments/identity.ts';
import { datasetOfRun } from '../experiments/versions.ts';
import { unpackClasses } from '../trainer/packed-classes.ts';
import type { Workbench } from '../workbench.ts';
import { getTrainedRun, networkOf } from './trained-run.ts';

/**
 * Test examples of a run, each with what its network, the dense one and, where one is asked for, that of
 * a second run say of it.
 *
 * @throws NotFound; UserError when a run is not trained, keeps no predictions or was tested on other
 * examples, or the files of its data set are missing or damaged.
 */
export async function runExamples(
  workbench: Pick<Workbench, 'orm' | 'dataDir' | 'datasets' | 'places'>,
  query: ExampleQuery,
): Promise<Examples> {
  const { run, baseline } = getTrainedRun(workbench, query.id);
  const beside = query.beside === undefined ? null : getTrainedRun(workbench, query.beside).run;
  if (beside && testSetOf(beside) !== testSetOf(run)) {
    throw new UserError(
      say`The runs ${run.id} and ${beside.id} were tested on other examples: choose two of the same
        data set and, in cross-validation, of the same fold.`,
    );
  }
  const classesOf = (one: StoredRun) => testedClasses(workbench, one);
  const { seed, fold } = run.spec;
  return await workbench.datasets.process.ask('examples', {
    choice: datasetOfRun(run.spec),
    seed,
    fold,
    places: workbench.places,
    classes: {
      run: await classesOf(run),
      dense: await classesOf(baseline),
      beside: beside ? await classesOf(beside) : undefined,
    },
    query,
    networks: {
      run: networkOf(workbench, run),
      dense: networkOf(workbench, baseline),
      beside: beside && networkOf(workbench, beside),
    },
  });
}

/** What decides which examples a run is tested on: every seed shares them out into folds anew. */
function testSetOf({ spec }: StoredRun): string {
  const fold = spec.fold === undefined ? null : { ...spec.fold, seed: spec.seed };
  return contentId({ choice: datasetOfRun(spec), fold });
}

function testedClasses({ orm }: Pick<Workbench, 'orm'>, { id }: StoredRun): Promise<Uint8Array> {
  const packed = findPredictions(orm, id);
  if (packed) return unpackClasses(packed);
  throw new UserError(
    say`The run ${id} was made by an earlier version of the workbench, which did not keep its
      predictions: there is nothing to compare example by example.`,
  );
}
