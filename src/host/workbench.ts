import type { Orm } from '../db/database.ts';
import type { WeightsFolder } from './data-folder/weights-folder.ts';
import type { DatasetsFolder } from './data-folder/datasets-folder.ts';
import type { Uploads } from './datasets/uploads.ts';
import type { EnvironmentProbe } from './environment/environment.ts';
import type { Notifier } from './progress/notifier.ts';
import type { Overview } from './progress/overview.ts';
import type { Scheduler } from './queue/scheduler.ts';
import type { WorkerCount } from './queue/worker-count.ts';
import type { TrainerOptions } from './trainer/trainer.ts';

/** What imported data sets need. */
export interface DatasetParts {
  readonly folder: DatasetsFolder;
  readonly uploads: Uploads;
  /** How the process that reads the files is started. */
  readonly importer: TrainerOptions;
}

/** What the procedures of the contract work with. */
export interface Workbench {
  readonly version: string;
  readonly dataDir: string;
  readonly examplesDir: string;
  readonly workers: WorkerCount;
  readonly orm: Orm;
  readonly weights: WeightsFolder;
  readonly datasets: DatasetParts;
  readonly environment: EnvironmentProbe;
  readonly overview: Overview;
  readonly notifier: Notifier;
  readonly scheduler: Pick<Scheduler, 'wake' | 'abandon'>;
}
