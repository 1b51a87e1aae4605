import type { Orm } from '../db/database.ts';
import type { CheckpointsFolder } from './data-folder/checkpoints/checkpoints-folder.ts';
import type { Backups } from './data-folder/backups.ts';
import type { WeightsFolder } from './data-folder/weights-folder.ts';
import type { ImportRequest } from '../contract/dataset-import.ts';
import type { ExperimentDocument } from '../contract/experiment.ts';
import type { ModelImportRequest } from '../contract/model-import.ts';
import type { DataPlaces } from '../engine/datasets/dataset.ts';
import type { ImportsFolder } from './data-folder/imports-folder.ts';
import type { ArchiveParts } from './imports/archive-parts.ts';
import type { DatasetProcess } from './dataset-process/dataset-process.ts';
import type { Announced, Uploads } from './imports/uploads.ts';
import type { EnvironmentProbe } from './environment/environment.ts';
import type { FolderStateWatch } from './progress/folder-state.ts';
import type { Notifier } from './progress/notifier.ts';
import type { Overview } from './progress/overview.ts';
import type { UsageWatch } from './progress/usage-watch.ts';
import type { Scheduler } from './queue/scheduler.ts';
import type { WorkerCount } from './queue/worker-count.ts';
import type { ChildOptions } from './processes/child.ts';

/** What comes in as files. */
interface ImportParts<Request extends Announced> {
  readonly folder: ImportsFolder;
  readonly uploads: Uploads<Request>;
}

/** What data sets need. */
interface DatasetParts extends ImportParts<ImportRequest> {
  /** Reads data sets and networks for whoever asks. */
  readonly process: DatasetProcess;
  /** How such a process is started for an import, which has one of its own. */
  readonly importing: ChildOptions;
}

/** What the procedures of the contract work with. */
export interface Workbench {
  readonly version: string;
  readonly dataDir: string;
  readonly examplesDir: string;
  readonly workers: WorkerCount;
  /** How many runs of a document are computed at a time. */
  workersFor(document: Pick<ExperimentDocument, 'device'>): number;
  readonly orm: Orm;
  readonly weights: WeightsFolder;
  readonly checkpoints: CheckpointsFolder;
  readonly datasets: DatasetParts;
  readonly models: ImportParts<ModelImportRequest>;
  readonly archives: ArchiveParts;
  /** Where a document's data set and model lie. */
  readonly places: DataPlaces;
  readonly environment: EnvironmentProbe;
  readonly overview: Overview;
  readonly notifier: Notifier;
  readonly usage: UsageWatch;
  readonly backups: Backups;
  readonly folderState: FolderStateWatch;
  /** To be called when there is another experiment: where its runs are not computed on a GPU, its log has why. */
  noteFallback(): Promise<void>;
  readonly scheduler: Pick<Scheduler, 'wake' | 'abandon'>;
}
