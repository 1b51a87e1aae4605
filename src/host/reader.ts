import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../contract/contract.ts';
import type { Holder } from '../contract/holder.ts';
import type { Sentence } from '../contract/sentence.ts';
import { openDatabase, openForReading } from '../db/database.ts';
import type { Database } from '../db/database.ts';
import { explained } from '../db/explained.ts';
import {
  CHECKPOINTS_FOLDER,
  DATABASE_FILE,
  DATASETS_FOLDER,
  ARCHIVES_FOLDER,
  MODELS_FOLDER,
  openDataFolder,
  WEIGHTS_FOLDER,
} from './data-folder/data-folder.ts';
import { checkpointsFolder } from './data-folder/checkpoints/checkpoints-folder.ts';
import { findHolder } from './data-folder/find-holder.ts';
import { createBackups } from './data-folder/backups.ts';
import { requireNothingLost } from './data-folder/lost-database.ts';
import { openToLookAt, whyReadOnly } from './data-folder/read-only-folder.ts';
import { importsFolder } from './data-folder/imports-folder.ts';
import { weightsFolder } from './data-folder/weights-folder.ts';
import { createDatasetProcess } from './dataset-process/dataset-process.ts';
import { probeEnvironment } from './environment/environment.ts';
import { keptDevice } from './environment/kept-device.ts';
import { findProject } from './environment/project-root.ts';
import { readTensorflowSetup, tensorflowRecord } from './environment/tensorflow-setup.ts';
import { archiveParts } from './imports/archive-parts.ts';
import { requireDatasetSize, requireModelSize } from './imports/sizes.ts';
import { createUploads } from './imports/uploads.ts';
import { createRouter } from './router.ts';
import { createActivity } from './progress/activity.ts';
import { createFolderStateWatch } from './progress/folder-state.ts';
import { createNotifier } from './progress/notifier.ts';
import { createOverview } from './progress/overview.ts';
import { createUsageWatch } from './progress/usage-watch.ts';
import { workerCount } from './queue/worker-count.ts';
import { trainerEnvironment } from './trainer/trainer-environment.ts';

type Client = ContractRouterClient<Contract>;

/** Nothing is imported by who only reads. */
const NOT_STARTED = { entry: '', env: {} };

/** Looks at a data folder without taking it: another workbench may have it open meanwhile. */
export interface Reader {
  readonly experiments: Pick<
    Client['experiments'],
    'list' | 'get' | 'comparison' | 'answer' | 'curves' | 'log' | 'export'
  >;
  readonly queue: Pick<Client['queue'], 'list'>;
  readonly runs: Pick<Client['runs'], 'find' | 'takeNetwork'>;
  readonly datasets: Pick<Client['datasets'], 'list'>;
  readonly models: Pick<Client['models'], 'list' | 'inspect'>;
  /** As of a host before any trainer has looked. */
  fallback(): Promise<Sentence | null>;
  readonly dataDir: string;
  /** Which workbench works on it. */
  readonly holder: Holder;
  /** Whether one could be started on it. */
  readonly isWritable: boolean;
  close(): void;
}

/** Where to look, as in `HostOptions`. */
export interface ReaderOptions {
  readonly dataDir: string;
  readonly migrationsDir?: string | undefined;
}

/**
 * Opens a data folder for reading; one that is not there is as an empty one, and is not created.
 *
 * @throws UserError when the database cannot be read or is newer than this workbench.
 */
export function openReader(options: ReaderOptions): Reader {
  const dataDir = resolve(options.dataDir);
  const database = openHistory(dataDir, options.migrationsDir);
  try {
    return readerOf(database, dataDir, findHolder(dataDir));
  } catch (error) {
    database.close();
    throw explained(error, join(dataDir, DATABASE_FILE));
  }
}

function readerOf(database: Database, dataDir: string, holder: Holder): Reader {
  const { orm } = database;
  const project = findProject();
  const setup = readTensorflowSetup(tensorflowRecord(project.root));
  const activity = createActivity(() => 0);
  const checkpoints = checkpointsFolder(join(dataDir, CHECKPOINTS_FOLDER));
  const overview = createOverview({
    orm,
    activity,
    workers: () => 1,
    begun: checkpoints.begun,
    abandoned: holder.kind === 'nobody',
  });
  const notifier = createNotifier(orm, overview);
  const datasets = importsFolder(join(dataDir, DATASETS_FOLDER));
  const models = importsFolder(join(dataDir, MODELS_FOLDER));
  const archives = importsFolder(join(dataDir, ARCHIVES_FOLDER));
  const trainerEnv = trainerEnvironment(setup);
  const process = createDatasetProcess({
    entry: join(import.meta.dirname, 'dataset-process', 'main.ts'),
    env: { ...trainerEnv, CUDA_VISIBLE_DEVICES: '-1' },
  });
  const environment = probeEnvironment(project, setup, trainerEnv, keptDevice(orm));
  const router = createRouter({
    version: project.version,
    dataDir,
    examplesDir: join(project.root, 'examples'),
    workers: workerCount(orm, { suggested: () => 1 }),
    workersFor: () => 1,
    orm,
    weights: weightsFolder(join(dataDir, WEIGHTS_FOLDER)),
    checkpoints,
    datasets: {
      folder: datasets,
      uploads: createUploads(datasets.uploadsDir, requireDatasetSize),
      process,
      importing: NOT_STARTED,
    },
    models: { folder: models, uploads: createUploads(models.uploadsDir, requireModelSize) },
    archives: archiveParts(archives, NOT_STARTED),
    places: { imported: datasets.dir, models: models.dir },
    environment,
    overview,
    notifier,
    usage: createUsageWatch(activity),
    backups: createBackups(database),
    folderState: createFolderStateWatch(() => ({ waits: null, readOnly: null, holder })),
    noteFallback: () => Promise.resolve(),
    scheduler: { wake: () => undefined, abandon: () => undefined },
  });
  const client = createRouterClient(router);
  return {
    experiments: client.experiments,
    queue: client.queue,
    runs: client.runs,
    datasets: client.datasets,
    models: client.models,
    fallback: environment.fallback,
    dataDir,
    holder,
    isWritable: whyReadOnly(dataDir) === null,
    close() {
      notifier.close();
      void process.end();
      database.close();
    },
  };
}

function openHistory(dataDir: string, migrationsDir: string | undefined): Database {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) {
    const beside = [WEIGHTS_FOLDER, DATASETS_FOLDER, MODELS_FOLDER];
    requireNothingLost(
      file,
      beside.map((name) => join(dataDir, name)),
    );
    return openDatabase({ file: ':memory:', migrationsDir });
  }
  if (whyReadOnly(dataDir) !== null) return openToLookAt(dataDir, migrationsDir);
  const database = openForReading({ file, migrationsDir });
  if (database !== undefined) return database;
  // It comes from an older workbench. Opened as by a host, once, it is brought up to date.
  openDataFolder(dataDir, migrationsDir).close();
  return openForReading({ file, migrationsDir }) as Database;
}
