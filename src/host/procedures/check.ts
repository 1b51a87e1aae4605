import canonicalize from 'canonicalize';
import type { CheckedDocument } from '../../contract/contract.ts';
import type { WhyCpu } from '../../contract/device.ts';
import { UserError } from '../../contract/errors.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { NewRun } from '../../db/queries/experiments.ts';
import { trainedAmong } from '../../db/queries/runs.ts';
import { runTimes } from '../../db/queries/speeds.ts';
import type {
  DataPlaces,
  DatasetDescription,
  ExampleFormat,
} from '../../engine/datasets/dataset.ts';
import { foldCounts } from '../../engine/datasets/split-counts.ts';
import { deviceProblems } from '../environment/no-gpu.ts';
import { dataProblems } from '../experiments/data-problems.ts';
import { describedData } from '../experiments/described-data.ts';
import { estimateSeconds } from '../experiments/estimate.ts';
import type { TimedRun } from '../experiments/estimate.ts';
import { withoutNetworkName } from '../experiments/identity.ts';
import { withHashes } from '../experiments/named-imports.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { epochsOfWork, planRuns } from '../experiments/plan.ts';
import { documentError } from '../experiments/problems.ts';
import { questionOf } from '../experiments/question.ts';
import { checklistOf } from '../../analysis/soundness/checklist.ts';
import type { Workbench } from '../workbench.ts';
import { importedNames } from './imported-names.ts';

/**
 * A document as understood, and what starting it would mean here, without starting anything.
 *
 * @param input a document, or its text as JSON
 * @param series others that are started with it: runs, time and what is kept are those of all
 * @throws UserError with every problem of the first document that has any
 */
export async function checkDocument(
  workbench: Workbench,
  input: unknown,
  series: readonly unknown[] = [],
): Promise<CheckedDocument> {
  const planned = new Set<string>();
  const whyCpu = await workbench.environment.whyCpu();
  const [first, ...others] = [input, ...series].map((one) =>
    checkOne(workbench, one, { planned, whyCpu }),
  ) as [CheckedDocument, ...CheckedDocument[]];
  return others.reduce(
    (all, { runs, kept, seconds }) => ({
      ...all,
      runs: all.runs + runs,
      kept: all.kept + kept,
      seconds: all.seconds === null || seconds === null ? null : all.seconds + seconds,
    }),
    first,
  );
}

/** What the documents of one check share. */
interface Checking {
  /** Ids of the runs that came before, which do not count again; those of each document are added. */
  readonly planned: Set<string>;
  /** Why no GPU can be used. */
  readonly whyCpu: WhyCpu | null;
}

function checkOne(
  workbench: Workbench,
  input: unknown,
  { planned, whyCpu }: Checking,
): CheckedDocument {
  const document = parseDocument(withHashes(input, importedNames(workbench.orm)));
  const problems = [
    ...deviceProblems(document, whyCpu),
    ...dataProblems(document, workbench.places),
  ];
  if (problems.length > 0) throw documentError(problems);
  const runs = planRuns(document).filter(({ id }) => !planned.has(id));
  for (const { id } of runs) planned.add(id);
  const trained = trainedAmong(
    workbench.orm,
    runs.map(({ id }) => id),
  );
  const left = runs.filter(({ id }) => !trained.has(id));
  return {
    document,
    runs: runs.length,
    kept: trained.size,
    seconds: estimatedSeconds(workbench, document, left),
    checks: checklistOf(questionOf(document)),
  };
}

function estimatedSeconds(
  workbench: Workbench,
  document: ExperimentDocument,
  left: readonly NewRun[],
): number | null {
  const planned = left.map(({ baselineId, work }) => ({
    isBaseline: baselineId === null,
    epochs: epochsOfWork(work),
  }));
  const { format, used } = describedData(document.dataset, workbench.places);
  const folds = document.crossValidation?.folds;
  const examples = folds === undefined ? used : foldCounts(used, folds);
  const plan = { runs: planned, recipe: document.training, examples };
  const timed = timedRuns(workbench, document, format);
  return estimateSeconds(plan, timed, workbench.workersFor(document));
}

/**
 * What was trained here of the same model, all its parameters included, on images of this format, by documents that
 * name the same device.
 */
function timedRuns(
  workbench: Workbench,
  { model, device }: Pick<ExperimentDocument, 'model' | 'device'>,
  format: ExampleFormat,
): TimedRun[] {
  const dataOf = dataByChoice(workbench.places);
  const sameModel = networkOf(model);
  const sameFormat = canonicalize(format);
  return runTimes(workbench.orm, model.id)
    .filter(({ spec }) => spec.device === device && networkOf(spec.model) === sameModel)
    .flatMap(({ spec, work, ...seconds }) => {
      const data = dataOf(spec.dataset);
      if (data === null || canonicalize(data.format) !== sameFormat) return [];
      const epochs = epochsOfWork(work);
      const examples = spec.fold === undefined ? data.used : foldCounts(data.used, spec.fold.of);
      return { recipe: spec.training, examples, epochs, ...seconds };
    });
}

/** The same for the same network; an imported one takes as long whatever weights it starts from. */
function networkOf(model: Choice): string | undefined {
  return canonicalize({ ...withoutNetworkName({ model }).model, start: null });
}

/** Describes data sets, each once; null for those that are no longer in the data folder. */
function dataByChoice(places: DataPlaces): (choice: Choice) => DatasetDescription | null {
  const known = new Map<string, DatasetDescription | null>();
  return (choice) => {
    const key = JSON.stringify(choice);
    let data = known.get(key);
    if (data === undefined) {
      try {
        data = describedData(choice, places);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        data = null;
      }
      known.set(key, data);
    }
    return data;
  };
}
