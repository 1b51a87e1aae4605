import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { Sentence } from '../contract/sentence.ts';
import type { Trouble, TroubleCause } from '../contract/waiting.ts';
import { explained } from '../db/explained.ts';
import { MAX_WORKERS } from '../contract/contract.ts';
import type { Contract } from '../contract/contract.ts';
import { requeueInterrupted } from '../db/queries/queue.ts';
import { backUpDaily, createBackups } from './data-folder/backups.ts';
import { DATABASE_FILE, openDataFolder } from './data-folder/data-folder.ts';
import type { DataFolder } from './data-folder/data-folder.ts';
import { findHolder } from './data-folder/find-holder.ts';
import { openFolderToLookAt, whyReadOnly } from './data-folder/read-only-folder.ts';
import { sweepUnused } from './data-folder/sweep-unused.ts';
import { NOT_WATCHED, watchFolder } from './data-folder/folder-watch.ts';
import { createDatasetProcess } from './dataset-process/dataset-process.ts';
import { logDefect } from './defect-log.ts';
import { probeEnvironment } from './environment/environment.ts';
import { keptDevice } from './environment/kept-device.ts';
import { physicalCores } from './environment/physical-cores.ts';
import { findProject } from './environment/project-root.ts';
import { readTensorflowSetup, tensorflowRecord } from './environment/tensorflow-setup.ts';
import { machineMemory } from './environment/machine-usage.ts';
import { runMemory } from './experiments/run-memory.ts';
import { archiveParts } from './imports/archive-parts.ts';
import { requireDatasetSize, requireModelSize } from './imports/sizes.ts';
import { createUploads } from './imports/uploads.ts';
import { createRouter } from './router.ts';
import type { WorkbenchRouter } from './router.ts';
import type { HostOptions } from './host-options.ts';
import { callRoll } from './processes/roll.ts';
import { createActivity } from './progress/activity.ts';
import { createFallbackNotes } from './progress/fallback-notes.ts';
import { createFolderStateWatch } from './progress/folder-state.ts';
import { createNotifier } from './progress/notifier.ts';
import { createOverview } from './progress/overview.ts';
import { tellOfRuns } from './progress/tell-of-runs.ts';
import { createUsageWatch } from './progress/usage-watch.ts';
import { createCompany } from './queue/company.ts';
import { createDevices } from './queue/devices.ts';
import { createScheduler } from './queue/scheduler.ts';
import { sqliteQueue } from './queue/sqlite-queue.ts';
import { environmentStore } from './queue/store-environment.ts';
import { atATime, workerCount } from './queue/worker-count.ts';
import { startOn } from './trainer/start-on.ts';
import { trainerEnvironments } from './trainer/trainer-environment.ts';
import { createTrainerPool, maxResidentBytes } from './trainer/trainer-pool.ts';
import type { Workbench } from './workbench.ts';

/** Milliseconds from one look at the data folder to the next. */
const WATCH_MS = 2000;

/** The workbench without a face: it owns a data folder, the queue and the trainers. */
export interface Host {
  /** For an RPC handler over whatever wire. */
  readonly router: WorkbenchRouter;
  /** The same by direct call. */
  readonly client: ContractRouterClient<Contract>;
  /** Where it notes how it can be reached: the data folder, unless that can only be looked at. */
  readonly dataDir: string;
  /** Whether runs are begun here; where the folder can only be looked at, none is. */
  readonly works: boolean;
  /** Notes in the data folder where this host can be reached. */
  announce(address: string): void;
  /** What is to be told who would expect a GPU where the processor computes, as far as it is known now. */
  fallback(): Promise<Sentence | null>;
  /**
   * Has all runs under way keep a checkpoint, for which they have a few seconds: the machine may be about
   * to sleep, or to run out of power.
   */
  saveAll(): Promise<void>;
  /**
   * Saves, ends all trainers and lets the folder go. What was running is queued for the next time, and
   * will go on where it stands. Asked again, it tells of the same end.
   */
  close(): Promise<void>;
}

