import type { DatasetDetails } from '../../contract/catalogue.ts';
import type { ImportPreview } from '../../contract/dataset-import.ts';
import type { Choice } from '../../contract/experiment.ts';
import type { Examples } from '../../contract/examples.ts';
import type { LayerUnits, RunNetwork } from '../../contract/network-structure.ts';
import type { Predictions } from '../../contract/run-details.ts';
import type { Fold } from '../../contract/run.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import type { FilesTask, ImportReport, ImportTask } from './import-files.ts';
import type { ModelImportReport, ModelImportTask } from './models/import-model.ts';
import type { StoredModelTask } from './models/inspect-model.ts';
import type { ModelInside } from './models/model-facts.ts';
import type { TakenBytes, TakeTask } from './models/take-network.ts';
import type { NetworksTask } from './network-tasks.ts';
import type { ExamplesTask, PredictionsTask } from './predictions.ts';

/** A data set as a run of that seed, in cross-validation of that fold, finds it. */
export interface DatasetTask {
  readonly choice: Choice;
  readonly seed: number;
  readonly fold?: Fold | undefined;
  readonly places: DataPlaces;
}

/** The names of classes that a part of a data set lacks, though another part has them. */
export interface ClassesMissing {
  readonly train: readonly string[];
  readonly validation: readonly string[];
  readonly test: readonly string[];
}

/** What a process that reads data sets and networks does: for each task, what it is given and what it gives. */
export interface DatasetTasks {
  /** Stores the images of some files as a data set. */
  import(task: ImportTask): Promise<ImportReport>;
  /** Reads the images of some files, to be looked at. */
  preview(task: FilesTask): Promise<ImportPreview>;
  /** Refuses a data set that cannot be trained on; tells what its parts lack. */
  check(task: DatasetTask): Promise<ClassesMissing>;
  /** What there is in a data set. */
  inspect(task: DatasetTask): Promise<DatasetDetails>;
  /** What a run does on its test set, beside its dense baseline. */
  predictions(task: PredictionsTask): Promise<Predictions>;
  /** Some of these examples, one by one. */
  examples(task: ExamplesTask): Promise<Examples>;
  /** The layers of a run's network, beside those of its dense baseline. */
  structure(task: NetworksTask): Promise<RunNetwork>;
  /** The units of one of these layers. */
  units(task: NetworksTask & { readonly layer: string }): Promise<LayerUnits>;
  /** Stores the network in some files. */
  importModel(task: ModelImportTask): Promise<ModelImportReport>;
  /** What there is in an imported network. */
  inspectModel(task: StoredModelTask): Promise<ModelInside>;
  /** The network of a run as a file that other programs read. */
  takeNetwork(task: TakeTask): Promise<TakenBytes>;
}

export type TaskName = keyof DatasetTasks;
export type TaskOf<N extends TaskName> = Parameters<DatasetTasks[N]>[0];
export type AnswerOf<N extends TaskName> = Awaited<ReturnType<DatasetTasks[N]>>;

/** What the host sends; `id` comes back with the answer. */
export interface ToDatasetProcess {
  readonly id: number;
  readonly name: TaskName;
  readonly task: TaskOf<TaskName>;
}

/** What the process sends, once for each task: `refused` for a UserError, `failed` for a defect. */
export type FromDatasetProcess = { readonly id: number } & (
  | { readonly type: 'answer'; readonly answer: AnswerOf<TaskName> }
  | { readonly type: 'refused'; readonly reason: Reason }
  | { readonly type: 'failed'; readonly stack: string }
);