/**
 * Opens a data folder and goes on with what is unfinished in it. TensorFlow is loaded by the
 * trainers only, so that this takes a fraction of a second.
 *
 * @throws UserError when the folder cannot be used, is in use, or holds a newer database.
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const readOnly = options.orLook ? whyReadOnly(options.dataDir) : null;
  const open = readOnly === null ? openDataFolder : openFolderToLookAt;
  const folder = open(options.dataDir, options.migrationsDir);
  try {
    return await hostOf(folder, readOnly, options);
  } catch (error) {
    folder.close();
    throw explained(error, join(folder.dir, DATABASE_FILE));
  }
}

async function hostOf(
  folder: DataFolder,
  readOnly: TroubleCause | null,
  options: HostOptions,
): Promise<Host> {
  const project = findProject();
  const setup = readTensorflowSetup(options.packaged?.tensorflow ?? tensorflowRecord(project.root));
  const { orm } = folder.database;
  const choice = keptDevice(orm);
  const envs = trainerEnvironments(setup, choice, { ownNode: options.packaged === undefined });
  const environment = probeEnvironment(project, setup, envs.gpu, choice);
  const devices = createDevices(environment);
  const workers = workerCount(orm, {
    suggested: () => Math.min(MAX_WORKERS, physicalCores()),
    asked: options.workers,
  });
  const workersFor = atATime(devices, workers);
  if (readOnly === null) requeueInterrupted(orm, Date.now());
  const works = readOnly === null && (options.work ?? true);

  // What was copied to be looked at stays as it is, whoever works on it later.
  const holder = readOnly === null ? null : findHolder(folder.dir);
  const activity = createActivity(() => performance.now());
  const overview = createOverview({
    orm,
    activity,
    workers: workersFor,
    begun: folder.checkpoints.begun,
    abandoned: holder?.kind === 'nobody',
  });
  const notifier = createNotifier(orm, overview);
  const folderState = createFolderStateWatch(() => ({
    waits: activity.waiting(),
    ...{ readOnly, holder },
  }));
  // What is no trainer computes on the processor, and leaves a GPU to them.
  const child = {
    env: envs.cpu,
    node: options.packaged?.node,
    pulseEntry: options.pulseEntry,
    hangLimits: options.hangLimits,
    roll: callRoll(join(folder.notesDir, 'processes.json')),
  };
  const fallbackNotes = createFallbackNotes(orm, environment);
  const noteFallback = () => (works ? fallbackNotes.note() : Promise.resolve());
  const startTrainer = startOn({
    options: { ...child, entry: options.trainerEntry ?? entryOf('trainer') },
    envs,
    cameUp(device, runtime) {
      environment.found(device, runtime);
      void noteFallback();
      // One that finds no GPU makes room on the processor.
      scheduler.wake();
    },
  });
  const places = { imported: folder.datasets.dir, models: folder.models.dir };
  const { checkpoints } = folder;
  const tell = tellOfRuns({ orm, activity, notifier, folderState, checkpoints });
  const watchOptions = {
    everyMs: options.watchMs ?? WATCH_MS,
    changed(trouble: Trouble | null) {
      tell.heldUp('folder', trouble);
      if (!trouble) scheduler.wake();
    },
  };
  // What can only be looked at was copied.
  const watch = readOnly === null ? watchFolder(folder, watchOptions) : NOT_WATCHED;
  activity.heldUp('folder', watch.trouble());
  const scheduler = createScheduler({
    dataDir: folder.dir,
    retryMs: options.watchMs,
    isFolderThere: () => watch.trouble() === null,
    queue: sqliteQueue(orm, folder.weights, folder.checkpoints, (runId) =>
      notifier.runsChanged([runId]),
    ),
    pool: createTrainerPool(startTrainer, () =>
      maxResidentBytes(machineMemory(), workers.current()),
    ),
    startMeasurer: startTrainer,
    devices,
    weightsDir: folder.weights.dir,
    checkpointsOf: (runId) => ({
      dir: folder.checkpoints.dirOf(runId),
      everyMs: options.checkpointEveryMs ?? CHECKPOINT_EVERY_MS,
    }),
    places,
    workers: workers.current,
    company: createCompany(machineMemory(), (spec) => runMemory(spec, places)),
    listener: {
      ...tell.listener,
      waits(runId, trouble) {
        tell.listener.waits(runId, trouble);
        if (trouble?.cause === 'failing' || trouble?.cause === 'away') watch.suspect();
      },
    },
    environmentOf: environmentStore(orm, environment),
  });

  const importing = { ...child, entry: options.datasetProcessEntry ?? entryOf('dataset-process') };
  const workbench: Workbench = {
    version: project.version,
    dataDir: folder.dir,
    examplesDir: options.examplesDir ?? join(project.root, 'examples'),
    workers,
    workersFor,
    orm,
    weights: folder.weights,
    checkpoints: folder.checkpoints,
    datasets: {
      folder: folder.datasets,
      uploads: createUploads(folder.datasets.uploadsDir, requireDatasetSize),
      process: createDatasetProcess(importing),
      importing,
    },
    models: {
      folder: folder.models,
      uploads: createUploads(folder.models.uploadsDir, requireModelSize),
    },
    archives: archiveParts(
      folder.archives,
      { ...child, entry: options.archiveProcessEntry ?? entryOf('archives') },
      options.migrationsDir,
    ),
    places,
    environment,
    overview,
    notifier,
    usage: createUsageWatch(activity),
    folderState,
    backups: createBackups(folder.database),
    noteFallback,
    scheduler: { wake: () => works && scheduler.wake(), abandon: scheduler.abandon },
  };
  const router = createRouter(workbench);
  if (works) sweepUnused(folder);
  const stopBackingUp = works ? backUpDaily(workbench.backups) : undefined;
  void noteFallback();
  workbench.scheduler.wake();

  async function end(): Promise<void> {
    watch.close();
    stopBackingUp?.();
    fallbackNotes.close();
    notifier.close();
    workbench.usage.close();
    folderState.close();
    await Promise.all([scheduler.close(), workbench.datasets.process.end()]);
    try {
      if (readOnly === null) requeueInterrupted(orm, Date.now());
    } catch (error) {
      // On a full disk, the next start does it.
      logDefect('What was running could not be queued again', error);
    } finally {
      folder.close();
    }
  }
  let ending: Promise<void> | undefined;

  return {
    router,
    client: createRouterClient(router),
    dataDir: folder.notesDir,
    works,
    announce: folder.lock.announce,
    fallback: environment.fallback,
    saveAll: scheduler.save,
    close: () => (ending ??= end()),
  };
}

/** Milliseconds: so much work is lost at most, whatever happens. */
const CHECKPOINT_EVERY_MS = 30_000;

/** The module that a process of that folder runs. */
const entryOf = (process: string) => join(import.meta.dirname, process, 'main.ts');
